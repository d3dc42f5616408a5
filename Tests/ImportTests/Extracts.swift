import CRM
import Foundation
import Kernel
import Records
import TestKit

/// A folder of this test's own, for files to import and what comes of them.
struct Folder: ~Copyable {
    let path: String
    init() throws {
        path = NSTemporaryDirectory() + "import-" + String(UInt64.random(in: 0 ... .max), radix: 36)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ text: String, _ encoding: String.Encoding = .utf8) throws -> String {
        try file(name, bytes: Array(text.data(using: encoding) ?? Data()))
    }
    func file(_ name: String, bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }
    /// A copy of an extract, so that what is set aside lies beside it.
    func extract(_ name: String) throws -> String {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        try FileManager.default.copyItem(atPath: source.path + "/Data/" + name, toPath: path + "/" + name)
        return path + "/" + name
    }
    /// A file of the whole data beside the checkout, or nil where it is not there, which is said aloud.
    func whole(_ name: String) throws -> String? {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let source = checkout.deletingLastPathComponent().path + "/shared/data/" + name
        guard FileManager.default.fileExists(atPath: source) else {
            print("SKIPPED: \(source) is not there; this test ran without the whole data")
            return nil
        }
        let target = path + "/" + (name.split(separator: "/").last.map(String.init) ?? name)
        try FileManager.default.copyItem(atPath: source, toPath: target)
        return target
    }
    func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
}

extension Installation {
    func plan(_ paths: [String], as slug: String, _ settings: ImportSettings = ImportSettings()) async throws
        -> ImportPlan
    {
        guard let kind = importKinds(records.catalog).first(where: { $0.slug == slug }) else { throw NotFound() }
        return try await records.planImport(paths, as: kind, settings)
    }
    @discardableResult
    func importing(
        _ paths: String..., as slug: String, _ settings: ImportSettings = ImportSettings(), by actor: Actor? = nil
    ) async throws -> ImportResult {
        try await records.runImport(plan(paths, as: slug, settings), as: actor ?? console)
    }
    /// What an import would do with each column of a file: `InvoiceNo → number`.
    func columns(_ path: String, as slug: String) async throws -> [String] {
        let plan = try await plan([path], as: slug)
        return plan.files[0].columns.map { column in
            "\(column.heading) → \(column.target.map { plan.kind.targets[$0].path } ?? "-")"
        }
    }
    /// Every record of an entity that is there.
    func all(_ entity: String) async throws -> [Record] {
        try await records.write(as: console) { try $0.records(entity, where: .always, limit: 100_000) }
    }
    /// What was sold: the number of orders with an amount above 0, and their sum in the base currency.
    func sales() async throws -> (orders: Int, amount: String) {
        let totals = try await all("order").filter { $0["kind"] == .text("sale") }
            .compactMap { Int64(value: $0["total_base"]) }.filter { $0 > 0 }
        return (totals.count, plainDecimal(totals.reduce(0, +), scale: 4, digits: 2))
    }
}

let cdnow = """
    # Purchases of the CDNOW sample: one a line, no heading
    header: no
    delimiter: spaces
    1 = customer.number
    2 = -
    3 = ordered_on
    4 = lines.quantity
    5 = lines.amount
    """

extension ImportSettings {
    init(_ change: (inout ImportSettings) throws -> Void) rethrows {
        self.init()
        try change(&self)
    }
}
