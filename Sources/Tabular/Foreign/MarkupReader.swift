import CExpat
import Glibc

/// What a part of a workbook says: called for each element and each run of text.
protocol MarkupHandler: AnyObject {
    /// Names come without their prefix: `x:row` is `row`.
    func begin(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TabularProblem)
    func end(_ name: MarkupName) throws(TabularProblem)
    func text(_ bytes: UnsafeRawBufferPointer)
}

/// The name of an element or attribute, in the parser's memory.
struct MarkupName {
    fileprivate let start: UnsafePointer<CChar>
    fileprivate init(_ name: UnsafePointer<CChar>) {
        var start = name
        var at = name
        while at.pointee != 0 {
            if at.pointee == 0x3A { start = at + 1 }
            at += 1
        }
        self.start = start
    }
    @inline(__always)
    static func ~= (name: StaticString, value: MarkupName) -> Bool {
        strcmp(value.start, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }
}

/// The attributes of one element.
struct MarkupAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The attribute's bytes with a zero behind them; nil where there is none.
    func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
        guard var at = list else { return nil }
        while let key = at.pointee {
            if name ~= MarkupName(key) { return (at + 1).pointee }
            at += 2
        }
        return nil
    }
    subscript(name: StaticString) -> String? { pointer(name).map { String(cString: $0) } }
}

/// Reads markup without ever holding more of it than one piece. A document type is refused: it is where entities that
/// unfold, and files that are not ours, come from.
final class MarkupReader {
    private let handler: any MarkupHandler
    private var problem: TabularProblem?
    private var parser: XML_Parser?
    private var depth = 0
    private static let mostDepth = 64
    private static let pieceBytes = 64 << 10

    private init(_ handler: any MarkupHandler) { self.handler = handler }

    static func read(_ inflater: Inflater, _ handler: any MarkupHandler) throws(TabularProblem) {
        let reader = MarkupReader(handler)
        try reader.run(inflater)
    }

    private func run(_ inflater: Inflater) throws(TabularProblem) {
        guard let parser = XML_ParserCreate(nil) else { throw .unreadable(code: ENOMEM) }
        self.parser = parser
        defer { XML_ParserFree(parser) }
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { MarkupReader.of($0)?.begin($1, $2) },
            { data, name in MarkupReader.of(data)?.end(name) })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            MarkupReader.of(data)?.handler.text(UnsafeRawBufferPointer(start: text, count: Int(count)))
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in MarkupReader.of(data)?.stop(.damaged) }
        while true {
            guard let room = XML_GetBuffer(parser, Int32(Self.pieceBytes)) else { throw .unreadable(code: ENOMEM) }
            let piece = UnsafeMutableRawBufferPointer(start: room, count: Self.pieceBytes)
            let count = try inflater.read(into: piece)
            let isLast = count < Self.pieceBytes
            let status = XML_ParseBuffer(parser, Int32(count), isLast ? 1 : 0)
            if let problem { throw problem }
            guard status == XML_STATUS_OK else { throw .damaged }
            if isLast { return }
        }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> MarkupReader? {
        data.map { Unmanaged<MarkupReader>.fromOpaque($0).takeUnretainedValue() }
    }
    private func begin(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard problem == nil, let name else { return }
        depth += 1
        guard depth <= Self.mostDepth else { return stop(.damaged) }
        do throws(TabularProblem) {
            try handler.begin(MarkupName(name), MarkupAttributes(list: attributes))
        } catch { stop(error) }
    }
    private func end(_ name: UnsafePointer<CChar>?) {
        guard problem == nil, let name else { return }
        depth -= 1
        do throws(TabularProblem) { try handler.end(MarkupName(name)) } catch { stop(error) }
    }
    private func stop(_ problem: TabularProblem) {
        self.problem = problem
        if let parser { XML_StopParser(parser, 0) }
    }
}
