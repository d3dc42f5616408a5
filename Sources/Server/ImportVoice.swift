import Foundation
import Kernel
import Records

/// What the import command says: sentences in the company's language, or one JSON object.
struct ImportVoice {
    private let format: Format
    private let isJSON: Bool

    init(_ format: Format, isJSON: Bool) {
        self.format = format
        self.isJSON = isJSON
    }

    /// What each column becomes.
    func say(_ plan: ImportPlan) {
        guard !isJSON else { return }
        for file in plan.files {
            print(
                format.words(
                    "import.file_read",
                    [
                        "file": file.path, "rows": "\(file.rows)", "encoding": file.layout.encoding.rawValue,
                        "delimiter": file.layout.delimiter.rawValue,
                    ]))
            for column in file.columns {
                guard let target = column.target else { continue }
                let label = plan.kind.targets[target].label(plan.catalog.words, format.language)
                let field = "\(label) (\(plan.kind.targets[target].path))"
                print("  " + format.words("import.column_becomes", ["column": column.heading, "field": field]))
            }
            let ignored = file.columns.filter { $0.target == nil }.map(\.heading)
            if !ignored.isEmpty {
                print("  " + format.words("import.columns_ignored", ["columns": ignored.joined(separator: ", ")]))
            }
        }
    }

    func say(_ result: ImportResult, _ plan: ImportPlan, seconds: Double) {
        if isJSON { return print(json(result, plan, seconds)) }
        let rows = ["rows": "\(result.counts.rows)"]
        switch result.outcome {
        case .already: return print(format.words("import.already", ["at": result.at.map { format.show($0) } ?? ""]))
        case .tried: print(format.words("import.tried", rows))
        case .done:
            if result.resumedAt > 0 { print(format.words("import.resumed", ["row": "\(result.resumedAt)"])) }
            print(format.words("import.done", rows))
        }
        let counts = result.counts
        for (key, numbers) in [
            ("import.created", counts.created), ("import.updated", counts.updated),
            ("import.unchanged", counts.unchanged),
        ] {
            for (entity, count) in numbers.sorted(by: { $0.key < $1.key }) {
                let name = format.words("\(entity).plural")
                print("  " + format.words(key, ["entity": name, "count": "\(count)"]))
            }
        }
        for (word, count) in counts.passed.sorted(by: { $0.key < $1.key }) {
            print("  " + format.words("import.passed.\(word)", ["count": "\(count)"]))
        }
        sayWhatWasSetAside(result)
    }

    private func sayWhatWasSetAside(_ result: ImportResult) {
        guard result.counts.setAside > 0 else { return }
        print("  " + format.words("import.set_aside", ["count": "\(result.counts.setAside)"]))
        for problem in result.problems.prefix(5) { print("    " + problem) }
        for file in result.rejected { print("  " + format.words("import.mend", ["file": file])) }
    }

    private func json(_ result: ImportResult, _ plan: ImportPlan, _ seconds: Double) -> String {
        var json = JSONText()
        json.object { json in
            json.key("state")
            json.string(result.outcome.rawValue)
            json.key("job")
            json.value(result.job.map { .int($0) } ?? .null)
            json.key("at")
            json.value(result.at.map { .text(MomentType().plain($0.value)) } ?? .null)
            json.key("resumed_at")
            json.integer(Int64(result.resumedAt))
            json.key("seconds")
            json.value(.real((seconds * 1_000).rounded() / 1_000))
            result.counts.write(to: &json)
            write("rejected_files", result.outcome == .tried ? [] : result.rejected, &json)
            write("problems", result.problems, &json)
            json.key("files")
            json.array { json in for file in plan.files { write(file, plan, &json) } }
        }
        return json.text
    }
    private func write(_ name: String, _ texts: [String], _ json: inout JSONText) {
        json.key(name)
        json.array { json in for text in texts { json.string(text) } }
    }
    private func write(_ file: ImportFile, _ plan: ImportPlan, _ json: inout JSONText) {
        json.object { json in
            json.key("file")
            json.string(file.path)
            json.key("rows")
            json.integer(Int64(file.rows))
            json.key("encoding")
            json.string(file.layout.encoding.rawValue)
            json.key("delimiter")
            json.string(file.layout.delimiter.rawValue)
            json.key("columns")
            json.array { json in
                for column in file.columns {
                    json.object { json in
                        json.key("column")
                        json.string(column.heading)
                        json.key("field")
                        json.value(column.target.map { .text(plan.kind.targets[$0].path) } ?? .null)
                    }
                }
            }
        }
    }
}
