/// The words of imports: what columns become, what happened, and why a row was set aside.
package let importWords: StaticString = """
    import.contact_name | Contact's name | 联系人姓名 | 聯絡人姓名
    import.contact_position | Contact's position | 联系人职位 | 聯絡人職稱
    import.first_name | First name | 名 | 名
    import.last_name | Family name | 姓 | 姓
    import.stage | Stage of the deal | 销售阶段 | 銷售階段
    import.customer_named | Customer {number} | 客户 {number} | 客戶 {number}
    import.column_becomes | {column} → {field} | {column} → {field} | {column} → {field}
    import.columns_ignored | Not imported: {columns} | 未导入的列：{columns} | 未匯入的欄：{columns}
    import.file_read | {file}: {rows} {rows¦row¦rows}, {encoding}, separated by {delimiter} \
        | {file}：{rows} 行，{encoding}，分隔符 {delimiter} | {file}：{rows} 列，{encoding}，分隔符號 {delimiter}
    import.resumed | Goes on after row {row}, where it was interrupted | 从上次中断的第 {row} 行之后继续 \
        | 從上次中斷的第 {row} 列之後繼續
    import.done | Imported {rows} {rows¦row¦rows} | 已导入 {rows} 行 | 已匯入 {rows} 列
    import.tried | Nothing was written. This import would read {rows} {rows¦row¦rows} | 未写入任何数据。此导入将读取 {rows} 行 \
        | 未寫入任何資料。此匯入將讀取 {rows} 列
    import.already | These rows were imported already, on {at}; nothing was changed | 这些数据已于 {at} 导入过；未作任何更改 \
        | 這些資料已於 {at} 匯入過；未作任何變更
    import.created | {entity}: {count} new | {entity}：新建 {count} 条 | {entity}：新增 {count} 筆
    import.updated | {entity}: {count} changed | {entity}：修改 {count} 条 | {entity}：修改 {count} 筆
    import.unchanged | {entity}: {count} already there | {entity}：{count} 条已存在 | {entity}：{count} 筆已存在
    import.passed.not_a_sale | {count} {count¦row¦rows} not a sale | {count} 行不是销售 | {count} 列不是銷售
    import.set_aside | {count} {count¦row was¦rows were} set aside | {count} 行已搁置 | {count} 列已擱置
    import.mend | Mend {file} and import it like any other file | 请修改 {file} 后像其他文件一样导入 \
        | 請修改 {file} 後像其他檔案一樣匯入
    import.line_problem | Line {line}: {reason} | 第 {line} 行：{reason} | 第 {line} 列：{reason}
    import.no_customer | Names no customer; fill it in, or import with a walk-in customer \
        | 没有客户；请填写，或指定散客后导入 | 沒有客戶；請填寫，或指定散客後匯入
    import.no_such_order | There is no order “{text}”; import the orders first | 没有订单“{text}”；请先导入订单 \
        | 沒有訂單「{text}」；請先匯入訂單
    import.order_of_another | The order “{text}” is another customer's; correct the number or the customer \
        | 订单“{text}”属于其他客户；请更正编号或客户 | 訂單「{text}」屬於其他客戶；請更正編號或客戶
    import.same_as_line | Line {line} has the same value; join the two or remove one | 与第 {line} 行的值相同；请合并或删除其中一行 \
        | 與第 {line} 列的值相同；請合併或刪除其中一列
    import.twice | An earlier line has the same value; join the two or remove one | 与前面某行的值相同；请合并或删除其中一行 \
        | 與前面某列的值相同；請合併或刪除其中一列
    import.too_many_cells | Has {has} cells under {max} {max¦heading¦headings}; put cells with a separator in quotes \
        | 标题有 {max} 列，此行有 {has} 列；含分隔符的内容请加引号 | 標題有 {max} 欄，此列有 {has} 欄；含分隔符號的內容請加引號
    import.not_allowed | Your rights do not allow this change; leave the row out or ask your administrator \
        | 您无权作此更改；请去掉此行或联系管理员 | 您無權作此變更；請去掉此列或聯絡管理員
    import.forbidden | You may not import this; ask your administrator for the right | 您无权导入；请联系管理员 \
        | 您無權匯入；請聯絡管理員
    import.busy | Another process is importing these files; wait until it has ended | 另一个进程正在导入这些文件；请等待其结束 \
        | 另一個程序正在匯入這些檔案；請等待其結束
    import.lost | Another process has taken this import over; let it finish | 另一个进程已接管此导入；请等待其完成 \
        | 另一個程序已接管此匯入；請等待其完成
    import.no_such_kind | “{text}” cannot be imported; choose one of: {kinds} | 无法导入“{text}”；可选：{kinds} \
        | 無法匯入「{text}」；可選：{kinds}
    import.no_known_column | No column is known here (found: {found}); a heading is needed for {missing} \
        | 没有可识别的列（现有：{found}）；需要有标题的列：{missing} | 沒有可辨識的欄（現有：{found}）；需要有標題的欄：{missing}
    import.columns_missing | No column for {missing} (found: {found}); add one or name it in a mapping file \
        | 缺少列：{missing}（现有：{found}）；请添加，或在映射文件中指定 | 缺少欄：{missing}（現有：{found}）；請新增，或在對應檔中指定
    import.too_large | The file is larger than {max} MB; divide it, or leave out columns that are not needed \
        | 文件超过 {max} MB；请拆分，或去掉不需要的列 | 檔案超過 {max} MB；請拆分，或去掉不需要的欄
    import.too_many_uploads | {max} uploads are not finished; finish one of them, or wait a day \
        | 有 {max} 个上传尚未完成；请先完成其中之一，或等待一天 | 有 {max} 個上傳尚未完成；請先完成其中之一，或等待一天
    import.not_all_there | Not all of the file has arrived; upload it again | 文件未完整到达；请重新上传 | 檔案未完整到達；請重新上傳
    import.no_file | Choose a file first | 请先选择文件 | 請先選擇檔案
    import.as_it_says | {why} | {why} | {why}
    import.given_up | The server ended time and again while it was at this file; look at it, and go on if it is right \
        | 处理此文件时服务器多次中断；请检查文件，确认无误后继续 | 處理此檔案時伺服器多次中斷；請檢查檔案，確認無誤後繼續
    import.has_moved_on | This import has moved on meanwhile; look at it again | 此导入已有变化；请重新查看 | 此匯入已有變化；請重新查看
    import.file_is_gone | The file was cleared away; bring it again | 文件已被清理；请重新上传 | 檔案已被清理；請重新上傳
    import.target_twice | Two columns go to “{field}”; choose one of them | 有两列对应“{field}”；请只保留一列 \
        | 有兩欄對應「{field}」；請只保留一欄
    import.went_wrong | Something went wrong on our side; what was imported stays, and it can go on \
        | 我方出现错误；已导入的数据会保留，可继续导入 | 我方發生錯誤；已匯入的資料會保留，可繼續匯入
    mapping.line | Line {line} of the mapping file is not understood: {text} | 无法理解映射文件第 {line} 行：{text} \
        | 無法理解對應檔第 {line} 列：{text}
    mapping.no_such_field | There is no field “{text}” to map to; see docs/import.md for the names \
        | 没有可映射的字段“{text}”；名称见 docs/import.md | 沒有可對應的欄位「{text}」；名稱見 docs/import.md
    """
