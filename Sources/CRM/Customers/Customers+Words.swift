let customerWords: StaticString = """
    customer | Customer | 客户 | 客戶
    customer.plural | Customers | 客户 | 客戶
    customer.name | Name | 客户名称 | 客戶名稱
    customer.kind | Kind | 客户性质 | 客戶性質
    customer.kind.company | Company | 企业 | 公司
    customer.kind.person | Person | 个人 | 個人
    customer.short_name | Short name | 简称 | 簡稱
    customer.customer_type | Customer type | 客户类型 | 客戶類型
    customer.classification | Classification | 客户分类 | 客戶分類
    customer.level | Customer level | 客户等级 | 客戶等級
    customer.industry | Industry | 行业 | 產業
    customer.phone | Phone | 电话 | 電話
    customer.fax | Fax | 传真 | 傳真
    customer.email | E-mail | 邮箱 | 電子郵件
    customer.website | Website | 网站 | 網站
    customer.region | Region | 行政地区 | 行政區
    customer.address | Address | 地址 | 地址
    customer.market_area | Market area | 市场区域 | 市場區域
    customer.parent | Parent customer | 上级客户 | 上層客戶
    customer.employees | Employees | 员工人数 | 員工人數
    customer.yearly_revenue | Yearly revenue | 年营业额 | 年營業額
    customer.purchasing_power | Yearly purchasing power | 年采购能力 | 年採購能力
    customer.credit_limit | Credit limit | 信用额度 | 信用額度
    customer.payment_term | Payment term | 账期 | 帳期
    customer.invoice_title | Invoice title | 发票抬头 | 發票抬頭
    customer.tax_number | Tax number | 税号 | 統一編號
    customer.bank | Bank | 开户行 | 往來銀行
    customer.bank_account | Bank account | 银行账号 | 銀行帳號
    customer.registered_on | Registered on | 注册日期 | 註冊日期
    customer.registration_channel | Registration channel | 注册渠道 | 註冊管道
    customer.source_channel | Source channel | 来源渠道 | 來源管道
    customer.relationship_level | Relationship level | 客户关系 | 客戶關係
    customer.relationship_source | Relationship set by | 关系确定方式 | 關係認定方式
    customer.relationship_source.rule | Rule | 规则 | 規則
    customer.relationship_source.manual | By hand | 人工 | 人工
    customer.relationship_may_change | Rule may overrule | 允许规则覆盖 | 允許規則覆寫
    customer.value_level | Value level | 价值等级 | 價值等級
    customer.value_level.highest | Highest value | 最高价值 | 最高價值
    customer.value_level.value | Value | 有价值 | 有價值
    customer.value_level.general | General | 一般 | 一般
    customer.value_level.lowest | Lowest contribution | 最低贡献 | 最低貢獻
    customer.value_score | Value score | 价值评分 | 價值評分
    customer.last_order_on | Last order | 最近下单 | 最近下單
    customer.order_count | Number of orders | 订单数 | 訂單數
    customer.sales | Sales | 累计销售额 | 累計銷售額
    customer.gender.female | Female | 女 | 女
    customer.gender.male | Male | 男 | 男
    customer.gender.other | Other | 其他 | 其他
    customer.own_parent | A customer cannot be its own parent; choose another customer or leave it empty \
        | 客户不能是自己的上级；请选择其他客户或留空 | 客戶不能是自己的上層；請選擇其他客戶或留空
    customer.addresses | Further addresses | 其他地址 | 其他地址
    contact.customers | Further customers | 其他所属客户 | 其他所屬客戶
    contact.own_customer | This is the contact's main customer already; choose another customer or empty the row \
        | 这已是该联系人的主要客户；请选择其他客户或清空该行 | 這已是該聯絡人的主要客戶；請選擇其他客戶或清空該列
    contact | Contact | 联系人 | 聯絡人
    contact.plural | Contacts | 联系人 | 聯絡人
    contact.name | Name | 姓名 | 姓名
    contact.salutation | Salutation | 称谓 | 稱謂
    contact.team | Department | 所在部门 | 所屬部門
    contact.decision_role | Decision role | 决策角色 | 決策角色
    contact.decision_role.decider | Decision maker | 决策人 | 決策人
    contact.decision_role.influencer | Influencer | 影响者 | 影響者
    contact.decision_role.user | User | 使用者 | 使用者
    contact.decision_role.gatekeeper | Gatekeeper | 把关人 | 把關人
    contact.phone | Phone | 电话 | 電話
    contact.mobile | Mobile | 手机 | 手機
    contact.email | E-mail | 邮箱 | 電子郵件
    contact.preferred_language | Preferred language | 首选语言 | 慣用語言
    contact.do_not_call | Do not call | 请勿致电 | 請勿致電
    contact.do_not_mail | Do not mail | 请勿发邮件 | 請勿寄信
    contact.gender.female | Female | 女 | 女
    contact.gender.male | Male | 男 | 男
    contact.gender.other | Other | 其他 | 其他
    customer_contact | Contact's further customer | 联系人的其他客户 | 聯絡人的其他客戶
    customer_contact.plural | Contacts' further customers | 联系人的其他客户 | 聯絡人的其他客戶
    customer_contact.contact | Contact | 联系人 | 聯絡人
    customer_contact.role | Role there | 在该客户的角色 | 在該客戶的角色
    customer_contact.is_inactive | No longer there | 已离开 | 已離開
    address | Address | 地址 | 地址
    address.plural | Addresses | 地址 | 地址
    address.kind | Address type | 地址类型 | 地址類型
    address.kind.billing | Billing | 开票地址 | 帳單地址
    address.kind.shipping | Shipping | 收货地址 | 收貨地址
    address.kind.visit | Visit | 拜访地址 | 拜訪地址
    address.line | Street and number | 详细地址 | 詳細地址
    field.customer | Customer | 客户 | 客戶
    field.gender | Gender | 性别 | 性別
    field.birth_date | Birth date | 出生日期 | 出生日期
    field.hobbies | Hobbies | 爱好 | 嗜好
    field.messenger | Messenger | 即时通讯 | 即時通訊
    field.position | Position | 职务 | 職務
    section.reach | Contact details | 联系方式 | 聯絡方式
    section.place | Location | 所在地 | 所在地
    section.person | Personal details | 个人信息 | 個人資訊
    section.business | Business details | 经营信息 | 營運資訊
    section.origin | Origin | 来源 | 來源
    section.value | Customer value | 客户价值 | 客戶價值
    """
