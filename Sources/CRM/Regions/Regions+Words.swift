let regionWords: StaticString = """
    region | Region | 行政地区 | 行政區
    region.plural | Regions | 行政地区 | 行政區
    region.name | Place name | 地名 | 地名
    region.code | Region code | 区划代码 | 行政區代碼
    region.parent | Parent region | 上级地区 | 上層行政區
    region.short_name | Short name | 简称 | 簡稱
    region.remark | Remark | 备注 | 備註
    """
