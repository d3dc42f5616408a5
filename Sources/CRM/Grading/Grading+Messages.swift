/// Why customers could not be graded, and what to do.
let gradingMessages: StaticString = """
    grading.done | {n} {n¦customer¦customers} graded on {on} | 已评定 {n} 个客户，评定日期 {on} | 已評定 {n} 個客戶，評定日期 {on}
    grading.is_running | Customers are being graded already; wait until that run is done \
        | 正在评定客户价值；请等待本次评定完成 | 正在評定客戶價值；請等待本次評定完成
    grading.nobody | No customer bought anything in the window up to {on}; choose {date} as the scoring date \
        | 截至 {on} 的评定期内没有客户购买；请选择 {date} 作为评定日期 \
        | 截至 {on} 的評定期間內沒有客戶購買；請選擇 {date} 作為評定日期
    grading.no_orders | There are no purchases yet; enter or import orders first | 还没有购买记录；请先录入或导入订单 \
        | 還沒有購買記錄；請先輸入或匯入訂單
    grading.window_is_empty | The window needs at least 1 month | 评定期至少为 1 个月 | 評定期間至少為 1 個月
    grading.nothing_is_weighted | At least one weight must be above 0 | 至少有一个权重大于 0 | 至少有一個權重大於 0
    grading.cutoffs | Needs 4 limits, each larger than the one before | 须有 4 个界限，且依次增大 | 須有 4 個界限，且依次增大
    grading.level_limits | Each level must start below the one above it | 每个等级的下限须低于上一等级 \
        | 每個等級的下限須低於上一等級
    """
