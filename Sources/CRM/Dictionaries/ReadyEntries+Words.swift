/// What the ready entries of lists are called: stored under the English name, found by any of the three.
let readyEntryWords: StaticString = """
    dictionary.registration_channel.website | Website | 网站 | 網站
    dictionary.registration_channel.telephone | Telephone | 电话 | 電話
    dictionary.registration_channel.e_mail | E-mail | 电子邮件 | 電子郵件
    dictionary.registration_channel.sales_visit | Sales visit | 上门拜访 | 業務拜訪
    dictionary.registration_channel.trade_fair | Trade fair | 展会 | 展覽會
    dictionary.registration_channel.partner | Partner | 合作伙伴 | 合作夥伴
    dictionary.registration_channel.import | Import | 数据导入 | 資料匯入
    dictionary.source_channel.advertising | Advertising | 广告 | 廣告
    dictionary.source_channel.recommendation | Recommendation | 客户推荐 | 客戶推薦
    dictionary.source_channel.search_engine | Search engine | 搜索引擎 | 搜尋引擎
    dictionary.source_channel.social_media | Social media | 社交媒体 | 社群媒體
    dictionary.source_channel.trade_fair | Trade fair | 展会 | 展覽會
    dictionary.source_channel.cold_call | Cold call | 陌生拜访 | 陌生開發
    dictionary.source_channel.partner | Partner | 合作伙伴 | 合作夥伴
    dictionary.customer_type.end_customer | End customer | 最终客户 | 終端客戶
    dictionary.customer_type.dealer | Dealer | 经销商 | 經銷商
    dictionary.customer_type.partner | Partner | 合作伙伴 | 合作夥伴
    dictionary.customer_level.key_account | Key account | 重点客户 | 重點客戶
    dictionary.customer_level.important | Important | 重要客户 | 重要客戶
    dictionary.customer_level.ordinary | Ordinary | 普通客户 | 一般客戶
    dictionary.industry.manufacturing | Manufacturing | 制造业 | 製造業
    dictionary.industry.retail | Retail | 零售业 | 零售業
    dictionary.industry.wholesale | Wholesale | 批发业 | 批發業
    dictionary.industry.services | Services | 服务业 | 服務業
    dictionary.industry.software | Software | 软件业 | 軟體業
    dictionary.industry.finance | Finance | 金融业 | 金融業
    dictionary.industry.health | Health | 医疗健康 | 醫療保健
    dictionary.industry.education | Education | 教育 | 教育
    dictionary.industry.public_sector | Public sector | 公共部门 | 公部門
    dictionary.market_area.domestic | Domestic | 国内 | 國內
    dictionary.market_area.export | Export | 出口 | 外銷
    dictionary.position.management | Management | 管理层 | 管理階層
    dictionary.position.purchasing | Purchasing | 采购 | 採購
    dictionary.position.engineering | Engineering | 技术 | 工程
    dictionary.position.sales | Sales | 销售 | 業務
    dictionary.position.other | Other | 其他 | 其他
    dictionary.payment_term.prepayment | Prepayment | 预付款 | 預付
    dictionary.payment_term.30_days | 30 days | 30 天 | 30 天
    dictionary.payment_term.45_days | 45 days | 45 天 | 45 天
    dictionary.payment_term.60_days | 60 days | 60 天 | 60 天
    """
