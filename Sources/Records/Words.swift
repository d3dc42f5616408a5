/// The words of what every entity has: people and rights, shared fields, filters, and why a change was refused.
package let recordWords: StaticString = """
    user | User | 用户 | 使用者
    user.plural | Users | 用户 | 使用者
    user.login | Login | 账号 | 帳號
    user.name | Name | 姓名 | 姓名
    user.email | E-mail | 邮箱 | 電子郵件
    user.phone | Phone | 电话 | 電話
    user.language | Language | 语言 | 語言
    user.language.en | English | English | English
    user.language.zh-Hans | 简体中文 | 简体中文 | 简体中文
    user.language.zh-Hant | 繁體中文 | 繁體中文 | 繁體中文
    user.zone | Time zone | 时区 | 時區
    user.theme | Appearance | 外观 | 外觀
    user.theme.light | Light | 浅色 | 淺色
    user.theme.dark | Dark | 深色 | 深色
    user.status | Status | 状态 | 狀態
    user.status.active | Active | 启用 | 啟用
    user.status.locked | Locked | 已锁定 | 已鎖定
    user.login_form | Needs a login without spaces | 请填写不含空格的账号 | 請填寫不含空格的帳號
    user.no_such_user | Nobody active has the login “{text}”; check it or unlock the user \
        | 没有启用的账号“{text}”；请检查账号或先解锁用户 | 沒有啟用的帳號「{text}」；請檢查帳號或先解除鎖定
    user.no_such_role | There is no role “{text}”; choose one from the list of roles \
        | 没有角色“{text}”；请从角色列表中选择 | 沒有角色「{text}」；請從角色清單中選擇
    user.no_such_department | There is no department “{text}”; check its name or add it first \
        | 没有部门“{text}”；请检查名称或先添加该部门 | 沒有部門「{text}」；請檢查名稱或先新增該部門
    department | Department | 部门 | 部門
    department.plural | Departments | 部门 | 部門
    department.name | Department name | 部门名称 | 部門名稱
    department.code | Department code | 部门编码 | 部門代碼
    department.parent | Parent department | 上级部门 | 上層部門
    role | Role | 角色 | 角色
    role.plural | Roles | 角色 | 角色
    role.name | Role name | 角色名称 | 角色名稱
    role.is_administrator | May do everything | 拥有全部权限 | 擁有全部權限
    role.clerk | Data-entry clerk | 录入人员 | 資料登錄人員
    role.marketing | Marketing | 市场人员 | 行銷人員
    role.salesperson | Salesperson | 业务人员 | 業務人員
    role.manager | Department manager | 部门主管 | 部門主管
    role.service | Service | 客服 | 客服
    role.executive | Executive | 决策者 | 決策者
    role.administrator | Administrator | 管理员 | 管理員
    user_role | User's role | 用户角色 | 使用者角色
    user_role.plural | Users' roles | 用户角色 | 使用者角色
    user_role.user | User | 用户 | 使用者
    role_grant | Role's right | 角色权限 | 角色權限
    role_grant.plural | Roles' rights | 角色权限 | 角色權限
    role_grant.verb | Action | 操作 | 操作
    role_grant.scope | Reach | 范围 | 範圍
    role_grant.scope.none | None | 无 | 無
    role_grant.scope.own | Own | 本人 | 本人
    role_grant.scope.department | Department | 本部门 | 本部門
    role_grant.scope.tree | Department and below | 本部门及下级 | 本部門及下層
    role_grant.scope.all | All | 全部 | 全部
    field_grant | Role's field right | 角色字段权限 | 角色欄位權限
    field_grant.plural | Roles' field rights | 角色字段权限 | 角色欄位權限
    field_grant.field | Field | 字段 | 欄位
    field_grant.access | Access | 访问方式 | 存取方式
    field_grant.access.hidden | Hidden | 隐藏 | 隱藏
    field_grant.access.read_only | Read only | 只读 | 唯讀
    field.number | Number | 编号 | 編號
    field.owner | Owner | 负责人 | 負責人
    field.department | Department | 部门 | 部門
    field.created_at | Created at | 创建时间 | 建立時間
    field.created_by | Created by | 创建人 | 建立者
    field.updated_at | Changed at | 修改时间 | 修改時間
    field.updated_by | Changed by | 修改人 | 修改者
    field.version | Version | 版本 | 版本
    field.source | Source | 数据来源 | 資料來源
    field.import_job | Import | 导入任务 | 匯入作業
    field.deleted_at | Deleted at | 删除时间 | 刪除時間
    field.deleted_by | Deleted by | 删除人 | 刪除者
    field.name | Name | 名称 | 名稱
    field.code | Code | 编码 | 代碼
    field.city | City | 城市 | 城市
    field.postal_code | Postal code | 邮编 | 郵遞區號
    field.country | Country | 国家/地区 | 國家/地區
    field.level | Level | 级别 | 層級
    field.note | Note | 备注 | 備註
    field.description | Description | 说明 | 說明
    field.is_active | Active | 启用 | 啟用
    field.price | Price | 单价 | 單價
    field.role | Role | 角色 | 角色
    field.entity | Kind of record | 记录类型 | 記錄類型
    section.main | Basic details | 基本信息 | 基本資訊
    section.responsible | Responsible | 归属 | 歸屬
    section.custom | More fields | 自定义字段 | 自訂欄位
    source.page | Screen | 页面 | 頁面
    source.api | API | API | API
    source.import | Import | 导入 | 匯入
    source.form | Web form | 网页表单 | 網頁表單
    source.mail | E-mail | 邮件 | 郵件
    source.workflow | Workflow | 工作流 | 工作流程
    source.console | Command line | 命令行 | 命令列
    scope.none | None | 无 | 無
    scope.own | Own | 本人 | 本人
    scope.department | Department | 本部门 | 本部門
    scope.tree | Department and below | 本部门及下级 | 本部門及下層
    scope.all | All | 全部 | 全部
    verb.read | Read | 查看 | 檢視
    verb.create | Create | 新建 | 新增
    verb.update | Change | 修改 | 修改
    verb.delete | Delete | 删除 | 刪除
    verb.assign | Assign | 分配 | 指派
    verb.export | Export | 导出 | 匯出
    verb.import | Import | 导入 | 匯入
    verb.merge | Merge | 合并 | 合併
    verb.act | Run actions | 执行操作 | 執行動作
    audit.create | Created | 新建 | 新增
    audit.update | Changed | 修改 | 修改
    audit.delete | Deleted | 删除 | 刪除
    audit.restore | Restored | 恢复 | 還原
    audit.import | Imported | 导入 | 匯入
    audit.grade | Graded | 评定价值 | 評定價值
    audit.key | API key made | 新建 API 密钥 | 新增 API 金鑰
    audit.password | Password changed | 修改密码 | 變更密碼
    yes | Yes | 是 | 是
    no | No | 否 | 否
    operator.is | is | 是 | 是
    operator.not | is not | 不是 | 不是
    operator.any | is one of | 属于 | 屬於
    operator.empty | is empty | 为空 | 為空
    operator.has | contains | 包含 | 包含
    operator.starts | starts with | 开头是 | 開頭是
    operator.over | is more than / after | 大于/晚于 | 大於/晚於
    operator.under | is less than / before | 小于/早于 | 小於/早於
    operator.from | is from | 从 | 從
    operator.to | is up to | 至 | 至
    operator.within | is within | 在 | 在
    span.today | today | 今天 | 今天
    span.this_month | this month | 本月 | 本月
    span.this_year | this year | 今年 | 今年
    span.days | the last {n} {n¦day¦days} | 最近 {n} 天 | 最近 {n} 天
    span.months | the last {n} {n¦month¦months} | 最近 {n} 个月 | 最近 {n} 個月
    field.required | Needs a value | 请填写此项 | 請填寫此欄
    field.too_long | Takes up to {max} {max¦character¦characters}; this has {has} | 最多 {max} 个字符；现有 {has} 个 \
        | 最多 {max} 個字元；目前有 {has} 個
    field.one_line | Takes one line; remove the line breaks | 只能填一行；请删除换行 | 只能填一行；請刪除換行
    field.email | Needs an address such as name@example.com | 请填写邮箱地址，如 name@example.com \
        | 請填寫電子郵件地址，如 name@example.com
    field.phone | Needs at least 3 digits, and nothing but digits, spaces and + - ( ) / . , ; # * x ext \
        | 至少 3 位数字；除数字和空格外只能有 + - ( ) / . , ; # * x ext 转 \
        | 至少 3 位數字；除數字和空格外只能有 + - ( ) / . , ; # * x ext 轉
    field.url | Needs a web address such as https://example.com | 请填写网址，如 https://example.com \
        | 請填寫網址，如 https://example.com
    field.whole_number | Needs a whole number; remove the decimals | 须为整数；请去掉小数 | 須為整數；請去掉小數
    field.out_of_range | Must be from {min} to {max} | 须在 {min} 到 {max} 之间 | 須在 {min} 到 {max} 之間
    field.not_a_number | “{text}” is not a number; write it like 1,234.50 | “{text}”不是数字；请按 1,234.50 的格式填写 \
        | 「{text}」不是數字；請依 1,234.50 的格式填寫
    field.number_too_large | The number is too large; enter a smaller one | 数值过大；请填写较小的数值 \
        | 數值過大；請填寫較小的數值
    field.number_spoiled | “{text}” has lost digits; format the column as text and enter the number in full \
        | “{text}”已丢失位数；请将该列设为文本格式，再填写完整数字 \
        | 「{text}」已遺失位數；請將該欄設為文字格式，再填寫完整數字
    field.date_unreadable | “{text}” is not a date; write it like 2026-10-14 \
        | “{text}”不是日期；请按 2026-10-14 的格式填写 | 「{text}」不是日期；請依 2026-10-14 的格式填寫
    field.no_such_day | There is no day “{text}”; check the day and the month | 没有“{text}”这一天；请检查月份和日期 \
        | 沒有「{text}」這一天；請檢查月份和日期
    field.date_ambiguous | “{text}” can be 2 different days; write it like 2026-10-14 \
        | “{text}”可以是 2 个不同的日期；请按 2026-10-14 的格式填写 \
        | 「{text}」可以是 2 個不同的日期；請依 2026-10-14 的格式填寫
    field.yes_or_no | Needs yes or no | 请填“是”或“否” | 請填「是」或「否」
    field.not_a_choice | “{text}” is not a choice; use one of: {choices} | 没有“{text}”这个选项；可选：{choices} \
        | 沒有「{text}」這個選項；可選：{choices}
    field.no_such_record | Not among the records that you may see: {text} | 在您可查看的记录中未找到：{text} \
        | 在您可檢視的記錄中找不到：{text}
    field.several_records | Several records are called “{text}”; enter the number of one \
        | 有多条记录名为“{text}”；请填写其中一条的编号 | 有多筆記錄名為「{text}」；請填寫其中一筆的編號
    field.unknown | There is no such field, or it is not yours to see; check its name \
        | 没有这个字段，或您无权查看；请检查字段名 | 沒有這個欄位，或您無權檢視；請檢查欄位名稱
    field.read_only | Not yours to change; leave this field out | 您不能修改此字段；请不要填写 \
        | 您不能修改此欄位；請不要填寫
    lines.not_yours | Not yours to add, change or remove; leave these lines as they were \
        | 您无权添加、修改或删除此明细；请保持原样 | 您無權新增、修改或刪除此明細；請保持原樣
    field.circle | This would put it below itself; choose another | 不能隶属于自身或其下级，请另选 | 不能隸屬於自身或其下級，請另選
    field.control_characters | Holds characters that cannot be stored; type the text again \
        | 含有无法保存的字符；请重新输入 | 含有無法儲存的字元；請重新輸入
    field.wrong_type | The value is of the wrong type; send what the field's type asks for \
        | 值的类型不对；请按字段的类型提供 | 值的類型不對；請依欄位的類型提供
    field.taken | Another record has this value already; enter a different one | 已有其他记录使用此值；请填写不同的值 \
        | 已有其他記錄使用此值；請填寫不同的值
    field.negative | Must be 0 or more | 须大于或等于 0 | 須大於或等於 0
    field.not_a_share | Must be from 0 % to 100 % | 须在 0 % 到 100 % 之间 | 須在 0 % 到 100 % 之間
    field.in_the_future | Must be today or earlier | 须为今天或更早的日期 | 須為今天或更早的日期
    filter.no_such_operator | This field cannot be filtered by “{operator}”; choose another comparison \
        | 此字段不能用“{operator}”筛选；请选择其他比较方式 | 此欄位不能用「{operator}」篩選；請選擇其他比較方式
    filter.value_missing | The filter has no value; enter one or remove the filter \
        | 筛选条件缺少值；请填写或移除该条件 | 篩選條件缺少值；請填寫或移除該條件
    filter.span | “{text}” is not a period; write it like 30d, 12m, today, this_month or this_year \
        | “{text}”不是时间段；请写成 30d、12m、today、this_month 或 this_year \
        | 「{text}」不是期間；請寫成 30d、12m、today、this_month 或 this_year
    filter.no_such_sort | The list cannot be sorted by “{text}”; choose another field \
        | 列表不能按“{text}”排序；请选择其他字段 | 清單不能依「{text}」排序；請選擇其他欄位
    filter.sort_unindexed | The list has no order by “{text}”, which would take reading every record; sort by one of {fields} \
        | 列表没有按“{text}”的顺序，因为这需要读取全部记录；请按以下字段排序：{fields} \
        | 清單沒有依「{text}」的順序，因為這需要讀取全部記錄；請依以下欄位排序：{fields}
    record.is_referred_to | Still in use ({list}); change or delete those first \
        | 仍被引用（{list}）；请先修改或删除这些记录 | 仍被引用（{list}）；請先修改或刪除這些記錄
    record.referred_to_unseen | Others that you may not see | 您无权查看的其他记录 | 您無權檢視的其他記錄
    record.hangs_on_deleted | It belongs to a deleted record ({kind}); restore that first \
        | 它所属的记录（{kind}）已被删除；请先恢复该记录 | 它所屬的記錄（{kind}）已被刪除；請先還原該記錄
    record.not_yours_to_give | Your rights do not allow this owner; choose yourself or ask your administrator \
        | 您无权指定此负责人；请选择自己或联系管理员 | 您無權指定此負責人；請選擇自己或聯絡管理員
    lines.twice | This line is named twice; change it once | 同一明细行出现了两次；请只修改一次 | 同一明細列出現了兩次；請只修改一次
    lines.too_many | Takes up to {max} {max¦line¦lines}; remove some or use a second record \
        | 最多 {max} 行；请删减，或另建一条记录 | 最多 {max} 筆明細；請刪減，或另建一筆記錄
    custom.name_form | Needs a name of small letters, digits and _, such as visit_report, that the product does not use itself \
        | 请使用由小写字母、数字和 _ 组成的名称，如 visit_report，且不是系统保留名称 \
        | 請使用由小寫字母、數字和 _ 組成的名稱，如 visit_report，且不是系統保留名稱
    custom.no_such_type | There is no field type “{text}”; choose one from the list \
        | 没有“{text}”这种字段类型；请从列表中选择 | 沒有「{text}」這種欄位類型；請從清單中選擇
    password.too_short | Needs at least {min} {min¦character¦characters}; add a word or two \
        | 至少 {min} 个字符；请再加一两个词 | 至少 {min} 個字元；請再加一兩個詞
    password.too_long | Takes up to {max} {max¦character¦characters}; shorten it | 最多 {max} 个字符；请缩短 \
        | 最多 {max} 個字元；請縮短
    password.current_wrong | This is not your current password; type it again | 当前密码不正确；请重新输入 \
        | 目前的密碼不正確；請重新輸入
    password.common | Too easy to guess; use several words that do not belong together \
        | 太容易被猜到；请用几个互不相关的词 | 太容易被猜到；請用幾個互不相關的詞
    password.contains_login | Contains your login; leave it out | 包含您的账号；请去掉 | 包含您的帳號；請去掉
    password.contains_company | Contains the company's name; leave it out | 包含公司名称；请去掉 | 包含公司名稱；請去掉
    setup.no_such_zone | There is no time zone “{text}”; write it like Asia/Shanghai \
        | 没有时区“{text}”；请写成 Asia/Shanghai 的形式 | 沒有時區「{text}」；請寫成 Asia/Taipei 的形式
    table.not_a_table | This file ({kind}) is not a text table; save it as CSV and choose that file \
        | 该文件（{kind}）不是文本表格；请另存为 CSV 后再选择 | 此檔案（{kind}）不是文字表格；請另存為 CSV 後再選擇
    table.empty | The file is empty; choose one with a heading and at least 1 row \
        | 文件为空；请选择有标题行且至少有 1 行数据的文件 | 檔案是空的；請選擇有標題列且至少有 1 筆資料的檔案
    table.unreadable | The file cannot be read (error {code}); check that it is still there and choose it again \
        | 无法读取文件（错误 {code}）；请确认文件仍存在后重新选择 \
        | 無法讀取檔案（錯誤 {code}）；請確認檔案仍存在後重新選擇
    table.unwritable | The file cannot be written (error {code}); check the free space and try again \
        | 无法写入文件（错误 {code}）；请检查剩余空间后重试 | 無法寫入檔案（錯誤 {code}）；請檢查剩餘空間後重試
    table.unsupported_encoding | The encoding {encoding} cannot be read here; save the file as UTF-8 \
        | 此处无法读取 {encoding} 编码；请将文件另存为 UTF-8 | 此處無法讀取 {encoding} 編碼；請將檔案另存為 UTF-8
    table.bad_encoding | Line {line} is not {encoding} (byte {offset}); choose another encoding or save the file as UTF-8 \
        | 第 {line} 行不是 {encoding} 编码（字节 {offset}）；请选择其他编码或另存为 UTF-8 \
        | 第 {line} 行不是 {encoding} 編碼（位元組 {offset}）；請選擇其他編碼或另存為 UTF-8
    table.cell_too_long | Line {line}, column {column} has more than {limit} bytes; shorten it, or close a quote before it \
        | 第 {line} 行第 {column} 列超过 {limit} 字节；请缩短，或检查前面的引号是否闭合 \
        | 第 {line} 行第 {column} 欄超過 {limit} 位元組；請縮短，或檢查前面的引號是否成對
    table.line_too_long | Line {line} has more than {limit} bytes; shorten it, or close a quote in it \
        | 第 {line} 行超过 {limit} 字节；请缩短，或检查其中的引号是否闭合 \
        | 第 {line} 行超過 {limit} 位元組；請縮短，或檢查其中的引號是否成對
    table.too_many_columns | Line {line} has more than {limit} columns; choose another separator or remove some \
        | 第 {line} 行超过 {limit} 列；请选择其他分隔符或删减列 \
        | 第 {line} 行超過 {limit} 欄；請選擇其他分隔符號或刪減欄位
    table.damaged | The workbook is damaged or no workbook; open it in a spreadsheet program and save it anew \
        | 工作簿已损坏或不是工作簿；请用电子表格程序打开并重新保存 | 活頁簿已損壞或不是活頁簿；請用試算表程式開啟並重新儲存
    table.bad_json | Line {line} is not JSON; correct it, or save the data as CSV \
        | 第 {line} 行不是有效的 JSON；请更正，或将数据另存为 CSV | 第 {line} 行不是有效的 JSON；請更正，或將資料另存為 CSV
    table.locked | The workbook has a password; save it without one and choose it again \
        | 工作簿已加密；请取消密码后重新选择 | 活頁簿已加密；請取消密碼後重新選擇
    table.bomb | The file unpacks to more than 200 MB, or far more than it should; save the sheet as CSV and choose that file \
        | 文件解压后超过 200 MB 或异常膨胀；请将工作表另存为 CSV 后选择该文件 \
        | 檔案解壓後超過 200 MB 或異常膨脹；請將工作表另存為 CSV 後選擇該檔案
    table.no_sheet | The workbook has no such sheet; choose another \
        | 工作簿中没有此工作表；请选择其他工作表 | 活頁簿中沒有此工作表；請選擇其他工作表
    table.too_hard | The file could not be read within a minute and 512 MB; save the sheet as CSV and choose that file \
        | 无法在一分钟和 512 MB 内读取文件；请将工作表另存为 CSV 后选择该文件 \
        | 無法在一分鐘和 512 MB 內讀取檔案；請將工作表另存為 CSV 後選擇該檔案
    table.unclosed_quote | The quote in line {line}, column {column} is never closed; close or remove it \
        | 第 {line} 行第 {column} 列的引号没有闭合；请补上或删除 \
        | 第 {line} 行第 {column} 欄的引號沒有成對；請補上或刪除
    """
