import Records

/// Handing out has no records of its own, only words.
let allocation = Module(schemas: [], words: [allocationWords])

private let allocationWords: StaticString = """
    allocation.all | All {n} that are found | 全部 {n} 个符合条件的客户 | 全部 {n} 個符合條件的客戶
    allocation.button | Hand out | 分配 | 分配
    allocation.comes_to | What it comes to | 分配结果 | 分配結果
    allocation.do | Hand out {n¦{n} customer¦{n} customers} | 分配 {n} 个客户 | 分配 {n} 個客戶
    allocation.done | {n¦{n} customer was handed out¦{n} customers were handed out} | 已分配 {n} 个客户 | 已分配 {n} 個客戶
    allocation.evenly | Several people get equal shares. | 选择多人时平均分配。 | 選擇多人時平均分配。
    allocation.is_running | Customers are being handed out; wait until that is done | 正在分配客户；请等待完成 | 正在分配客戶；請等待完成
    allocation.lead | Customers that nobody looks after yet, and who shall. Each change is in the customer's history, and can be undone. \
        | 尚无负责人的客户，以及由谁负责。每次变更都会记入客户历史，并可撤销。 \
        | 尚無負責人的客戶，以及由誰負責。每次變更都會記入客戶歷史，並可復原。
    allocation.nobody | Choose at least 1 person to hand them to | 请至少选择一位负责人 | 請至少選擇一位負責人
    allocation.none | Everybody is looked after | 所有客户都有负责人 | 所有客戶都有負責人
    allocation.none_why | Customers without an owner appear here, to be handed out. | 没有负责人的客户将显示在这里，以便分配。 | 沒有負責人的客戶會顯示在這裡，以便分配。
    allocation.nothing | Choose at least 1 customer, or all that are found | 请至少选择一个客户，或选择全部 | 請至少選擇一個客戶，或選擇全部
    allocation.preview | Preview | 预览 | 預覽
    allocation.running | Handing out | 正在分配 | 正在分配
    allocation.title | Hand out customers | 分配客户 | 分配客戶
    allocation.undoing | Taking back | 正在撤销 | 正在復原
    allocation.which | Which customers | 哪些客户 | 哪些客戶
    allocation.whom | To whom | 分配给谁 | 分配給誰
    """
