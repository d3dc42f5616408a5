/// What is said in the demo company's follow-ups and cases, in the language of each customer.
enum DemoTexts {
    struct Talk { let way: String, content: String, result: String, next: String }

    static let talks: [[Talk]] = [
        [
            Talk(
                way: "call",
                content: "Second line is waiting on the customs paper. Will confirm the December volume by Friday.",
                result: "Volume likely, price is not the issue", next: "Ask for the confirmed volume"),
            Talk(
                way: "visit",
                content:
                    "Walked through the plant with the production lead. Two old machines will be replaced next year.",
                result: "Wants a quote for tooling", next: "Send the tooling quote"),
            Talk(
                way: "mail", content: "Sent the price list for the next quarter and the delivery calendar.", result: "",
                next: ""),
            Talk(
                way: "meeting", content: "Yearly review: happy with quality, lead times should be shorter.",
                result: "Agreed on a buffer stock", next: "Plan the buffer stock with logistics"),
            Talk(
                way: "message", content: "Asked whether the last parcel arrived complete.", result: "Complete", next: ""
            ),
            Talk(
                way: "call", content: "Invoice of last month is still open; accounts will look into it.", result: "",
                next: "Check the payment"),
        ],
        [
            Talk(way: "call", content: "二号线在等报关资料，周五前确认十二月的用量。", result: "用量基本确定，价格不是问题", next: "跟进用量确认"),
            Talk(way: "visit", content: "与生产主管参观车间，明年将更换两台旧设备。", result: "需要刀具报价", next: "发送刀具报价"),
            Talk(way: "mail", content: "已发送下季度价格表和交货日历。", result: "", next: ""),
            Talk(way: "meeting", content: "年度回顾：对质量满意，希望缩短交期。", result: "同意设置缓冲库存", next: "与物流安排缓冲库存"),
            Talk(way: "message", content: "询问上一批货物是否完整收到。", result: "已收齐", next: ""),
            Talk(way: "call", content: "上月发票尚未付款，财务会核实。", result: "", next: "核对付款"),
        ],
        [
            Talk(way: "call", content: "二號線在等報關文件，週五前確認十二月的用量。", result: "用量大致確定，價格不是問題", next: "追蹤用量確認"),
            Talk(way: "visit", content: "與生產主管參觀廠房，明年將更換兩台舊設備。", result: "需要刀具報價", next: "寄送刀具報價"),
            Talk(way: "mail", content: "已寄送下一季價目表與交貨行事曆。", result: "", next: ""),
            Talk(way: "meeting", content: "年度檢討：對品質滿意，希望縮短交期。", result: "同意設置緩衝庫存", next: "與物流安排緩衝庫存"),
            Talk(way: "message", content: "詢問上一批貨是否完整收到。", result: "已收齊", next: ""),
            Talk(way: "call", content: "上個月的發票尚未付款，財務會查核。", result: "", next: "核對付款"),
        ],
    ]

    struct Trouble { let kind: String, subject: String, solution: String }
    static let troubles: [[Trouble]] = [
        [
            Trouble(
                kind: "fault", subject: "Spindle vibration above 6,000 rpm", solution: "Bearing replaced under warranty"
            ),
            Trouble(kind: "question", subject: "Which grease for the linear guides?", solution: "Data sheet sent"),
            Trouble(
                kind: "complaint", subject: "Wrong gasket in the last lot", solution: "Exchanged, credit note issued"),
            Trouble(kind: "need", subject: "CE papers in German", solution: "Papers sent"),
            Trouble(kind: "return", subject: "Two end mills arrived chipped", solution: "Taken back"),
        ],
        [
            Trouble(kind: "fault", subject: "主轴转速超过6000时振动", solution: "保修更换轴承"),
            Trouble(kind: "question", subject: "直线导轨用哪种润滑脂？", solution: "已发送资料"),
            Trouble(kind: "complaint", subject: "上一批垫片型号错误", solution: "已换货并开具红字发票"),
            Trouble(kind: "need", subject: "需要材质证明", solution: "已寄出"),
            Trouble(kind: "return", subject: "两把立铣刀到货崩刃", solution: "已退回"),
        ],
        [
            Trouble(kind: "fault", subject: "主軸轉速超過6000時振動", solution: "保固更換軸承"),
            Trouble(kind: "question", subject: "線性滑軌用哪種潤滑脂？", solution: "已寄送資料"),
            Trouble(kind: "complaint", subject: "上一批墊片型號錯誤", solution: "已換貨並開立折讓單"),
            Trouble(kind: "need", subject: "需要材質證明", solution: "已寄出"),
            Trouble(kind: "return", subject: "兩把立銑刀到貨崩刃", solution: "已退回"),
        ],
    ]
}
