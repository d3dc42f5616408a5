let serviceCaseWords: StaticString = """
    service_case | Case | 工单 | 工單
    service_case.plural | Cases | 工单 | 工單
    service_case.subject | Subject | 主题 | 主旨
    service_case.kind | Kind | 工单类型 | 工單類型
    service_case.kind.question | Question | 咨询 | 諮詢
    service_case.kind.fault | Fault | 故障 | 故障
    service_case.kind.need | Need | 需求 | 需求
    service_case.kind.suggestion | Suggestion | 建议 | 建議
    service_case.kind.complaint | Complaint | 投诉 | 客訴
    service_case.kind.return | Return | 退货 | 退貨
    service_case.status | Status | 状态 | 狀態
    service_case.status.created | Created | 已创建 | 已建立
    service_case.status.allocated | Allocated | 已分配 | 已指派
    service_case.status.processing | Processing | 处理中 | 處理中
    service_case.status.feedback | Feedback | 反馈中 | 回饋中
    service_case.status.archived | Archived | 已归档 | 已歸檔
    service_case.opened_on | Opened on | 受理日期 | 受理日期
    service_case.solution | Solution | 解决方案 | 解決方案
    service_case.archived | An archived case cannot be changed; open a new case | 已归档的工单不能修改；请新建工单 \
        | 已歸檔的工單不能修改；請新增工單
    """
