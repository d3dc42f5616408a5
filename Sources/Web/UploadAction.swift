import Door
import HTTPTypes
import Hummingbird
import Kernel
import Page
import Records

/// An address to which files are sent, by people who are signed in and from a page of ours: the token comes in a header
/// with a script, and as the first input of a form without one.
package struct UploadAction: Sendable {
    package let path: String
    package let answer: @Sendable (Visit, inout UploadedFile) async throws -> WebResponse
    package init(
        _ path: String, _ answer: @escaping @Sendable (Visit, inout UploadedFile) async throws -> WebResponse
    ) {
        self.path = path
        self.answer = answer
    }
}

/// A file as it comes in.
package struct UploadedFile {
    /// What the person calls it; empty for a piece.
    package let name: String
    fileprivate var form: MultipartBody?
    fileprivate var whole: [UInt8]?

    /// The next bytes of it; nil at its end.
    package mutating func next() async throws -> [UInt8]? {
        if form != nil { return try await form?.piece() }
        defer { whole = nil }
        return whole
    }
}

extension Site {
    func add(_ action: UploadAction, to routes: Routes) {
        routes.on(.post, action.path, needs: .session) { [self] request, door in
            guard let visit = try await visit(request, door) else { return toSignIn(request) }
            guard settings.isSameOrigin(request) else { throw Failure.forbidden }
            var file: UploadedFile
            if request.mediaType == "application/octet-stream" {
                try expect(visit.headerToken, of: visit)
                file = UploadedFile(name: "", form: nil, whole: Array(buffer: try await request.wholeBody()))
            } else {
                file = try await self.file(visit)
            }
            return try await action.answer(visit, &file)
        }
    }
    /// The file of a form. Nothing of it is looked at before the token.
    private func file(_ visit: Visit) async throws -> UploadedFile {
        var form = try MultipartBody(visit.request)
        var isOurs = false
        for _ in 0..<20 {
            guard let part = try await form.next() else { break }
            if part.name == "csrf" {
                try expect(try await form.text(), of: visit)
                isOurs = true
            } else if let name = part.file {
                guard isOurs else { throw Failure(.forbidden, "problem.form_expired") }
                return UploadedFile(name: name, form: form, whole: nil)
            }
        }
        throw Failure.badRequest
    }
}

extension Visit {
    /// What a script sends instead of a form's hidden input.
    var headerToken: String { HTTPField.Name("x-csrf-token").flatMap { request.headers[$0] } ?? "" }
}
