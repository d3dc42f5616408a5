import Kernel

/// What the pages of colleagues and of invitations say.
package let peopleWords: StaticString = """
    access | Access | 登录权限 | 登入權限
    access.activate | Reactivate | 重新启用 | 重新啟用
    access.active | Signs in with a password of their own. | 使用自己的密码登录。 | 使用自己的密碼登入。
    access.deactivate | Deactivate | 停用 | 停用
    access.expired | The link has expired; make a new one. | 邀请链接已过期；请生成新链接。 | 邀請連結已過期；請產生新連結。
    access.invited | The link is good until {time}, for one use. | 邀请链接有效期至 {time}，仅可使用一次。 | 邀請連結有效至 {time}，僅可使用一次。
    access.locked | Cannot sign in; sessions, keys and links have ended. What this person entered stays. \
        | 无法登录；会话、密钥和链接均已失效，其录入的内容保留。 | 無法登入；工作階段、金鑰和連結均已失效，其輸入的內容保留。
    access.tag.expired | Link expired | 链接过期 | 連結過期
    access.tag.invited | Invited | 已邀请 | 已邀請
    access.tag.locked | Deactivated | 已停用 | 已停用
    access.tag.waiting | No password | 无密码 | 無密碼
    access.waiting | Has no password yet: make a link by which this person sets one. | 尚无密码：请生成链接，由其本人设置。 | 尚無密碼：請產生連結，由本人設定。
    audit.invite | Invited | 邀请 | 邀請
    audit.withdraw_invitation | Invitation withdrawn | 撤回邀请 | 撤回邀請
    invite.accept | Set password and start | 设置密码并开始 | 設定密碼並開始
    invite.copy | Copy the link | 复制链接 | 複製連結
    invite.lead | You sign in as “{login}”. Choose a password of your own. | 您的账号是“{login}”。请设置自己的密码。 | 您的帳號是「{login}」。請設定自己的密碼。
    invite.link | Link for {name} | {name}的邀请链接 | {name}的邀請連結
    invite.link_label | Invitation link | 邀请链接 | 邀請連結
    invite.make | Make a link | 生成链接 | 產生連結
    invite.once | Shown this once. Send it to this person only: whoever opens it sets the password. Good for 7 days and one use. \
        | 仅显示这一次。请只发给本人：打开链接的人即可设置密码。7 天内有效，仅可使用一次。 \
        | 僅顯示這一次。請只傳給本人：開啟連結的人即可設定密碼。7 天內有效，僅可使用一次。
    invite.renew | New link | 新链接 | 新連結
    invite.title | Welcome, {name} | {name}，欢迎 | {name}，歡迎
    invite.withdraw | Withdraw the link | 撤回链接 | 撤回連結
    said.activated | The person can sign in again | 该用户已可重新登录 | 此使用者已可重新登入
    said.deactivated | The person can no longer sign in | 该用户已无法登录 | 此使用者已無法登入
    said.withdrawn | The link was withdrawn | 链接已撤回 | 連結已撤回
    settings.person | Person and rights | 人员与权限 | 人員與權限
    settings.password_or_link | Leave it empty to get a link by which the person sets a password. | 留空则生成链接，由其本人设置密码。 | 留空則產生連結，由本人設定密碼。
    user.has_password | Has a password already; a link is not needed | 已设置密码；无需邀请链接 | 已設定密碼；不需要邀請連結
    user.last_administrator | Nobody would be left who gives rights; make somebody else administrator first \
        | 将没有人可以分配权限；请先设置另一位管理员 | 將沒有人可以分配權限；請先設定另一位管理員
    """
