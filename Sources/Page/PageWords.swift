import Kernel

/// What the generic pages say.
package let pageCatalogues: [StaticString] = [pageWords, importPageWords, peopleWords, timelineWords]

private let pageWords: StaticString = """
    actions | Actions | 操作 | 操作
    actor.console | Command line | 命令行 | 命令列
    actor.system | Rapport | Rapport | Rapport
    back | Back | 返回 | 返回
    bin | Recycle bin | 回收站 | 資源回收筒
    bin.by | Deleted by | 删除人 | 刪除者
    bin.empty | The recycle bin is empty | 回收站为空 | 資源回收筒是空的
    bin.empty_why | Deleted records of this kind wait here until somebody restores them. \
    | 此类已删除的记录会保留在这里，可随时恢复。 | 此類已刪除的記錄會保留在這裡，可隨時還原。
    bin.of | Recycle bin: {name} | 回收站：{name} | 資源回收筒：{name}
    bin.restore | Restore | 恢复 | 還原
    bin.restore_which | Restore {name} | 恢复{name} | 還原{name}
    bin.when | Deleted | 删除时间 | 刪除時間
    bin.whose | You see what you deleted yourself. | 此处仅显示您自己删除的记录。 | 此處僅顯示您自己刪除的記錄。
    call | Call | 打电话 | 打電話
    cancel | Cancel | 取消 | 取消
    close | Close | 关闭 | 關閉
    copied | Copied | 已复制 | 已複製
    copy | Copy {text} | 复制 {text} | 複製 {text}
    demo.banner | Demo company: customers, people and figures are made up. | 演示公司：客户、人员和数据均为虚构。 | 示範公司：客戶、人員與數據皆為虛構。
    demo.remove | Remove demo data | 移除演示数据 | 移除示範資料
    deleting | Deleting… | 正在删除… | 正在刪除…
    edit | Edit | 编辑 | 編輯
    error.home | Go to the start | 回到首页 | 回到首頁
    error.not_here | Not here, or not yours to see | 这里没有，或您无权查看 | 這裡沒有，或您無權檢視
    error.ours | Something went wrong here | 我们这里出了问题 | 我們這裡出了問題
    error.refused | That could not be done | 无法完成 | 無法完成
    filter | Filter | 筛选 | 篩選
    filter.apply | Apply filter | 应用筛选 | 套用篩選
    filter.clear | Clear all | 全部清除 | 全部清除
    filter.condition | Condition | 条件 | 條件
    filter.field | Field | 字段 | 欄位
    filter.me | Me | 我 | 我
    filter.remove | Remove filter {name} | 移除筛选：{name} | 移除篩選：{name}
    filter.unseen | no. {id}, not yours to see | 第 {id} 号（无权查看） | 第 {id} 號（無權檢視）
    filter.value | Value | 值 | 值
    filters | Filters | 筛选条件 | 篩選條件
    form.conflict | Somebody saved this record while you were editing. Compare, then save again to keep yours. \
    | 您编辑期间，有人保存了此记录。请对照后再保存，以您的内容为准。 \
    | 您編輯期間，有人儲存了此記錄。請對照後再儲存，以您的內容為準。
    form.conflict_field | Field | 字段 | 欄位
    form.edit | Edit {name} | 编辑{name} | 編輯{name}
    form.line | Line {n} | 第 {n} 行 | 第 {n} 行
    form.lines_help | Empty rows are left out. Save to get more rows. | 空行会被忽略；保存后可继续添加。 | 空白列會被忽略；儲存後可繼續新增。
    form.many_lines | {n} lines are too many for a form; the API changes them. \
        | 共 {n} 行，超出表单可编辑范围；请通过 API 修改。 | 共 {n} 列，超出表單可編輯範圍；請透過 API 修改。
    form.mine | Yours | 您的内容 | 您的內容
    form.new | New {name} | 新建{name} | 新增{name}
    form.problems | {n¦{n} field needs¦{n} fields need} attention | 有 {n} 处需要修改 | 有 {n} 處需要修改
    form.save | Save {name} | 保存{name} | 儲存{name}
    form.theirs | As saved by somebody else | 他人保存的内容 | 他人儲存的內容
    frame.administration | Administration | 管理 | 管理
    frame.main | Main menu | 主菜单 | 主選單
    frame.more | More | 更多 | 更多
    frame.phone_bar | Phone menu | 手机菜单 | 手機選單
    frame.sections | Sections | 栏目 | 欄目
    frame.skip | Skip to content | 跳到内容 | 跳到內容
    history.line_removed | A line was removed | 删除了一行 | 刪除了一行
    history.none | No changes yet | 暂无变更 | 尚無變更
    history.none_why | Imported records have one entry for the whole import. | 导入的记录只在导入任务中记一笔。 | 匯入的記錄只在匯入工作中記一筆。
    keys | Keyboard | 键盘快捷键 | 鍵盤快速鍵
    keys.all | All shortcuts | 全部快捷键 | 全部快速鍵
    keys.create | Create a new one | 新建 | 新增
    keys.edit | Edit | 编辑 | 編輯
    keys.filter | Add a filter | 添加筛选 | 新增篩選
    keys.go | Go to, with the first letter | 跳转（再按首字母） | 跳至（再按首字母）
    keys.next | Next row | 下一行 | 下一列
    keys.open | Open | 打开 | 開啟
    keys.previous | Previous row | 上一行 | 上一列
    keys.search | Search this list | 搜索本列表 | 搜尋本清單
    keys.submit | Save the form | 保存表单 | 儲存表單
    menu.customers | Customers | 客户 | 客戶
    menu.lists | Lists | 基础资料 | 基本資料
    menu.sales | Sales | 销售 | 銷售
    menu.service | Service | 服务 | 服務
    language | Language | 语言 | 語言
    list.drop_filter | Remove that filter | 移除该条件 | 移除該條件
    list.export | Export | 导出 | 匯出
    list.first | First page | 第一页 | 第一頁
    list.more_than | {n}+ | {n}+ | {n}+
    list.new | New {name} | 新建{name} | 新增{name}
    list.new_short | New | 新建 | 新增
    list.next | Next page | 下一页 | 下一頁
    list.none_found | Nothing matches | 没有匹配的记录 | 沒有符合的記錄
    list.none_found_why | No record satisfies every filter and the words searched for. | 没有记录同时满足所有筛选条件和搜索词。 | 沒有記錄同時符合所有篩選條件和搜尋詞。
    list.none_yet | {name}: none yet | 还没有{name} | 還沒有{name}
    list.none_yet_why | Create the first one here, or bring them in from a table. | 在此新建第一条，或从表格导入。 | 在此新增第一筆，或從表格匯入。
    list.none_here_why | {name} that you enter or import for this record appear here. | 为此记录录入或导入的{name}将显示在这里。 | 為此記錄輸入或匯入的{name}會顯示在這裡。
    list.pages | Pages | 分页 | 分頁
    list.search | Search {name} | 搜索{name} | 搜尋{name}
    list.search_cut | The newest 200 matches; type more to narrow it down. | 仅显示最新 200 条匹配，请继续输入以缩小范围。 | 僅顯示最新 200 筆符合，請繼續輸入以縮小範圍。
    list.show_all | Show all | 查看全部 | 檢視全部
    list.table | {name}, table | {name}，表格 | {name}，表格
    list.up_to | Up to {n} per page | 每页最多 {n} 条 | 每頁最多 {n} 筆
    list.without | Without the filter “{name}”: {n} found. | 移除“{name}”条件后有 {n} 条。 | 移除「{name}」條件後有 {n} 筆。
    mail | E-mail | 邮件 | 電子郵件
    operator.not_empty | is not empty | 不为空 | 不為空白
    optional | optional | 可选 | 選填
    password | Password | 密码 | 密碼
    password.again | Password again | 再次输入密码 | 再次輸入密碼
    password.change | Change password | 修改密码 | 變更密碼
    password.current | Current password | 当前密码 | 目前密碼
    password.ends_sessions | Signs you out everywhere else. | 其他设备将全部退出登录。 | 其他裝置將全部登出。
    password.new | New password | 新密码 | 新密碼
    password.not_alike | The two passwords are not the same. Type it twice alike. | 两次输入的密码不一致，请重新输入。 | 兩次輸入的密碼不一致，請重新輸入。
    problem.form_expired | This page was open too long, or you signed in anew. Open it again and repeat. \
    | 此页面打开过久，或您已重新登录。请重新打开后再试。 | 此頁面開啟過久，或您已重新登入。請重新開啟後再試。
    profile | My settings | 我的设置 | 我的設定
    progress.leave | You can leave this page. | 您可以离开此页面。 | 您可以離開此頁面。
    progress.reload | Reload this page to see how far it is. | 刷新页面可查看进度。 | 重新整理頁面可查看進度。
    record.actions | More actions | 更多操作 | 更多操作
    record.changes | Changes | 变更记录 | 變更記錄
    record.crumb | Where you are | 当前位置 | 目前位置
    record.delete | Delete {name} | 删除{name} | 刪除{name}
    record.delete_ask | Delete “{name}”? | 删除“{name}”？ | 刪除「{name}」？
    record.delete_what | It goes to the recycle bin and is out of every list. You can undo this right afterwards. \
    | 记录将移入回收站，不再出现在任何列表中；删除后可立即撤销。 | 記錄將移至資源回收筒，不再出現於任何清單；刪除後可立即復原。
    record.details | Details | 详情 | 詳細資料
    record.figures | Key figures | 关键数据 | 關鍵數據
    record.key_details | Details | 资料 | 資料
    record.panel | Section | 内容 | 內容
    record.sections | Sections of this record | 记录栏目 | 記錄欄目
    record.summary | Summary | 概要 | 摘要
    said.created | Created | 已新建 | 已新增
    said.deleted | Deleted | 已删除 | 已刪除
    said.department | The department was added | 部门已添加 | 部門已新增
    said.graded | Grading has started | 评分已开始 | 評分已開始
    said.password | The password was changed; you are signed out everywhere else | 密码已修改，其他设备已退出登录 | 密碼已變更，其他裝置已登出
    said.restored | The record is back | 记录已恢复 | 記錄已還原
    said.saved | Saved | 已保存 | 已儲存
    said.session | The session was ended | 会话已结束 | 工作階段已結束
    said.user | The user was added | 用户已添加 | 使用者已新增
    save | Save | 保存 | 儲存
    saving | Saving… | 正在保存… | 正在儲存…
    search | Search | 搜索 | 搜尋
    section.system | Record | 记录信息 | 記錄資訊
    sessions | Signed-in devices | 已登录设备 | 已登入裝置
    sessions.address | Address | 地址 | 位址
    sessions.device | Device | 设备 | 裝置
    sessions.end | Sign out | 退出 | 登出
    sessions.seen | Last seen | 最近使用 | 最近使用
    sessions.this | This device | 本设备 | 本裝置
    settings | Users and departments | 用户与部门 | 使用者與部門
    settings.add_department | Add department | 添加部门 | 新增部門
    settings.add_user | Add user | 添加用户 | 新增使用者
    settings.new_department | New department | 新部门 | 新部門
    settings.new_user | New user | 新用户 | 新使用者
    settings.organisation | Organisation | 组织 | 組織
    settings.people | Users | 用户 | 使用者
    settings.people_count | {n¦{n} person¦{n} people} | {n} 人 | {n} 人
    settings.people_lead | Who signs in, and what each may do. | 谁可以登录，以及各自的权限。 | 誰可以登入，以及各自的權限。
    setup.administrator | You, the administrator | 您（管理员） | 您（管理員）
    setup.company | Your company | 您的公司 | 您的公司
    setup.company_name | Company name | 公司名称 | 公司名稱
    setup.currency | Base currency | 本位币 | 本位幣
    setup.lead | Two minutes, and Rapport is yours. | 两分钟，即可开始使用。 | 兩分鐘，即可開始使用。
    setup.start | Start | 开始使用 | 開始使用
    setup.time_zone | Time zone | 时区 | 時區
    setup.begin | How do you want to start? | 如何开始？ | 要如何開始？
    setup.begin_demo | With the demo company: 400 made-up customers, removed in one click | 使用演示公司：400 个虚构客户，可一键移除 | 使用示範公司：400 個虛構客戶，可一鍵移除
    setup.begin_empty | Start empty | 从空白开始 | 從空白開始
    setup.title | Welcome to Rapport | 欢迎使用融洽 | 歡迎使用融洽
    sign_in | Sign in | 登录 | 登入
    sign_in.busy | Signing in… | 正在登录… | 正在登入…
    sign_in.wait | Too many failed attempts. Try again in {n¦{n} second¦{n} seconds}. | 失败次数过多，请 {n} 秒后再试。 | 失敗次數過多，請 {n} 秒後再試。
    sign_in.wrong | Login or password is not right. | 登录名或密码不正确。 | 帳號或密碼不正確。
    sign_out | Sign out | 退出登录 | 登出
    theme | Appearance | 外观 | 外觀
    theme.dark | Dark | 深色 | 深色
    theme.light | Light | 浅色 | 淺色
    theme.system | As the device | 跟随系统 | 依裝置設定
    undo | Undo | 撤销 | 復原
    to | to | 改为 | 改為
    """
