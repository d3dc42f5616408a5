/// What the settings of grading, their preview and the outlook of a customer say.
let gradingSettingWords: StaticString = """
    audit.settings | Settings changed | 修改设置 | 變更設定
    grading_run.cut_offs | Cut-offs | 分界值 | 分界值
    grading_run.started_at | Started | 开始时间 | 開始時間
    grading_run.is_nightly | By night | 夜间评定 | 夜間評定
    grading.as_table | As table | 表格形式 | 表格形式
    grading.edit_again | Change again | 继续修改 | 繼續修改
    grading.fade | Without a purchase, recency falls from {from} to {to} in {n¦{n} day¦{n} days}. \
    | 若无新购买，{n} 天后近度由 {from} 分降为 {to} 分。 | 若無新購買，{n} 天後近度由 {from} 分降為 {to} 分。
    grading.fade_level | Without a purchase, recency falls from {from} to {to} in {n¦{n} day¦{n} days}, and the level to {level}. \
    | 若无新购买，{n} 天后近度由 {from} 分降为 {to} 分，等级降为“{level}”。 \
    | 若無新購買，{n} 天後近度由 {from} 分降為 {to} 分，等級降為「{level}」。
    grading.history_point | {date}: {level}, {score} | {date}：{level}，{score} | {date}：{level}，{score}
    grading.history_said | {n} runs from {from} to {to}; at first {first}, now {last} \
    | {from} 至 {to} 共评定 {n} 次；最初为“{first}”，现为“{last}” | {from} 至 {to} 共評定 {n} 次；最初為「{first}」，現為「{last}」
    grading.history_title | Value level by run | 历次价值等级 | 歷次價值等級
    grading.level.active | In use | 使用中 | 使用中
    grading.level.by_hand | Chosen by hand; the rule leaves it. | 人工选定，规则不改动。 | 人工選定，規則不更動。
    grading.level.by_hand_open | Chosen by hand; the next grading may overrule it. | 人工选定，下次评定可由规则覆盖。 | 人工選定，下次評定可由規則覆寫。
    grading.level.by_rule | By rule: {scheme} | 按规则：{scheme} | 依規則：{scheme}
    grading.level.choose | Choose by hand | 人工选定 | 人工選定
    grading.level.from | {name} from | {name}的下限 | {name}的下限
    grading.level.help.share_of_purchasing_power | Our share of what the customer buys in a year, in percent; 0 means anything above nothing. Unknown without the yearly purchasing power. \
    | 本公司占客户年采购能力的百分比；0 表示大于零。未填年采购能力时关系未知。 \
    | 本公司佔客戶年採購能力的百分比；0 表示大於零。未填年採購能力時關係未知。
    grading.level.help.yearly_sales | Orders of the last twelve months, net of returns; 0 means anything above nothing. \
    | 近十二个月的订单额（扣除退货）；0 表示大于零。 | 近十二個月的訂單額（扣除退貨）；0 表示大於零。
    grading.level.lead | A level begins at its limit and ends where the one above it begins. A level chosen by hand stands until the rule may overrule it. \
    | 每个关系从其下限开始，到上一级的下限为止。人工选定的关系在允许规则覆盖之前保持不变。 \
    | 每個關係從其下限開始，到上一級的下限為止。人工選定的關係在允許規則覆寫之前保持不變。
    grading.level.let_rule | As the rule says | 由规则确定 | 由規則認定
    grading.level.may_overrule | The next grading may overrule it | 下次评定可由规则覆盖 | 下次評定可由規則覆寫
    grading.level.none | No level | 无 | 無
    grading.level.not_there | This level is no longer there; choose another | 该关系已不存在，请另选 | 該關係已不存在，請另選
    grading.level.rest | everything below | 其余 | 其餘
    grading.level.since | since {date} | 自 {date} 起 | 自 {date} 起
    grading.level.unknown | Not known yet: nobody chose one, and the rule finds none. | 尚未确定：未人工选定，规则也无法判断。 | 尚未認定：未人工選定，規則也無法判斷。
    grading.level.use | Use this scheme | 使用此方案 | 使用此方案
    grading.level_range | Needs a score of 1 to 5 with at most two decimals | 须为 1 至 5，最多两位小数 | 須為 1 至 5，最多兩位小數
    grading.lift_and | {one}, {other} | {one}，{other} | {one}，{other}
    grading.lift_any | {n¦One more purchase lifts¦{n} more purchases lift} the level to {level} ({steps}; value score {score}). \
    | 再购买 {n} 次，等级即升为“{level}”（{steps}；价值得分 {score}）。 | 再購買 {n} 次，等級即升為「{level}」（{steps}；價值得分 {score}）。
    grading.lift_highest | This is the highest level. | 已是最高等级。 | 已是最高等級。
    grading.lift_of | {n¦One more purchase of at least {amount} lifts¦{n} more purchases of at least {amount} together lift} the level to {level} ({steps}; value score {score}). \
    | 再购买 {n} 次、合计不少于 {amount}，等级即升为“{level}”（{steps}；价值得分 {score}）。 \
    | 再購買 {n} 次、合計不少於 {amount}，等級即升為「{level}」（{steps}；價值得分 {score}）。
    grading.lift_step | {name} from {from} to {to} | {name}由 {from} 升至 {to} | {name}由 {from} 升至 {to}
    grading.look_again | Something else was looked at since; look at the effect again before saving \
    | 之后又查看了其他更改；请重新查看影响再保存 | 之後又檢視了其他變更；請重新檢視影響再儲存
    grading.not_below_nothing | Must not be below 0 | 不得小于 0 | 不得小於 0
    grading.older | Older runs | 更早的评定 | 更早的評定
    grading.outlook | What would change it | 如何变化 | 如何變化
    grading.place.levels | Relationship levels | 客户关系 | 客戶關係
    grading.place.runs | Runs | 评分记录 | 評分記錄
    grading.place.settings | Grading settings | 评分设置 | 評分設定
    grading.preview | The effect of your changes | 更改的影响 | 變更的影響
    grading.preview_changes | What changes | 更改内容 | 變更內容
    grading.preview_failed | The effect could not be found out: {why} | 无法计算影响：{why} | 無法計算影響：{why}
    grading.preview_from_to | From ↓ to → | 由 ↓ 到 → | 由 ↓ 到 →
    grading.preview_how | Both by the purchases up to {date}; nothing has been written. | 均按截至 {date} 的购买计算；尚未写入任何数据。 | 均依截至 {date} 的購買計算；尚未寫入任何資料。
    grading.preview_more | and {n} more | 另有 {n} 位 | 另有 {n} 位
    grading.preview_move | {n} from {from} to {to} | {n} 位由“{from}”到“{to}” | {n} 位由「{from}」到「{to}」
    grading.preview_moved | {n} of {total} customers move | {total} 位客户中 {n} 位变动 | {total} 位客戶中 {n} 位變動
    grading.preview_nobody | No customer’s level depends on this. | 此更改不影响任何客户的等级。 | 此變更不影響任何客戶的等級。
    grading.preview_none.relationship | Unknown | 未知 | 未知
    grading.preview_none.value | Not scored | 未评分 | 未評分
    grading.preview_running | Finding out the effect | 正在计算影响 | 正在計算影響
    grading.preview_same | Nothing is different from what is in force. | 与现行设置没有不同。 | 與現行設定沒有不同。
    grading.preview_title.relationship | Relationship levels | 客户关系 | 客戶關係
    grading.preview_title.value | Value levels | 价值等级 | 價值等級
    grading.run_by | By | 执行者 | 執行者
    grading.run_nightly | Every night | 夜间自动 | 夜間自動
    grading.run_seconds | {n} s | {n} 秒 | {n} 秒
    grading.run_settings | {n¦{n} month¦{n} months} … | {n} 个月… | {n} 個月…
    grading.run_took | Took | 用时 | 用時
    grading.save_and_grade | Save and grade now | 保存并立即评分 | 儲存並立即評分
    grading.save_only | Save only | 仅保存 | 僅儲存
    grading.saved_meanwhile | Somebody changed the settings meanwhile; look at them and make your change again \
    | 有人在此期间修改了设置；请查看后重新更改 | 有人在此期間變更了設定；請檢視後重新變更
    grading.set.administrators | Administrators change this. | 由管理员修改。 | 由管理員變更。
    grading.set.cost_help | Added to the cost that stands in each case. | 加到每个工单已记录的成本上。 | 加到每個工單已記錄的成本上。
    grading.set.cost_per_case | Cost rate per case | 每个工单的成本 | 每個工單的成本
    grading.set.counted | What counts | 统计范围 | 統計範圍
    grading.set.cutoff_of | {name}, limit {n} | {name}，第 {n} 分界值 | {name}，第 {n} 分界值
    grading.set.cutoffs | Fixed cut-offs | 固定分界值 | 固定分界值
    grading.set.from_of | {name} from | {name}的下限 | {name}的下限
    grading.set.journal | Earlier changes | 修改历史 | 變更歷史
    grading.set.less_is_better | Less is better: 5 points below the first limit, 1 from the last. | 越小越好：低于第一分界值得 5 分，达到最后分界值得 1 分。 | 越小越好：低於第一分界值得 5 分，達到最後分界值得 1 分。
    grading.set.levels | Value levels | 价值等级 | 價值等級
    grading.set.levels_help | The value score from which each level begins; below the last is the lowest contribution. \
    | 各等级起始的价值得分；低于最后一项为最低贡献。 | 各等級起始的價值得分；低於最後一項為最低貢獻。
    grading.set.looking | Looking… | 正在计算… | 正在計算…
    grading.set.more_is_better | More is better: 1 point below the first limit, 5 from the last. | 越大越好：低于第一分界值得 1 分，达到最后分界值得 5 分。 | 越大越好：低於第一分界值得 1 分，達到最後分界值得 5 分。
    grading.set.night | Every night | 每晚 | 每晚
    grading.set.night_at | From {hour} | {hour} 起 | {hour} 起
    grading.set.night_hour | From ({zone}) | 开始时间（{zone}） | 開始時間（{zone}）
    grading.set.night_off | Not by itself | 不自动执行 | 不自動執行
    grading.set.night_on | Grade all customers every night | 每晚为全部客户评分 | 每晚為全部客戶評分
    grading.set.quintiles | Fifths of the customers | 按客户五等分 | 依客戶五等分
    grading.set.returns | Take returns off the amount bought | 购买金额扣除退货 | 購買金額扣除退貨
    grading.set.scale_of | Points for {name} | {name}的评分方式 | {name}的評分方式
    grading.set.scales | Points from 1 to 5 | 1 至 5 分 | 1 至 5 分
    grading.set.scales_help | By fifths the customers are compared with each other; with fixed cut-offs each is measured by your limits. \
    | 五等分是客户之间相互比较；固定分界值则按您设定的界限评分。 | 五等分是客戶之間相互比較；固定分界值則依您設定的界限評分。
    grading.set.show | Show the effect | 查看影响 | 檢視影響
    grading.set.show_why | Nothing is saved yet. | 此时尚不保存。 | 此時尚不儲存。
    grading.set.unit_frequency | times | 次 | 次
    grading.set.unit_recency | days | 天 | 天
    grading.set.version | Version {n} | 第 {n} 版 | 第 {n} 版
    grading.set.weight_of | Weight of {name} | {name}的权重 | {name}的權重
    grading.set.weights | Weights | 权重 | 權重
    grading.set.weights_help | How much each of the four counts; together 100 %. | 四项各占多少，合计 100 %。 | 四項各佔多少，合計 100 %。
    grading.set.window_help | Purchases of so many months up to the scoring date count. | 统计评分日期之前若干个月的购买。 | 統計評分日期之前若干個月的購買。
    grading.share_range | Must be from 0 to 100 % with at most two decimals | 须为 0 至 100 %，最多两位小数 | 須為 0 至 100 %，最多兩位小數
    grading.weights_sum | The weights are {sum} % together and must be 100 % | 权重合计为 {sum} %，须为 100 % | 權重合計為 {sum} %，須為 100 %
    """
