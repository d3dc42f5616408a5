import Kernel
import Store
import Tabular

/// What the mapping page shows.
package struct ImportMappingView: Sendable {
    package let it: BroughtImport
    package let kind: ImportKind
    package let head: ImportHead
    package let choices: ImportChoices
    package let columns: [ProposedColumn]
    /// Needed and not there yet: of each list one.
    package let missing: [[ImportTarget]]
}

extension Imports {
    /// What stands above the columns that any kind knows.
    private func knownHeadings(_ kinds: [ImportKind]) -> Set<String> {
        let words = records.catalog.words
        return Set(
            kinds.flatMap(\.targets).flatMap { [$0.path] + $0.headings + $0.labels(words) }.map(ColumnMapping.key))
    }
    private func head(_ it: BroughtImport, as actor: Actor, isSettled: Bool) async throws -> ImportHead {
        let (path, settings, sandbox) = (try path(it), try settings(it), records.sandbox)
        let known = knownHeadings(kinds(for: actor))
        return try await reading("file") {
            try ImportHead.read(path, settings, sandbox, known: known, isSettled: isSettled)
        }
    }

    /// Looks at the file: what it holds, and what its columns become. Earlier imports of such files are remembered.
    package func recognise(_ id: Int64, as actor: Actor, kind slug: String? = nil, isSettled: Bool = false) async throws
    {
        let it = try await find(id, as: actor)
        let head = try await head(it, as: actor, isSettled: isSettled)
        let proposals = ImportProposal.all(head, kinds(for: actor), records.catalog.words)
        let digest = head.digest
        let earlier = slug == nil ? try await remembered(digest, as: actor) : nil
        guard
            let proposal = proposals.first(where: { $0.kind.slug == slug ?? earlier?.kind })
                ?? (slug == nil ? proposals.first : nil)
        else { throw NotFound() }
        var choices = ImportChoices()
        choices.targets = proposal.columns.map { column in column.target.map { proposal.kind.targets[$0].path } ?? "" }
        if let earlier, earlier.kind == proposal.kind.slug, let mapping = try? MappingFile(earlier.mapping) {
            choices = ImportChoices(mapping, head.headings)
            choices.targets = choices.targets.map { path in
                proposal.kind.targets.contains { $0.path == path } ? path : ""
            }
            // Columns are the file's, which lies before this person too; a customer's name was another's to type.
            if earlier.actor != it.actor { choices.walkIn = "" }
        }
        let mapping = try MappingFile(it.mapping)
        (choices.hasHeader, choices.skipped) = (head.hasHeader, head.skipped)
        (choices.encoding, choices.delimiter) = (mapping.encoding?.rawValue ?? "", mapping.delimiter?.rawValue ?? "")
        let text = choices.text(head.headings)
        let existing = earlier?.existing.rawValue ?? it.existing.rawValue
        try await change(id, from: [.ready, .tried], as: actor) { task in
            (task.kind, task.mapping, task.headings) = (proposal.kind.slug, text, digest)
            (task.existing, task.state) = (existing, .ready)
        }
    }

    /// The last import of a file with these headings that went through.
    private func remembered(_ digest: String, as actor: Actor) async throws -> BroughtImport? {
        let fields = fields
        return try await records.readOne(as: actor) { reader in
            let same = fields.headings == digest && fields.state == .done
            return try reader.tx.records(
                ImportTask.table.schema, where: same, order: [(field: fields.createdAt, descending: true)], limit: 1
            ).first.map { BroughtImport(Typed($0)) }
        }
    }

    package func mapping(_ id: Int64, as actor: Actor) async throws -> ImportMappingView {
        let it = try await find(id, as: actor)
        let kind = try kind(it.kind, for: actor)
        let head = try await head(it, as: actor, isSettled: true)
        let choices = ImportChoices(try MappingFile(it.mapping), head.headings)
        let proposal = ImportProposal.all(head, [kind], records.catalog.words).first
        let isRemembered = try await remembered(head.digest, as: actor).map { $0.id != id } ?? false
        var format = actor.format
        format.dayFirst = choices.dayFirst
        let shown = format
        let columns = head.headings.indices.map { index -> ProposedColumn in
            let target = kind.targets.firstIndex { $0.path == choices.targets[index] }
            let proposed = proposal?.columns[index]
            let trust: ImportColumn.Trust =
                target != nil && proposed?.target == target
                ? proposed?.trust ?? .named : isRemembered ? .remembered : .named
            let column = ImportColumn(heading: head.headings[index], target: target, trust: trust)
            return ProposedColumn(column, head.column(index), kind, shown)
        }
        let mapped = Set(choices.targets)
        let missing = kind.missing(mapped).map { paths in
            paths.compactMap { path in kind.targets.first { $0.path == path } }
        }
        return ImportMappingView(it: it, kind: kind, head: head, choices: choices, columns: columns, missing: missing)
    }

    /// Looks at the file anew, as somebody who knows better said: another kind, another sheet, other signs.
    package func readAnew(
        _ id: Int64, kind slug: String, sheet: Int, _ choices: ImportChoices, as actor: Actor
    ) async throws {
        let before = try await find(id, as: actor)
        let kind = try kind(slug, for: actor)
        let text = choices.text([])
        let isSettled = sheet == before.sheet
        _ = try MappingFile(text)
        try await change(id, from: [.ready, .tried], as: actor) { task in
            (task.sheet, task.mapping) = (max(0, min(sheet, 1_000)), text)
        }
        do { try await recognise(id, as: actor, kind: kind.slug, isSettled: isSettled) } catch {
            // What cannot be read so stays as it was.
            try await change(id, from: [.ready, .tried], as: actor) { task in
                (task.sheet, task.mapping) = (before.sheet, before.mapping)
            }
            throw error
        }
    }

    /// Takes what the mapping page said. `new:text` makes a field of one's own, for whoever may.
    package func map(
        _ id: Int64, _ choices: ImportChoices, existing: ImportSettings.Existing, as actor: Actor
    ) async throws {
        let it = try await find(id, as: actor)
        var kind = try kind(it.kind, for: actor)
        let head = try await head(it, as: actor, isSettled: true)
        var choices = choices
        for index in choices.targets.indices where choices.targets[index].hasPrefix("new:") {
            guard actor.isAdministrator, head.headings.indices.contains(index) else { throw NotFound() }
            let schema = records.catalog[kind.entity]
            let field = CustomField(
                kind.entity, heading: head.headings[index], type: String(choices.targets[index].dropFirst(4))
            ) { schema?[$0] != nil || !CustomName.isGood(field: $0, of: schema ?? ImportTask.table.schema) }
            try await records.add(field, as: actor)
            choices.targets[index] = field.name
            kind = try self.kind(it.kind, for: actor)
        }
        let known = Set(kind.targets.map(\.path))
        choices.targets = choices.targets.map { known.contains($0) ? $0 : "" }
        let text = choices.text(head.headings)
        _ = try MappingFile(text)
        try await change(id, from: [.ready, .tried], as: actor) { task in
            (task.mapping, task.existing, task.state) = (text, existing.rawValue, .ready)
        }
        var twice: Set<String> = []
        for target in choices.targets where !target.isEmpty && !twice.insert(target).inserted {
            let label = kind.targets.first { $0.path == target }?.label(records.catalog.words, actor.format.language)
            throw Refusal("import.target_twice", field: "", ["field": label ?? target])
        }
    }
    /// Back from what would happen to the columns.
    package func goBack(_ id: Int64, as actor: Actor) async throws {
        try await change(id, from: [.ready, .tried, .failed], as: actor) { task in
            (task.state, task.problem) = (.ready, "")
        }
    }
}
