/// What grading's pages say.
let gradingPageWords: StaticString = """
    customer.parent.reverse | Subsidiaries | 下属企业 | 下屬公司
    customer.facts.average | Average order | 平均订单额 | 平均訂單額
    customer.facts.days_ago | {n} days ago | {n} 天前 | {n} 天前
    customer.facts.net | Sales, net of returns | 净销售额 | 淨銷售額
    grading.as_of | as of {date} | 截至 {date} | 截至 {date}
    grading.days | {n¦{n} day¦{n} days} | {n} 天 | {n} 天
    grading.how | How is this computed? | 如何计算？ | 如何計算？
    grading.measure.amount | Monetary | 额度 | 額度
    grading.measure.cost | Service cost | 服务成本 | 服務成本
    grading.measure.frequency | Frequency | 频度 | 頻度
    grading.measure.recency | Recency | 近度 | 近度
    grading.no_run | No grading has been run yet. | 尚未进行过评分。 | 尚未進行過評分。
    grading.none_in_window | Not scored: no purchase from {from} to {to}. | 未评分：{from} 至 {to} 无购买。 | 未評分：{from} 至 {to} 無購買。
    grading.of_five | {name}: {n} of 5 | {name}：{n} 分（满分 5） | {name}：{n} 分（滿分 5）
    grading.value_score | Value score {score} of 5 | 价值得分 {score}（满分 5） | 價值得分 {score}（滿分 5）
    grading.why_limits | From {highest}: highest value; from {value}: value; from {general}: general; below: lowest contribution. \
    | 得分 ≥ {highest}：最高价值；≥ {value}：有价值；≥ {general}：一般；其余：最低贡献。 \
    | 得分 ≥ {highest}：最高價值；≥ {value}：有價值；≥ {general}：一般；其餘：最低貢獻。
    grading.why_window_gross | Orders from {from} to {to}, without cancelled ones and not reduced by returns, in {currency}. \
    | 统计 {from} 至 {to} 的订单（不含已取消，不扣退货），币种 {currency}。 \
    | 統計 {from} 至 {to} 的訂單（不含已取消，不扣退貨），幣別 {currency}。
    grading.why_window_net | Orders from {from} to {to}, net of cancelled ones and returns, in {currency}. \
    | 统计 {from} 至 {to} 的订单（扣除已取消及退货），币种 {currency}。 \
    | 統計 {from} 至 {to} 的訂單（扣除已取消及退貨），幣別 {currency}。
    grading.why.amount | Bought for {value} {currency}, more than {share} % of {total} customers: {score} of 5 points, weight {weight} % \
    | 购买 {value} {currency}，多于 {total} 位客户中的 {share} %：得 {score} 分，权重 {weight} % \
    | 購買 {value} {currency}，多於 {total} 位客戶中的 {share} %：得 {score} 分，權重 {weight} %
    grading.why.cost | Cost {value} {currency} to serve; {share} % of {total} customers cost less: {score} of 5 points, weight {weight} % \
    | 服务成本 {value} {currency}；{total} 位客户中 {share} % 成本更低：得 {score} 分，权重 {weight} % \
    | 服務成本 {value} {currency}；{total} 位客戶中 {share} % 成本更低：得 {score} 分，權重 {weight} %
    grading.why.fixed | {value}, by the limits that were set: {score} of 5 points, weight {weight} % \
    | {value}，按设定的分界值：得 {score} 分，权重 {weight} % | {value}，依設定的分界值：得 {score} 分，權重 {weight} %
    grading.why.frequency | Bought {value} times, more often than {share} % of {total} customers: {score} of 5 points, weight {weight} % \
    | 购买 {value} 次，多于 {total} 位客户中的 {share} %：得 {score} 分，权重 {weight} % \
    | 購買 {value} 次，多於 {total} 位客戶中的 {share} %：得 {score} 分，權重 {weight} %
    grading.why.recency | Last bought {value} ago; {share} % of {total} customers bought more recently: {score} of 5 points, weight {weight} % \
    | 最近一次购买在 {value}前；{total} 位客户中 {share} % 更近：得 {score} 分，权重 {weight} % \
    | 最近一次購買在 {value}前；{total} 位客戶中 {share} % 更近：得 {score} 分，權重 {weight} %
    grading.badge | Grade {letter}, {level}: recency {r}, frequency {f}, monetary {m}, service cost {c} of 5 \
    | 等级 {letter}，{level}：近度 {r}，频度 {f}，额度 {m}，服务成本 {c}（满分 5） \
    | 等級 {letter}，{level}：近度 {r}，頻度 {f}，額度 {m}，服務成本 {c}（滿分 5）
    grading.button | Grades | 客户评分 | 客戶評分
    grading.button_now | Grade now | 立即评分 | 立即評分
    grading.failed | The last run stopped: {why} | 上次评分中断：{why} | 上次評分中斷：{why}
    grading.future | Grading looks back: choose a day up to {date} | 评分只能回顾过去：请选择不晚于 {date} 的日期 \
    | 評分只能回顧過去：請選擇不晚於 {date} 的日期
    grading.given_up | {n} runs in a row stopped: {why} Nothing starts it by itself any more; look at the reason first \
    | 连续 {n} 次评分中断：{why} 系统不再自动重试；请先查明原因 | 連續 {n} 次評分中斷：{why} 系統不再自動重試；請先查明原因
    grading.interrupted | The program ended before the work was done. | 程序在完成前退出。 | 程式在完成前結束。
    grading.gross | Do not count returns | 不计退货 | 不計退貨
    grading.history | Earlier runs | 历次评分 | 歷次評分
    grading.lead | Every customer gets a score from 1 to 5 for recency, frequency, amount and cost of serving, and a level \
    from their weighted mean. | 按近度、频度、额度和服务成本为每位客户打 1 至 5 分，再由加权平均得出等级。 \
    | 按近度、頻度、額度和服務成本為每位客戶評 1 至 5 分，再由加權平均得出等級。
    grading.not_scored | Not scored: no purchase in the window | 未评分：期内无购买 | 未評分：期內無購買
    grading.now | Grade all customers | 为全部客户评分 | 為全部客戶評分
    grading.on_help | Today if nothing is entered. | 不填则为今天。 | 不填則為今天。
    grading.progress | {percent} % | {percent} % | {percent} %
    grading.running | Grading is running | 正在评分 | 正在評分
    grading.title | Grading | 客户评分 | 客戶評分
    """
