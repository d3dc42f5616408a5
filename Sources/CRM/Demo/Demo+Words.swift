import Records

let demoWords: StaticString = """
    audit.demo | Demo company loaded | 载入演示公司 | 載入示範公司
    audit.demo_removed | Demo company removed | 移除演示公司 | 移除示範公司
    audit.remove | Removed for good | 彻底删除 | 永久刪除
    demo.complete | Complete it | 继续载入 | 繼續載入
    demo.hanging | Your people entered these on demo records. They stay, and so do the demo records that they need: \
        | 以下内容由您的人员录入，并与演示记录关联。它们将保留，所需的演示记录也会保留： \
        | 以下內容由您的人員輸入，並與示範記錄關聯。它們會保留，所需的示範記錄也會保留：
    demo.is_running | The demo company is being loaded or removed; wait until that is done \
        | 正在载入或移除演示公司；请等待完成 | 正在載入或移除示範公司；請等待完成
    demo.lead | Some 400 made-up customers in three languages, with two years of orders, cases and follow-ups, and colleagues who cannot sign in until you send them a link. \
        | 约 400 个虚构客户，三种语言，含两年的订单、工单和跟进记录；虚构同事在您发送邀请链接前无法登录。 \
        | 約 400 個虛構客戶，三種語言，含兩年的訂單、工單與跟進記錄；虛構同事在您傳送邀請連結前無法登入。
    demo.load | Load the demo company | 载入演示公司 | 載入示範公司
    demo.not_empty | The demo company is loaded only where there are no customers yet; use an empty installation \
        | 仅在尚无客户时才能载入演示公司；请使用空的安装 | 僅在尚無客戶時才能載入示範公司；請使用空的安裝
    demo.progress | {percent}% done | 已完成 {percent}% | 已完成 {percent}%
    demo.remove_what | Everything that the demo made goes for good; what you entered stays. \
        | 演示生成的内容将被彻底删除；您录入的内容会保留。 | 示範產生的內容將永久刪除；您輸入的內容會保留。
    demo.running | In progress | 正在进行 | 進行中
    demo.title | Demo company | 演示公司 | 示範公司
    """

/// The demo company has no records of its own kind, only words.
let demo = Module(schemas: [], words: [demoWords])
