let orderExceptionWords: StaticString = """
    order.attention | Needs attention | 异常程度 | 異常程度
    order.attention.high | High | 严重 | 嚴重
    order.attention.low | Low | 轻微 | 輕微
    order.attention.medium | Medium | 一般 | 一般
    order_exception | Order exception | 订单异常 | 訂單異常
    order_exception.plural | Order exceptions | 订单异常 | 訂單異常
    order_exception.order | Order | 订单 | 訂單
    order_exception.kind | Kind | 异常类型 | 異常類型
    order_exception.kind.late | Late | 延期 | 逾期
    order_exception.kind.short | Short delivery | 短缺 | 短缺
    order_exception.kind.quality | Quality | 质量 | 品質
    order_exception.kind.payment | Payment | 付款 | 付款
    order_exception.kind.other | Other | 其他 | 其他
    order_exception.severity | Severity | 严重程度 | 嚴重程度
    order_exception.severity.high | High | 严重 | 嚴重
    order_exception.severity.low | Low | 轻微 | 輕微
    order_exception.severity.medium | Medium | 一般 | 一般
    order_exception.state | State | 状态 | 狀態
    order_exception.state.open | Open | 未解决 | 未解決
    order_exception.state.closed | Closed | 已解决 | 已解決
    order_exception.found_on | Found on | 发现日期 | 發現日期
    order_exception.solved_on | Solved on | 解决日期 | 解決日期
    order_exception.found_by | Found by | 发现方式 | 發現方式
    order_exception.found_by.hand | By hand | 人工 | 人工
    order_exception.found_by.rule | Rule | 规则 | 規則
    order_exception.solved_before_found | Solved before it was found; correct one of the two dates \
        | 解决日期早于发现日期；请更正其中一个日期 | 解決日期早於發現日期；請更正其中一個日期
    watch.title | Order watch list | 订单跟踪 | 訂單追蹤
    watch.lead | Open orders, and delivered ones with something still open. What is wrong stands first, the worst on top; \
        then what is promised soonest. | 未交付的订单，以及已交付但仍有异常的订单。异常在前，严重者居首；其余按承诺交期由近到远排列。 \
        | 未交貨的訂單，以及已交貨但仍有異常的訂單。異常在前，嚴重者居首；其餘按承諾交期由近到遠排列。
    watch.exceptions | What is wrong | 异常情况 | 異常情況
    watch.due | Delivery | 交期 | 交期
    watch.days_late | {n¦{n} day late¦{n} days late} | 已延期 {n} 天 | 已逾期 {n} 天
    watch.days_left | {n¦in {n} day¦in {n} days} | 还有 {n} 天 | 還有 {n} 天
    watch.today | today | 今天 | 今天
    watch.no_date | no promised date | 未承诺交期 | 未承諾交期
    watch.delivered | delivered {date} | 已于 {date} 交付 | 已於 {date} 交貨
    watch.none | No order needs watching | 没有需要跟踪的订单 | 沒有需要追蹤的訂單
    watch.none_why | Orders show here while they are open, or while something about them is. \
        | 未交付或有未解决异常的订单会显示在这里。 | 未交貨或有未解決異常的訂單會顯示在這裡。
    watch.add | Note an exception | 登记异常 | 登記異常
    """
