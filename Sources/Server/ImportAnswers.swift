import Door
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Page
import Records
import Web

extension ImportActions {
    func json(received: Int64, id: Int64? = nil) -> WebResponse {
        var json = JSONText()
        json.object { json in
            json.key("received")
            json.integer(received)
            if let id {
                json.key("id")
                json.integer(id)
            }
        }
        return .json(json.bytes)
    }
    /// A sentence that helps, for the page to show beside the file.
    func json(_ refusal: Refusal, _ visit: Visit) -> WebResponse {
        var json = JSONText()
        json.object { json in
            json.key("problem")
            json.string(refusal.problems.map { visit.context.words($0.key, $0.arguments) }.joined(separator: " "))
        }
        return .json(json.bytes, status: .unprocessableContent)
    }

    func progress(_ visit: Visit) async throws -> WebResponse {
        let it = try await imports.find(id(visit), as: visit.actor)
        let progress = try await imports.progress(it)
        let page = ImportWorkPage(visit.context, it, progress)
        var json = JSONText()
        json.object { json in
            json.key("done")
            json.integer(Int64(progress?.done ?? 0))
            json.key("total")
            json.integer(Int64(progress?.total ?? 0))
            json.key("state")
            json.string(it.isWorking ? "running" : "done")
            json.key("text")
            json.string(page.text)
        }
        return .json(json.bytes)
    }

    /// The rows set aside as a file, sent as it is read.
    func rejected(_ visit: Visit) async throws -> WebResponse {
        let (path, name) = try await imports.fileAside(id(visit), as: visit.actor)
        guard let file = FileHandle(forReadingAtPath: path) else { throw NotFound() }
        let body = ResponseBody { writer in
            defer { try? file.close() }
            while let piece = try file.read(upToCount: 256 << 10), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
        let plain = name.unicodeScalars.map {
            $0.isASCII && $0.value > 31 && !"\"\\".unicodeScalars.contains($0) ? Character($0) : "_"
        }
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8",
            .contentDisposition:
                "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(PercentCoding.encode(name))",
        ]
        return WebResponse(status: .ok, headers: headers, body: body)
    }
}
