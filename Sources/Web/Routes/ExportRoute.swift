import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Page
import Records

/// A list as a file: the same filters, the same rights, sent as it is read.
struct ExportRoute: Sendable {
    let site: Site

    func add(to routes: Routes) { site.on(.get, "/:slug/export", in: routes, export) }

    private func export(_ visit: Visit) async throws -> WebResponse {
        let schema = try visit.schema(for: .export)
        let address = try ListAddress(entity: schema.name, query: visit.query, schema: schema, actor: visit.actor)
        var export = Export(schema.name, .csv)
        export.conditions = address.conditions
        export.search = address.search
        // What the address means must be known before the first byte is sent: then the answer can no longer be changed.
        let request = address.request
        _ = try await site.records.readOne(as: visit.actor, visit.state) { try $0.plan(request) }
        let asked = export
        let records = site.records
        let body = ResponseBody { writer in
            let sink = BodySink(writer)
            try await records.export(asked, as: visit.actor, to: sink)
            try await sink.finish()
        }
        let name = "\(schema.slug)-\(records.today.iso).csv"
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"\(name)\"",
        ]
        return WebResponse(status: .ok, headers: headers, body: body)
    }
}

/// The body of an answer as the place where an export goes.
///
/// Unchecked: an export writes its pieces one after another.
package final class BodySink: ExportSink, @unchecked Sendable {
    private var writer: any ResponseBodyWriter
    package init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    package func write(_ bytes: [UInt8]) async throws { try await writer.write(ByteBuffer(bytes: bytes)) }
    package func finish() async throws { try await writer.finish(nil) }
}
