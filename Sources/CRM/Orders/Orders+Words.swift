let orderWords: StaticString = """
    order | Order | 订单 | 訂單
    order.plural | Orders | 订单 | 訂單
    order.kind | Kind | 订单类型 | 訂單類型
    order.kind.sale | Sale | 销售 | 銷售
    order.kind.return | Return | 退货 | 退貨
    order.ordered_on | Order date | 下单日期 | 下單日期
    order.promised_on | Promised delivery | 承诺交期 | 承諾交期
    order.delivered_on | Delivered on | 交付日期 | 交貨日期
    order.state | State | 订单状态 | 訂單狀態
    order.state.open | Open | 未交付 | 未交貨
    order.state.delivered | Delivered | 已交付 | 已交貨
    order.state.cancelled | Cancelled | 已取消 | 已取消
    order.total | Total | 订单金额 | 訂單金額
    order.total_base | Total in base currency | 本位币金额 | 本位幣金額
    order.lines | Lines | 订单明细 | 訂單明細
    order.no_such_currency | “{text}” is not in the list of currencies; choose one from it, such as EUR \
        | 币种列表中没有“{text}”；请从列表中选择，如 CNY | 幣別清單中沒有「{text}」；請從清單中選擇，如 TWD
    order.rate_positive | The rate must be more than 0: what one unit is worth in the base currency \
        | 汇率必须大于 0：一个单位等于多少本位币 | 匯率必須大於 0：一個單位等於多少本位幣
    order.delivered_before_ordered | Delivered before it was ordered; correct one of the two dates \
        | 交付日期早于下单日期；请更正其中一个日期 | 交貨日期早於下單日期；請更正其中一個日期
    order_line | Order line | 订单明细 | 訂單明細
    order_line.plural | Order lines | 订单明细 | 訂單明細
    order_line.order | Order | 订单 | 訂單
    order_line.quantity | Quantity | 数量 | 數量
    order_line.discount | Discount | 折扣 | 折扣
    order_line.amount | Amount | 金额 | 金額
    """
