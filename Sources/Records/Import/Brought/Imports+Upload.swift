import Foundation
import Kernel
import Store
import Tabular

extension Imports {
    /// Takes a piece that begins at `offset`, and answers how much there is then. One that begins elsewhere than what
    /// is there ends is not taken: the answer says where to go on. What can be no table is refused with the first.
    package func take(_ id: Int64, at offset: Int64, _ bytes: [UInt8], as actor: Actor) async throws -> Int64 {
        let it = try await find(id, as: actor)
        guard it.state == .uploading, it.received == offset else { return it.received }
        let size = it.size > 0 ? it.size : Self.mostBytes
        guard offset + Int64(bytes.count) <= size else {
            throw Refusal("import.too_large", field: "file", ["max": "\(Self.mostBytes / 1_000_000)"])
        }
        if offset == 0 { try expectTable(bytes, it.size) }
        let (folder, storage) = (folder, it.storage)
        try await reading("file") { try folder.append(storage, at: offset, bytes) }
        return try await change(id, from: [.uploading], as: actor) { task in
            // The same piece, sent twice at once, counts once.
            if Int64(task.received) == offset { task.received = Int(offset) + bytes.count }
        }.received
    }

    /// A picture, a program, an old workbook: said before all of it has been sent.
    private func expectTable(_ first: [UInt8], _ size: Int64) throws {
        let kind = FileKind(sample: first)
        guard let kind else { return }
        guard kind == .xlsx else { throw Refusal("table.not_a_table", field: "file", ["kind": kind.rawValue]) }
        guard size <= Self.mostForeignBytes else {
            throw Refusal("import.too_large", field: "file", ["max": "\(Self.mostForeignBytes / 1_000_000)"])
        }
    }

    /// Once all of it is there: recognises what it holds. A file that cannot be read is thrown away, and the refusal says why.
    package func finish(_ id: Int64, as actor: Actor) async throws {
        let it = try await find(id, as: actor)
        guard it.state == .uploading else { return }
        guard it.received > 0 else { throw Refusal("table.empty", field: "file") }
        guard it.size == 0 || it.received == it.size else { throw Refusal("import.not_all_there", field: "file") }
        let (folder, storage) = (folder, it.storage)
        do {
            try await reading("file") { try folder.keep(storage) }
            try await change(id, from: [.uploading], as: actor) { task in
                (task.state, task.size) = (.ready, task.received)
            }
            try await recognise(id, as: actor)
        } catch let refusal as Refusal {
            let words = actor.format.words
            let why = refusal.problems.map { words($0.key, $0.arguments) }.joined(separator: " ")
            try await change(id, from: [.uploading, .ready], as: actor) { task in
                (task.state, task.problem, task.storage) = (.failed, why, "")
            }
            folder.remove(storage)
            throw refusal
        }
    }

    /// A file that is in memory: pasted text, mended rows.
    package func bring(_ name: String, _ bytes: [UInt8], parent: Int64 = 0, as actor: Actor) async throws -> Int64 {
        let id = try await begin(name, size: Int64(bytes.count), parent: parent, as: actor).id
        var at = 0
        while at < bytes.count {
            let piece = Array(bytes[at..<min(at + Self.pieceBytes, bytes.count)])
            _ = try await take(id, at: Int64(at), piece, as: actor)
            at += piece.count
        }
        if parent == 0 { try await finish(id, as: actor) }
        return id
    }

    /// Work on files, aside; what is wrong with them becomes a refusal at the field.
    func reading<T: Sendable>(_ field: String, _ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await aside {
            do { return try work() } catch let problem as TabularProblem {
                throw Refusal(problem.key, field: field, problem.arguments)
            }
        }
    }

    /// Clears away: uploads that nobody went on with for a day, files a month after anybody touched their import.
    package func clean() async throws {
        let actor = Actor.system
        let (day, old) = (Duration.seconds(86_400), Duration.seconds(30 * 86_400))
        let gone = try await records.write(as: actor, .background) { funnel -> [String] in
            let found = try funnel.tx.records(ImportTask.table.schema, where: .not(fields.storage == ""), limit: 1_000)
            var gone: [String] = []
            for record in found {
                var task = Typed<ImportTask>(record)
                let age = task.state == .uploading ? day : old
                guard task.movedAt + age < funnel.now, ![.trying, .importing].contains(task.state) else { continue }
                gone.append(task.storage)
                (task.storage, task.rejected) = ("", "")
                if task.state == .uploading { task.state = .cancelled }
                try funnel.tx.update(task.record)
            }
            return gone
        }
        for name in gone { folder.remove(name) }
        let names = try await records.readOne(as: actor) { reader in
            try reader.tx.records(ImportTask.table.schema, where: .not(fields.storage == ""), limit: 10_000)
                .flatMap { record -> [String] in
                    let task = Typed<ImportTask>(record)
                    return [task.storage, String(task.rejected.prefix(64))]
                }
        }
        folder.clear(keeping: Set(names))
    }
}
