let gradingWords: StaticString = """
    grading_run | Grading run | 价值评定 | 價值評定
    grading_run.plural | Grading runs | 价值评定 | 價值評定
    grading_run.scored_on | Scoring date | 评分日期 | 評分日期
    grading_run.window_months | Window in months | 统计期（月） | 統計期間（月）
    grading_run.counts_returns | Returns deducted | 扣除退货 | 扣除退貨
    grading_run.settings | Settings | 设置 | 設定
    grading_run.is_finished | Finished | 已完成 | 已完成
    grading_run.scored | Customers scored | 已评分客户数 | 已評分客戶數
    grading_run.highest | Highest value | 最高价值 | 最高價值
    grading_run.value | Value | 有价值 | 有價值
    grading_run.general | General | 一般 | 一般
    grading_run.lowest | Lowest contribution | 最低贡献 | 最低貢獻
    customer_score | Customer score | 客户评分 | 客戶評分
    customer_score.plural | Customer scores | 客户评分 | 客戶評分
    customer_score.run | Grading run | 价值评定 | 價值評定
    customer_score.recency | Days since the last purchase | 距最近购买天数 | 距最近購買天數
    customer_score.frequency | Number of purchases | 购买次数 | 購買次數
    customer_score.amount | Amount bought | 购买金额 | 購買金額
    customer_score.recency_smaller | Customers with fewer days | 天数更少的客户数 | 天數更少的客戶數
    customer_score.frequency_smaller | Customers with fewer purchases | 次数更少的客户数 | 次數更少的客戶數
    customer_score.amount_smaller | Customers who bought less | 金额更低的客户数 | 金額更低的客戶數
    customer_score.cost_smaller | Customers who cost less | 成本更低的客户数 | 成本更低的客戶數
    customer_score.score | Value score | 价值评分 | 價值評分
    customer_score.level | Value level | 价值等级 | 價值等級
    customer_score.level.highest | Highest value | 最高价值 | 最高價值
    customer_score.level.value | Value | 有价值 | 有價值
    customer_score.level.general | General | 一般 | 一般
    customer_score.level.lowest | Lowest contribution | 最低贡献 | 最低貢獻
    field.cost | Cost of serving | 服务成本 | 服務成本
    field.recency_score | Recency score | 近度得分 | 近度得分
    field.frequency_score | Frequency score | 频度得分 | 頻度得分
    field.amount_score | Amount score | 额度得分 | 額度得分
    field.cost_score | Cost score | 成本得分 | 成本得分
    relationship_level | Relationship level | 客户关系 | 客戶關係
    relationship_level.plural | Relationship levels | 客户关系 | 客戶關係
    relationship_level.scheme | Scheme | 方案 | 方案
    relationship_level.scheme.yearly_sales | Sales in the last 12 months | 近 12 个月销售额 | 近 12 個月銷售額
    relationship_level.scheme.share_of_purchasing_power | Share of yearly purchasing power | 占年采购能力的比例 \
        | 占年採購能力的比例
    relationship_level.name | Level name | 关系名称 | 關係名稱
    relationship_level.rank | Rank | 排序 | 排序
    relationship_level.lower | From | 下限（含） | 下限（含）
    relationship_level.upper | Below | 上限（不含） | 上限（不含）
    relationship_level.major | Major customer | 大客户 | 大客戶
    relationship_level.middle | Middle customer | 中客户 | 中客戶
    relationship_level.small | Small customer | 小客户 | 小客戶
    relationship_level.new | New customer | 新客户 | 新客戶
    relationship_level.regular | Regular customer | 熟客 | 熟客
    relationship_level.developing | Developing customer | 发展中客户 | 發展中客戶
    relationship_level.to_be_developed | To be developed | 待开发客户 | 待開發客戶
    relationship_history | Relationship history | 客户关系历史 | 客戶關係歷程
    relationship_history.plural | Relationship histories | 客户关系历史 | 客戶關係歷程
    relationship_history.level | Relationship level | 客户关系 | 客戶關係
    relationship_history.source | Set by | 确定方式 | 認定方式
    relationship_history.source.rule | Rule | 规则 | 規則
    relationship_history.source.manual | By hand | 人工 | 人工
    relationship_history.at | Since | 起始时间 | 起始時間
    """
