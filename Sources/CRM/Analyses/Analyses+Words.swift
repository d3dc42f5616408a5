import Records

let analysisWords: StaticString = """
    menu.insight | Insight | 分析 | 分析
    chart.as_table | As a table | 以表格显示 | 以表格顯示
    chart.table_of | {name}, as a table | {name}（表格） | {name}（表格）
    home.title | Home | 首页 | 首頁
    home.kpis | Main figures | 主要指标 | 主要指標
    home.customers | Customers | 客户 | 客戶
    home.this_month | Sales this month | 本月销售额 | 本月銷售額
    home.twelve_months | Sales in twelve months | 近十二个月销售额 | 近十二個月銷售額
    home.orders | Orders in twelve months | 近十二个月订单 | 近十二個月訂單
    home.abnormal | Orders with an exception | 异常订单 | 異常訂單
    home.vs_last_year | vs last year | 同比 | 較去年同期
    home.nothing_before | nothing a year ago | 去年同期无数据 | 去年同期無資料
    home.revenue | Sales by month | 每月销售额 | 每月銷售額
    home.revenue_meaning | {now} in the last twelve months, {before} in the twelve months before. \
        | 近十二个月 {now}，此前十二个月 {before}。 | 近十二個月 {now}，此前十二個月 {before}。
    home.revenue_how | The orders of each month by order date, less returns and without cancelled ones, in base currency; \
        the dashed line is the same month a year before. | 按下单日期统计每月订单（扣除退货，不含已取消），以本位币计；虚线为去年同月。 \
        | 按下單日期統計每月訂單（扣除退貨，不含已取消），以本位幣計；虛線為去年同月。
    home.month | Month | 月份 | 月份
    home.this_year | These twelve months | 本期 | 本期
    home.last_year | A year before | 去年同期 | 去年同期
    home.change | Change | 变化 | 變化
    home.levels | Customers by value | 客户价值构成 | 客戶價值構成
    home.levels_how | The value level of the last grading run; who bought nothing in its window is not graded. \
        | 取最近一次评分的价值等级；评分期内无购买的客户未评分。 | 取最近一次評分的價值等級；評分期內無購買的客戶未評分。
    home.not_graded | Not graded | 未评分 | 未評分
    home.heat | Recency × frequency | 近度 × 频度 | 近度 × 頻度
    home.heat_note | customers per cell; red is valuable and slipping | 每格客户数；红色为常购而渐远的客户 | 每格客戶數；紅色為常購而漸遠的客戶
    home.heat_meaning | {n¦{n} customer¦{n} customers} used to buy often and have not for long. \
        | 有 {n} 位客户过去常购买，但已久未下单。 | 有 {n} 位客戶過去常購買，但已久未下單。
    home.heat_how | The scores of the last grading run, 1 to 5: recency 5 bought last, frequency 5 bought most often. \
        | 取最近一次评分的分数（1 至 5）：近度 5 为最近购买，频度 5 为购买最频繁。 | 取最近一次評分的分數（1 至 5）：近度 5 為最近購買，頻度 5 為購買最頻繁。
    home.cell | Recency {r}, frequency {f}: {n¦{n} customer¦{n} customers} | 近度 {r}，频度 {f}：{n} 位客户 | 近度 {r}，頻度 {f}：{n} 位客戶
    home.cell_slipping | Recency {r}, frequency {f}: {n¦{n} customer¦{n} customers}, slipping | 近度 {r}，频度 {f}：{n} 位客户，正在流失 \
        | 近度 {r}，頻度 {f}：{n} 位客戶，正在流失
    home.all_contribution | The whole contribution | 查看完整贡献分析 | 檢視完整貢獻分析
    home.attention | Orders that need attention | 需要关注的订单 | 需要關注的訂單
    home.attention_note | the worst first, then the nearest delivery | 异常在前，其次按交期 | 異常在前，其次按交期
    home.all_watched | The whole watch list | 查看完整跟踪列表 | 檢視完整追蹤清單
    home.news | New since yesterday | 昨天以来 | 昨天以來
    home.news_how | Records that were entered or imported since yesterday began, of those that you may see. \
        | 昨天零点以来录入或导入、且您有权查看的记录。 | 昨天零點以來輸入或匯入、且您有權檢視的記錄。
    home.nothing_new | Nothing was entered. | 没有新录入的记录。 | 沒有新輸入的記錄。
    home.since | since {date} | 自 {date} | 自 {date}
    home.new | {name} entered | 新增{name} | 新增{name}
    analysis.contribution | Contribution | 客户贡献 | 客戶貢獻
    analysis.composition | Composition | 客户构成 | 客戶構成
    analysis.composition_by | Composition by {name} | 按{name}构成 | 按{name}構成
    analysis.as_of | as of {time} | 数据截至 {time} | 資料截至 {time}
    analysis.computing | Adding up | 正在汇总 | 正在彙總
    analysis.computing_why | The figures come by themselves as soon as they are there. You can leave this page. \
        | 汇总完成后会自动显示；您可以离开此页面。 | 彙總完成後會自動顯示；您可以離開此頁面。
    analysis.failed | The figures could not be added up. Load the page again; if it stays so, ask your administrator. \
        | 汇总失败。请重新加载页面；如仍有问题，请联系管理员。 | 彙總失敗。請重新載入頁面；如仍有問題，請聯絡管理員。
    analysis.curve | The 80/20 line | 二八线 | 二八線
    analysis.ranks | Customers by contribution | 客户贡献排名 | 客戶貢獻排名
    analysis.rank | Rank | 排名 | 排名
    analysis.orders | Orders | 订单数 | 訂單數
    analysis.amount | Amount | 金额 | 金額
    analysis.share | Share | 占比 | 占比
    analysis.cumulative | Cumulative share | 累计占比 | 累計占比
    analysis.customers | Customers | 客户数 | 客戶數
    analysis.best_customers | Best customers | 贡献居前的客户 | 貢獻居前的客戶
    analysis.axis_customers | share of customers, the best first | 客户占比（由高到低） | 客戶占比（由高到低）
    analysis.axis_amount | share of the amount | 金额占比 | 金額占比
    analysis.mark | {share} of customers make 80 % | {share} 的客户贡献 80 % | {share} 的客戶貢獻 80 %
    analysis.line | The {n¦customer¦{n} customers} above make 80 %. | 以上 {n} 位客户贡献了 80 %。 | 以上 {n} 位客戶貢獻了 80 %。
    analysis.contribution_sentence | {n} of {all} customers ({share}) make 80 % of {total}. The best fifth, {fifth}, make {made}. \
        | {all} 位客户中 {n} 位（{share}）贡献了 {total} 的 80 %；前五分之一（{fifth} 位）贡献 {made}。 \
        | {all} 位客戶中 {n} 位（{share}）貢獻了 {total} 的 80 %；前五分之一（{fifth} 位）貢獻 {made}。
    analysis.contribution_how | The orders of the period by order date, less returns and without cancelled ones, in base currency, \
        added up by customer and ranked; of equal amounts the older customer first. Only customers with orders count. \
        The line stands behind the first customer with whom the sum reaches 80 %. The column of orders leaves returns out. \
        | 按下单日期统计期内订单（扣除退货，不含已取消，以本位币计），逐客户汇总并排名；金额相同时较早的客户在前。仅计有订单的客户。累计首次达到 80 % 的客户之后画线。“订单数”不含退货。 \
        | 按下單日期統計期內訂單（扣除退貨，不含已取消，以本位幣計），逐客戶彙總並排名；金額相同時較早的客戶在前。僅計有訂單的客戶。累計首次達到 80 % 的客戶之後畫線。「訂單數」不含退貨。
    analysis.composition_how | All customers by what the field says of them today, with the orders of the period by order date, less \
        returns and without cancelled ones, in base currency. | 全部客户按字段当前取值分组，金额为期内订单（按下单日期，扣除退货，不含已取消，以本位币计）。 \
        | 全部客戶按欄位目前取值分組，金額為期內訂單（按下單日期，扣除退貨，不含已取消，以本位幣計）。
    analysis.no_sales | Nothing was sold in these days to these customers. Choose another period. | 所选期间这些客户没有销售。请选择其他期间。 \
        | 所選期間這些客戶沒有銷售。請選擇其他期間。
    analysis.no_such_period | There is no such period; choose one from the list | 没有这个期间；请从列表中选择 | 沒有這個期間；請從清單中選擇
    analysis.period | Period | 期间 | 期間
    analysis.period.12m | Last twelve months | 近十二个月 | 近十二個月
    analysis.period.24m | Last two years | 近两年 | 近兩年
    analysis.period.this_year | This year | 今年 | 今年
    analysis.period.last_year | Last year | 去年 | 去年
    analysis.period.all | All time | 全部时间 | 全部時間
    analysis.period.own | From … to … | 自定义 | 自訂
    analysis.from | from | 从 | 從
    analysis.to | to | 至 | 至
    analysis.by | by | 按 | 按
    analysis.show | Show | 显示 | 顯示
    analysis.page | {n} of {all} | 第 {n} / {all} 页 | 第 {n} / {all} 頁
    analysis.previous | Previous page | 上一页 | 上一頁
    analysis.share_of_customers | Share of customers | 客户占比 | 客戶占比
    analysis.share_of_amount | Share of amount | 金额占比 | 金額占比
    analysis.parts | All parts | 全部分组 | 全部分組
    analysis.group | Group | 分组 | 分組
    analysis.statistics | Statistics | 统计 | 統計
    analysis.all_customers | All customers | 全部客户 | 全部客戶
    analysis.named | {name}: {value} | {name}：{value} | {name}：{value}
    analysis.not_said | Not said | 未填 | 未填
    """

/// What can be seen of all that was sold, and to whom.
let analysesModule = Module(schemas: [], words: [analysisWords])
