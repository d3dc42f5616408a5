/// What grading's pages say.
let gradingPageWords: StaticString = """
    customer.facts.average | Average order | 平均订单额 | 平均訂單額
    customer.facts.days_ago | {n} days ago | {n} 天前 | {n} 天前
    customer.facts.net | Sales, net of returns | 净销售额 | 淨銷售額
    grading.badge | Grade {letter}, {level}: recency {r}, frequency {f}, monetary {m}, service cost {c} of 5 \
    | 等级 {letter}，{level}：近度 {r}，频度 {f}，额度 {m}，服务成本 {c}（满分 5） \
    | 等級 {letter}，{level}：近度 {r}，頻度 {f}，額度 {m}，服務成本 {c}（滿分 5）
    grading.button | Grades | 客户评分 | 客戶評分
    grading.button_now | Grade now | 立即评分 | 立即評分
    grading.failed | The last run stopped: {why} | 上次评分中断：{why} | 上次評分中斷：{why}
    grading.gross | Do not count returns | 不计退货 | 不計退貨
    grading.history | Earlier runs | 历次评分 | 歷次評分
    grading.lead | Every customer gets a score from 1 to 5 for recency, frequency, amount and cost of serving, and a level \
    from their weighted mean. | 按近度、频度、额度和服务成本为每位客户打 1 至 5 分，再由加权平均得出等级。 \
    | 按近度、頻度、額度和服務成本為每位客戶評 1 至 5 分，再由加權平均得出等級。
    grading.leave | You can leave this page. | 您可以离开此页面。 | 您可以離開此頁面。
    grading.not_scored | Not scored: no purchase in the window | 未评分：期内无购买 | 未評分：期內無購買
    grading.now | Grade all customers | 为全部客户评分 | 為全部客戶評分
    grading.on_help | Today if nothing is entered. | 不填则为今天。 | 不填則為今天。
    grading.progress | {percent} % | {percent} % | {percent} %
    grading.running | Grading is running | 正在评分 | 正在評分
    grading.title | Grading | 客户评分 | 客戶評分
    """
