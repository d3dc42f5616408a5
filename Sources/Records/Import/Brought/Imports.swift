import Kernel
import Store
import Tabular

/// The imports that people do on pages: the files that they brought, and the work on them. Each is its owner's;
/// administrators see all.
package struct Imports: Sendable {
    package let records: Records
    let folder: UploadFolder
    private let allKinds: @Sendable (Catalog) -> [ImportKind]
    var fields: ImportTask { ImportTask.table.fields }

    /// Files of more bytes are refused: of text, and of workbooks and JSON, which are read as a whole.
    package static let mostBytes: Int64 = 500_000_000
    package static let mostForeignBytes: Int64 = 100_000_000
    /// A piece of an upload; a request must not be larger than a mebibyte.
    package static let pieceBytes = 1_000_000
    private static let mostOpen = 20

    package init(_ records: Records, folder: String, kinds: @escaping @Sendable (Catalog) -> [ImportKind]) {
        self.records = records
        self.folder = UploadFolder(path: folder)
        allKinds = kinds
    }

    /// What the person may import at all.
    package func kinds(for actor: Actor) -> [ImportKind] {
        let catalog = records.catalog
        return allKinds(catalog).filter { kind in catalog[kind.entity].map { actor.may(.import, $0) } ?? false }
    }
    package func kind(_ slug: String, for actor: Actor) throws -> ImportKind {
        guard let kind = kinds(for: actor).first(where: { $0.slug == slug }) else { throw NotFound() }
        return kind
    }
    func expectRight(_ actor: Actor) throws { if kinds(for: actor).isEmpty { throw NotFound() } }

    /// Notes that a file is coming. One that was begun before under the same mark, and not finished, goes on. The size is
    /// nil where nobody knows it beforehand.
    package func begin(
        _ name: String, size: Int64?, mark: String = "", parent: Int64 = 0, as actor: Actor
    ) async throws -> BroughtImport {
        try expectRight(actor)
        guard size != 0 else { throw Refusal("table.empty", field: "file") }
        guard (size ?? 1) <= Self.mostBytes, (size ?? 1) > 0 else {
            throw Refusal("import.too_large", field: "file", ["max": "\(Self.mostBytes / 1_000_000)"])
        }
        try folder.make()
        let person = actor.userID ?? 0
        let shown = String(name.split(whereSeparator: { "/\\".contains($0) || $0.isNewline }).last ?? "").prefix(300)
        return try await records.write(as: actor) { funnel in
            let mine = fields.actor == Int(person) && fields.state == .uploading
            let same = mine && fields.mark == mark && fields.size == Int(size ?? 0)
            if !mark.isEmpty, let begun = try funnel.tx.records(ImportTask.table.schema, where: same, limit: 1).first {
                return BroughtImport(Typed(begun))
            }
            guard try funnel.tx.count(ImportTask.table.schema, where: mine, limit: 100) < Self.mostOpen else {
                throw Refusal("import.too_many_uploads", field: "file", ["max": "\(Self.mostOpen)"])
            }
            var task = Typed<ImportTask>()
            (task.actor, task.name, task.size) = (Int(person), shown.isEmpty ? "—" : String(shown), Int(size ?? 0))
            task.mark = String(mark.prefix(400))
            (task.storage, task.parent, task.existing) = (UploadFolder.newName(), Int(parent), "fill")
            (task.createdAt, task.movedAt) = (funnel.now, funnel.now)
            task.record.id = try funnel.tx.insert(task.record)
            return BroughtImport(task)
        }
    }

    package func find(_ id: Int64, as actor: Actor) async throws -> BroughtImport {
        try expectRight(actor)
        let record = try await records.readOne(as: actor) { try $0.tx.record(ImportTask.table.schema, id) }
        guard let record else { throw NotFound() }
        let found = BroughtImport(Typed(record))
        guard actor.isAdministrator || found.actor == actor.userID ?? 0 else { throw NotFound() }
        return found
    }
    /// The newest, at most fifty.
    package func list(as actor: Actor) async throws -> [BroughtImport] {
        try expectRight(actor)
        let person = Int(actor.userID ?? 0)
        let whose: Predicate = actor.isAdministrator ? .always : fields.actor == person
        return try await records.readOne(as: actor) { reader in
            try reader.tx.records(
                ImportTask.table.schema, where: whose, order: [(field: fields.createdAt, descending: true)], limit: 50
            ).map { BroughtImport(Typed($0)) }
        }
    }

    /// Changes an import if it is still in one of these states; answers it as it stands then.
    @discardableResult
    func change(
        _ id: Int64, from states: [ImportTask.State], as actor: Actor,
        _ change: @escaping @Sendable (inout Typed<ImportTask>) throws -> Void
    ) async throws -> BroughtImport {
        _ = try await find(id, as: actor)
        return try await records.write(as: actor) { funnel in
            guard let record = try funnel.tx.record(ImportTask.table.schema, id) else { throw NotFound() }
            var task = Typed<ImportTask>(record)
            guard states.contains(task.state) else { throw Refusal("import.has_moved_on", field: "") }
            try change(&task)
            task.movedAt = funnel.now
            try funnel.tx.update(task.record)
            return BroughtImport(task)
        }
    }

    /// How the file of an import is read.
    func settings(_ it: BroughtImport, isDryRun: Bool = false) throws -> ImportSettings {
        var settings = ImportSettings()
        settings.mapping = try MappingFile(it.mapping)
        (settings.existing, settings.sheet, settings.folder) = (it.existing, it.sheet, folder.path)
        settings.isDryRun = isDryRun
        return settings
    }
    func path(_ it: BroughtImport) throws -> String {
        guard it.hasFile, it.state != .uploading else { throw Refusal("import.file_is_gone", field: "") }
        return folder.path(of: it.storage)
    }
}
