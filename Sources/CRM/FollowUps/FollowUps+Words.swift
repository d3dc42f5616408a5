let followUpWords: StaticString = """
    follow_up | Follow-up | 跟进记录 | 跟進記錄
    follow_up.plural | Follow-ups | 跟进记录 | 跟進記錄
    follow_up.way | Way | 跟进方式 | 跟進方式
    follow_up.way.call | Call | 电话 | 電話
    follow_up.way.visit | Visit | 拜访 | 拜訪
    follow_up.way.mail | E-mail | 邮件 | 郵件
    follow_up.way.message | Message | 消息 | 訊息
    follow_up.way.meeting | Meeting | 会议 | 會議
    follow_up.way.other | Other | 其他 | 其他
    follow_up.at | Time | 跟进时间 | 跟進時間
    follow_up.contact | Contact | 联系人 | 聯絡人
    follow_up.content | Content | 跟进内容 | 跟進內容
    follow_up.result | Result | 结果 | 結果
    follow_up.next_step | Next step | 下一步 | 下一步
    follow_up.next_on | Next step on | 下次跟进日期 | 下次跟進日期
    follow_up.contact_elsewhere | This contact belongs to another customer; choose one of this customer's \
        | 该联系人属于其他客户；请选择本客户的联系人 | 此聯絡人屬於其他客戶；請選擇本客戶的聯絡人
    follow_up.did.call | called | 致电 | 致電
    follow_up.did.visit | visited | 拜访了 | 拜訪了
    follow_up.did.mail | wrote to | 发邮件给 | 寄信給
    follow_up.did.message | sent a message to | 发消息给 | 傳訊息給
    follow_up.did.meeting | met | 会见了 | 會見了
    follow_up.did.other | was in touch with | 联系了 | 聯絡了
    follow_up.placeholder | What happened? | 发生了什么？ | 發生了什麼？
    section.next | Next step | 下一步 | 下一步
    """
let timelineWords: StaticString = """
    timeline.follow_ups | Follow-ups | 跟进 | 跟進
    timeline.orders | Orders | 订单 | 訂單
    timeline.cases | Cases | 工单 | 工單
    timeline.none_why | Follow-ups, orders, cases and changes appear here, newest first. \
        | 跟进、订单、工单和变更将显示在这里，最新的在最前。 | 跟進、訂單、工單和變更會顯示在這裡，最新的在最前。
    timeline.more | Contact, result and next step | 联系人、结果与下一步 | 聯絡人、結果與下一步
    timeline.result | Result: {text} | 结果：{text} | 結果：{text}
    """
