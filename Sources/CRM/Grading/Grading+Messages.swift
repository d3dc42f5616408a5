/// What grading, export and check say, and why they could not do what was asked.
let gradingMessages: StaticString = """
    audit.export | Exported | 导出 | 匯出
    check.audit | Records that the audit speaks of | 审计所指的记录 | 稽核所指的記錄
    check.customer_values | Customers whose value is the last run's | 客户价值与最近评定一致 | 客戶價值與最近評定一致
    check.engine | The database's own test | 数据库自检 | 資料庫自我檢查
    check.links | Links to records | 记录之间的引用 | 記錄之間的引用
    check.numbers | Numbers below the next one | 已用编号低于下一编号 | 已用編號低於下一編號
    check.order_totals | Orders whose total is the sum of their lines | 订单金额与明细合计一致 | 訂單金額與明細合計一致
    check.search | Records that a search finds | 可搜索的记录 | 可搜尋的記錄
    check.uniques | Values that stand once | 唯一值 | 唯一值
    export.done | {n} {n¦record¦records} written to {file} | 已将 {n} 条记录写入 {file} | 已將 {n} 筆記錄寫入 {file}
    export.no_such_kind | There is no kind “{text}”; use one of: {kinds} | 没有“{text}”这种记录；可选：{kinds} \
        | 沒有「{text}」這種記錄；可選：{kinds}
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
