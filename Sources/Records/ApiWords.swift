/// The words of addresses and of answers to programs: what an address may say, and why a request was not served.
package let apiWords: StaticString = """
    address.repeated | Stands more than once in the address; keep one of them | 在地址中重复出现；请只保留一个 \
        | 在網址中重複出現；請只保留一個
    address.cursor | Does not belong to this list; start again from its first page \
        | 不属于此列表；请从第一页重新开始 | 不屬於此清單；請從第一頁重新開始
    address.too_many_conditions | Takes up to {max} conditions; remove some | 最多 {max} 个条件；请删减 \
        | 最多 {max} 個條件；請刪減
    problem.not_found | There is no such thing here, or it is not yours to see | 此处没有该内容，或您无权查看 \
        | 此處沒有該內容，或您無權檢視
    problem.unauthorized | Needs a valid key; send it as Authorization: Bearer … | 需要有效的密钥；请以 Authorization: Bearer … 发送 \
        | 需要有效的金鑰；請以 Authorization: Bearer … 傳送
    problem.forbidden | Your role does not allow this; ask your administrator | 您的角色不允许此操作；请联系管理员 \
        | 您的角色不允許此操作；請聯絡管理員
    problem.misdirected | This server is not called that; use its configured address | 服务器不使用此名称；请使用其配置的地址 \
        | 伺服器不使用此名稱；請使用其設定的網址
    problem.too_large | Too much was sent at once; send less than 1 MB | 一次发送的内容过多；请少于 1 MB \
        | 一次傳送的內容過多；請少於 1 MB
    problem.too_many | This key sends more requests than it may; wait as long as Retry-After says \
        | 此密钥发送的请求过多；请按 Retry-After 等待 | 此金鑰傳送的請求過多；請依 Retry-After 等待
    problem.bad_request | The request cannot be read; check its form | 无法读取此请求；请检查格式 | 無法讀取此請求；請檢查格式
    problem.bad_address | The address asks for something that means nothing; see the list of errors \
        | 地址中有无效的内容；请查看错误列表 | 網址中有無效的內容；請查看錯誤清單
    problem.unsupported | The content is of another type than is read here; send application/json \
        | 内容类型无法读取；请发送 application/json | 內容類型無法讀取；請傳送 application/json
    problem.body_too_slow | The content took too long to arrive; try again | 内容传输过慢；请重试 | 內容傳輸過慢；請重試
    problem.stopping | The server is about to stop; try again in a moment | 服务器即将停止；请稍后重试 | 伺服器即將停止；請稍後重試
    problem.refused | Some fields need another value; see the list of errors | 部分字段需要修改；请查看错误列表 \
        | 部分欄位需要修改；請查看錯誤清單
    problem.conflict | Somebody saved the record first; look at its current state and send the change again \
        | 已有他人先保存此记录；请查看当前内容后重新提交 | 已有他人先儲存此記錄；請查看目前內容後重新提交
    problem.too_slow | It took too long; filter by an indexed field such as the city, or ask for less \
        | 耗时过长；请按城市等已建索引的字段筛选，或缩小范围 | 耗時過長；請依城市等已建索引的欄位篩選，或縮小範圍
    problem.busy | The database is busy; try again in a moment | 数据库繁忙；请稍后重试 | 資料庫忙碌；請稍後重試
    problem.full | The disk is full; nothing was saved. Free some space and try again | 磁盘已满，未保存任何内容；请释放空间后重试 \
        | 磁碟已滿，未儲存任何內容；請釋出空間後重試
    problem.unavailable | The database cannot be reached; try again in a moment | 无法连接数据库；请稍后重试 \
        | 無法連線資料庫；請稍後重試
    problem.unknown_outcome | Whether it was saved is not known; look before you send it again \
        | 不确定是否已保存；请先查看再重新提交 | 不確定是否已儲存；請先查看再重新提交
    problem.internal | Something went wrong on our side; tell your administrator the request's number \
        | 服务器出错；请将请求编号告知管理员 | 伺服器發生錯誤；請將請求編號告知管理員
    idempotency.other_request | This key was used for another request; send a new Idempotency-Key \
        | 此键已用于其他请求；请使用新的 Idempotency-Key | 此鍵已用於其他請求；請使用新的 Idempotency-Key
    idempotency.bad_key | Takes 1 to 200 visible ASCII characters; send a shorter or plainer key \
        | 须为 1 至 200 个可见 ASCII 字符；请换一个键 | 須為 1 至 200 個可見 ASCII 字元；請換一個鍵
    """
