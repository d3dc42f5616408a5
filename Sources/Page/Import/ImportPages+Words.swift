/// What the pages of imports say.
package let importPageWords: StaticString = """
    menu.data | Data | 数据 | 資料
    import.title | Import | 导入 | 匯入
    import.title_of | Import {what} | 导入{what} | 匯入{what}
    import.lead | Bring customers, contacts, products or orders as they come: nothing needs to be prepared, and nothing is \
        written before you have seen what would happen. \
        | 直接导入客户、联系人、产品或订单文件，无需事先整理；确认预览之前不会写入任何数据。 \
        | 直接匯入客戶、聯絡人、產品或訂單檔案，無需事先整理；確認預覽之前不會寫入任何資料。
    import.step.upload | Upload | 上传 | 上傳
    import.step.match | Match columns | 匹配列 | 對應欄位
    import.step.review | Review | 预览 | 預覽
    import.step.import | Import | 导入 | 匯入
    import.drop | Drop a file here, or choose one | 将文件拖到此处，或选择文件 | 將檔案拖到此處，或選擇檔案
    import.formats | CSV in any form, Excel workbooks (XLSX) and JSON; up to 500 MB of text or 100 MB otherwise \
        | 任意格式的 CSV、Excel 工作簿（XLSX）和 JSON；文本不超过 500 MB，其他不超过 100 MB \
        | 任意格式的 CSV、Excel 活頁簿（XLSX）和 JSON；文字檔不超過 500 MB，其他不超過 100 MB
    import.upload | Upload | 上传 | 上傳
    import.sending | One moment… | 请稍候… | 請稍候…
    import.uploading | Uploaded: | 已上传： | 已上傳：
    import.waiting | The connection is lost; it goes on by itself. | 连接已中断，恢复后自动继续。 | 連線已中斷，恢復後自動繼續。
    import.upload_failed | The upload failed; choose the file again, and it goes on where it stopped. \
        | 上传失败；请重新选择该文件，将从中断处继续。 | 上傳失敗；請重新選擇該檔案，將從中斷處繼續。
    import.paste | Or paste from a spreadsheet | 或从电子表格粘贴 | 或從試算表貼上
    import.paste_help | Rows with their headings | 带标题的各行 | 含標題的各列
    import.paste_button | Use these rows | 使用这些行 | 使用這些列
    import.pasted | Pasted rows | 粘贴的数据 | 貼上的資料
    import.earlier | Earlier imports | 历次导入 | 歷次匯入
    import.file | File | 文件 | 檔案
    import.what | Holds | 内容 | 內容
    import.rows | Rows | 行数 | 列數
    import.state | State | 状态 | 狀態
    import.when | Last changed | 最后变化 | 最後變更
    import.state.uploading | Not all uploaded | 未上传完 | 未上傳完
    import.state.ready | Columns to match | 待匹配列 | 待對應欄位
    import.state.trying | Being looked at | 正在预览 | 正在預覽
    import.state.tried | To be reviewed | 待确认 | 待確認
    import.state.importing | Running | 进行中 | 進行中
    import.state.paused | Paused | 已暂停 | 已暫停
    import.state.cancelled | Cancelled | 已取消 | 已取消
    import.state.done | Done | 已完成 | 已完成
    import.state.failed | Failed | 失败 | 失敗
    import.back | Back | 返回 | 返回
    import.review | Review | 预览 | 預覽
    import.holds | {file} holds {what}: {known} of {columns} columns are known. \
        | {file} 的内容是{what}：{columns} 列中识别出 {known} 列。 | {file} 的內容是{what}：{columns} 欄中辨識出 {known} 欄。
    import.still_missing | Still needed: a column for {missing} | 还缺少列：{missing} | 還缺少欄：{missing}
    import.column | Column in file | 文件中的列 | 檔案中的欄
    import.first_values | First values | 前几个值 | 前幾個值
    import.to | goes to | 对应 | 對應
    import.field | Field | 字段 | 欄位
    import.field_for | Field for {column} | “{column}”对应的字段 | 「{column}」對應的欄位
    import.status | Status | 状态 | 狀態
    import.note | Note | 说明 | 說明
    import.status.left_out | Left out | 不导入 | 不匯入
    import.status.check | Check | 请核对 | 請核對
    import.status.chosen | Chosen | 已选择 | 已選擇
    import.status.matched | Matched | 已匹配 | 已對應
    import.leave_out | Leave out | 不导入 | 不匯入
    import.new_field | New field | 新建字段 | 新增欄位
    import.new_field.text | New text field “{name}” | 新建文本字段“{name}” | 新增文字欄位「{name}」
    import.new_field.count | New whole number “{name}” | 新建整数字段“{name}” | 新增整數欄位「{name}」
    import.new_field.amount | New amount “{name}” | 新建金额字段“{name}” | 新增金額欄位「{name}」
    import.new_field.day | New date “{name}” | 新建日期字段“{name}” | 新增日期欄位「{name}」
    import.new_field.flag | New yes or no “{name}” | 新建是否字段“{name}” | 新增是否欄位「{name}」
    import.unreadable | {count} of the first rows will be set aside: {why} | 前几行中有 {count} 行将被搁置：{why} \
        | 前幾列中有 {count} 列將被擱置：{why}
    import.grows | New entries are made | 自动新建条目 | 自動新增項目
    import.becomes | Read as {value} | 读作 {value} | 讀作 {value}
    import.trust.guessed | By what stands in the column | 根据列中内容推测 | 依欄中內容推測
    import.trust.remembered | As in an earlier import | 与以往导入相同 | 與以往匯入相同
    import.trust.known | Known heading | 已知标题 | 已知標題
    import.size | Size | 大小 | 大小
    import.text | Text | 文本 | 文字
    import.made | Read from the file’s own form | 由文件格式转换 | 由檔案格式轉換
    import.heading_row | Headings | 标题行 | 標題列
    import.row | Row {row} | 第 {row} 行 | 第 {row} 列
    import.no_heading | None | 无 | 無
    import.delimiter.comma | commas | 逗号分隔 | 逗號分隔
    import.delimiter.semicolon | semicolons | 分号分隔 | 分號分隔
    import.delimiter.tab | tabs | 制表符分隔 | Tab 分隔
    import.delimiter.pipe | vertical bars | 竖线分隔 | 直線分隔
    import.delimiter.spaces | columns of blanks | 空格分列 | 空白分欄
    import.existing | When a record is there already | 记录已存在时 | 記錄已存在時
    import.existing.fill | Fill only its empty fields | 只填充空字段 | 只填入空欄位
    import.existing.overwrite | Overwrite with the file | 用文件内容覆盖 | 以檔案內容覆寫
    import.existing.leave | Leave it as it is | 保持不变 | 保持不變
    import.values | Values | 取值 | 取值
    import.dates | Dates like 01/09/2026 | 01/09/2026 形式的日期 | 01/09/2026 形式的日期
    import.dates.ask | Set the row aside if unclear | 不明确时搁置该行 | 不明確時擱置該列
    import.dates.day | Day first: 1 September | 日在前：9 月 1 日 | 日在前：9 月 1 日
    import.dates.month | Month first: 9 January | 月在前：1 月 9 日 | 月在前：1 月 9 日
    import.walk_in | Customer of sales without one | 无客户的销售记在 | 無客戶的銷售記在
    import.walk_in_help | Without a name such rows are set aside. | 不填则搁置这些行。 | 不填則擱置這些列。
    import.reading | How it is read | 读取方式 | 讀取方式
    import.kind | It holds | 内容类型 | 內容類型
    import.sheet | Sheet | 工作表 | 工作表
    import.heading | Headings | 标题 | 標題
    import.header.yes | One row holds them | 有一行标题 | 有一列標題
    import.header.no | There are none | 没有标题 | 沒有標題
    import.skip | Rows above to leave out | 上方忽略的行数 | 上方略過的列數
    import.encoding | Encoding | 编码 | 編碼
    import.delimiter | Separator | 分隔符 | 分隔符號
    import.recognised | Recognised | 自动识别 | 自動辨識
    import.read_again | Read again | 重新读取 | 重新讀取
    import.go | Import {rows} {rows¦row¦rows} | 导入 {rows} 行 | 匯入 {rows} 列
    import.would | Nothing is written yet. These {rows} {rows¦row¦rows} of {file} would do this: \
        | 尚未写入任何数据。{file} 的 {rows} 行将产生以下结果： | 尚未寫入任何資料。{file} 的 {rows} 列將產生以下結果：
    import.totals | In all | 合计 | 合計
    import.entity | Record | 记录 | 記錄
    import.new | New | 新建 | 新增
    import.changed | Changed | 修改 | 修改
    import.as_it_was | Already there | 已存在 | 已存在
    import.would_create | The first {count} new | 前 {count} 条新记录 | 前 {count} 筆新記錄
    import.would_change | The first {count} changed | 前 {count} 条修改 | 前 {count} 筆修改
    import.would_set_aside | The first {count} set aside | 前 {count} 条搁置 | 前 {count} 筆擱置
    import.line | Row | 行 | 列
    import.name | Name | 名称 | 名稱
    import.fields | Fields | 字段 | 欄位
    import.reason | Why | 原因 | 原因
    import.the_row | The row | 该行内容 | 該列內容
    import.trying | Finding out what would happen | 正在预览结果 | 正在預覽結果
    import.running | Import running | 正在导入 | 正在匯入
    import.reading_file | Reading the file… | 正在读取文件… | 正在讀取檔案…
    import.progress | {done} of {total} rows | {total} 行中的 {done} 行 | {total} 列中的 {done} 列
    import.speed | {speed} rows/s | 每秒 {speed} 行 | 每秒 {speed} 列
    import.seconds_left | about {left} left | 约剩 {left} | 約剩 {left}
    import.seconds | {n} s | {n} 秒 | {n} 秒
    import.minutes | {n} min | {n} 分钟 | {n} 分鐘
    import.leave_page | You can leave this page; it is in the list of imports. | 您可以离开此页面；可在导入列表中找到它。 \
        | 您可以離開此頁面；可在匯入清單中找到它。
    import.paused_help | What was imported stays; go on whenever you like. | 已导入的数据会保留；可随时继续。 \
        | 已匯入的資料會保留；可隨時繼續。
    import.stop | Stop | 停止 | 停止
    import.pause | Pause | 暂停 | 暫停
    import.resume | Go on | 继续 | 繼續
    import.cancel | Cancel the rest | 取消其余部分 | 取消其餘部分
    import.another | Import another file | 导入其他文件 | 匯入其他檔案
    import.what_happened | What happened | 结果 | 結果
    import.cancelled_after | Cancelled after {rows} {rows¦row¦rows}; what was imported stays. | 导入 {rows} 行后取消；已导入的数据会保留。 \
        | 匯入 {rows} 列後取消；已匯入的資料會保留。
    import.download | Download | 下载 | 下載
    import.mend_help | Correct them here and import them again, or download the file, correct it and bring it back. \
        | 可在此更正后重新导入，或下载文件更正后再次上传。 | 可在此更正後重新匯入，或下載檔案更正後再次上傳。
    import.mend_button | Import these rows again | 重新导入这些行 | 重新匯入這些列
    import.more_aside | {count} more follow when these are done. | 完成后还有 {count} 行。 | 完成後還有 {count} 列。
    """
