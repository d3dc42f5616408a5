let dictionaryWords: StaticString = """
    dictionary_item | List entry | 字典项 | 字典項目
    dictionary_item.plural | List entries | 字典项 | 字典項目
    dictionary_item.dictionary | List | 所属字典 | 所屬字典
    dictionary_item.position | Place in the list | 排序 | 排序
    dictionary.registration_channel | Registration channels | 注册渠道 | 註冊管道
    dictionary.source_channel | Source channels | 来源渠道 | 來源管道
    dictionary.customer_type | Customer types | 客户类型 | 客戶類型
    dictionary.customer_level | Customer levels | 客户等级 | 客戶等級
    dictionary.classification | Classifications | 客户分类 | 客戶分類
    dictionary.industry | Industries | 行业 | 產業
    dictionary.market_area | Market areas | 市场区域 | 市場區域
    dictionary.position | Positions | 职务 | 職務
    dictionary.payment_term | Payment terms | 账期 | 帳期
    """
