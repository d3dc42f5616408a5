import Foundation
import Kernel
import Records
import TestKit
import Testing

/// How files come up: in pieces, each of which is on the disk when it is acknowledged.
@Suite struct UploadTests {
    private let text = Array("Name,City\nAcme,Berlin\nBeta,Rome\n".utf8)

    @Test(arguments: Engine.available) func piecesFollowEachOther(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let begun = try await desk.imports.begin("a.csv", size: Int64(text.count), mark: "m", as: desk.actor)
        #expect(try await desk.imports.take(begun.id, at: 0, Array(text[..<10]), as: desk.actor) == 10)

        // A piece that was lost on its way, or came twice, changes nothing: the answer says where to go on.
        #expect(try await desk.imports.take(begun.id, at: 20, Array(text[20...]), as: desk.actor) == 10)
        #expect(try await desk.imports.take(begun.id, at: 0, Array(text[..<10]), as: desk.actor) == 10)
        let again = try await desk.imports.begin("a.csv", size: Int64(text.count), mark: "m", as: desk.actor)
        #expect(again.id == begun.id && again.received == 10)

        #expect(try await desk.imports.take(begun.id, at: 10, Array(text[10...]), as: desk.actor) == Int64(text.count))
        try await desk.imports.finish(begun.id, as: desk.actor)
        let it = try await desk.imports.find(begun.id, as: desk.actor)
        #expect(it.state == .ready && it.kind == "customers")
    }
    @Test func whatAKilledPieceLeftBehindIsWrittenOver() async throws {
        let desk = try await Desk(.sqlite)
        let begun = try await desk.imports.begin("a.csv", size: Int64(text.count), as: desk.actor)
        _ = try await desk.imports.take(begun.id, at: 0, Array(text[..<10]), as: desk.actor)
        let part = try #require(FileManager.default.contentsOfDirectory(atPath: desk.path).first)
        let file = try #require(FileHandle(forWritingAtPath: desk.path + "/" + part))
        try file.seekToEnd()
        try file.write(contentsOf: Data("half a piece and no more".utf8))
        try file.close()

        _ = try await desk.imports.take(begun.id, at: 10, Array(text[10...]), as: desk.actor)
        try await desk.imports.finish(begun.id, as: desk.actor)

        let view = try await desk.imports.mapping(begun.id, as: desk.actor)
        #expect(view.head.rows == [["Acme", "Berlin"], ["Beta", "Rome"]])
    }
    @Test func sizesHaveLimitsWithSentences() async throws {
        let desk = try await Desk(.sqlite)
        await expect("table.empty") { try await desk.imports.begin("a", size: 0, as: desk.actor) }
        await expect("import.too_large") { try await desk.imports.begin("a", size: 500_000_001, as: desk.actor) }
        let begun = try await desk.imports.begin("a", size: 5, as: desk.actor)
        await expect("import.too_large") { try await desk.imports.take(begun.id, at: 0, text, as: desk.actor) }
        _ = try await desk.imports.take(begun.id, at: 0, Array(text[..<3]), as: desk.actor)
        await expect("import.not_all_there") { try await desk.imports.finish(begun.id, as: desk.actor) }
        for _ in 1..<20 { _ = try await desk.imports.begin("a", size: 5, as: desk.actor) }
        await expect("import.too_many_uploads") { try await desk.imports.begin("a", size: 5, as: desk.actor) }
    }
    @Test(
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "table.not_a_table"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "table.not_a_table"),
            (Array("%PDF-1.7".utf8), "table.not_a_table"),
            (Array("PK\u{3}\u{4}[Content_Types].xml".utf8), "table.damaged"),
            (Array("\n\n".utf8), "table.empty"), (Array("a,b\n\"x".utf8), "table.unclosed_quote"),
            (Array("[{\"a\":}]".utf8), "table.bad_json"),
        ] as [([UInt8], String)])
    func whatIsNoTableIsRefusedAndThrownAway(_ bytes: [UInt8], _ key: String) async throws {
        let desk = try await Desk(.sqlite)

        await expect(key) { try await desk.imports.bring("picture.csv", bytes, as: desk.actor) }

        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path).filter { !$0.hasSuffix(".part") } == [])
    }
    @Test func whatAPersonCallsAFileIsNoPath() async throws {
        let desk = try await Desk(.sqlite)

        let begun = try await desk.imports.begin("../../etc/passwd\n.csv", size: 5, as: desk.actor)

        _ = try await desk.imports.take(begun.id, at: 0, Array("a,b\n1".utf8), as: desk.actor)
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.path)
        #expect(names.allSatisfy { $0.prefix(64).allSatisfy(\.isHexDigit) } && names.count == 1)
    }
    @Test func nobodySeesAnothersImport() async throws {
        let desk = try await Desk(.sqlite)
        let id = try await desk.bring("Name\nAcme\n")
        let clerk = desk.installation.actor("clerk")

        await #expect(throws: NotFound.self) { try await desk.imports.find(id, as: clerk) }
        await #expect(throws: NotFound.self) { try await desk.imports.take(id, at: 0, [65], as: clerk) }
        await #expect(throws: NotFound.self) { try await desk.imports.start(id, isDryRun: false, as: clerk) }
        #expect(try await desk.imports.list(as: clerk).isEmpty)
        // Whoever may import nothing finds no page at all.
        let service = desk.installation.actor("service")
        await #expect(throws: NotFound.self) { try await desk.imports.list(as: service) }
    }
    @Test func whatNobodyGoesOnWithIsClearedAway() async throws {
        let desk = try await Desk(.sqlite)
        let begun = try await desk.imports.begin("a.csv", size: 10, as: desk.actor)
        _ = try await desk.imports.take(begun.id, at: 0, [65, 66], as: desk.actor)
        let id = try await desk.bring("Name\nAcme\n")

        desk.installation.clock.move(seconds: 86_401)
        try await desk.imports.clean()

        #expect(try await desk.imports.find(begun.id, as: desk.actor).state == .cancelled)
        #expect(try await desk.imports.find(id, as: desk.actor).hasFile)
        desk.installation.clock.move(seconds: 31 * 86_400)
        try await desk.imports.clean()
        #expect(try await !desk.imports.find(id, as: desk.actor).hasFile)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path).isEmpty)
    }

    private func expect<T>(_ key: String, _ work: () async throws -> T) async {
        do {
            _ = try await work()
            Issue.record("\(key) was expected")
        } catch let refusal as Refusal { #expect(refusal.problems.map(\.key) == [key]) } catch { Issue.record(error) }
    }
}
