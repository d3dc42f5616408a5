import Kernel

/// What every timeline says; a module adds the names of its sources.
let timelineWords: StaticString = """
    timeline | Timeline | 时间线 | 時間軸
    timeline.all | All | 全部 | 全部
    timeline.changes | Changes | 变更 | 變更
    timeline.filter | What to show | 显示内容 | 顯示內容
    timeline.this_week | This week | 本周 | 本週
    timeline.this_month | Earlier this month | 本月早些时候 | 本月稍早
    timeline.earlier | Earlier… | 更早… | 更早…
    timeline.newest | Back to the newest | 回到最新 | 回到最新
    timeline.none | Nothing happened yet | 还没有动态 | 還沒有動態
    timeline.none_of_kind | Nothing of this kind | 没有此类动态 | 沒有此類動態
    timeline.add | Add {name} | 添加{name} | 新增{name}
    timeline.log | Log | 记录 | 記錄
    """
