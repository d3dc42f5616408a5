import HTTPTypes
import Hummingbird
import NIOCore

extension WebResponse {
    package static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> WebResponse {
        WebResponse(status: status, headers: Headers.json, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
    package static func html(_ buffer: ByteBuffer, status: HTTPResponse.Status = .ok) -> WebResponse {
        WebResponse(status: status, headers: Headers.html, body: ResponseBody(byteBuffer: buffer))
    }
    /// The browser goes on there with GET, so that a reload sends nothing twice.
    package static func seeOther(_ path: LocalPath, cookies: [HTTPField] = []) -> WebResponse {
        var headers: HTTPFields = [.location: path.text]
        headers.append(contentsOf: cookies)
        return WebResponse(status: .seeOther, headers: headers)
    }
}

private enum Headers {
    static let json: HTTPFields = [.contentType: "application/json"]
    static let html: HTTPFields = [.contentType: "text/html; charset=utf-8"]
}
