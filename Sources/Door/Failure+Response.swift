import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Records

extension Failure {
    /// As programs read it (RFC 9457), in the language of whoever asked.
    package func problem(_ words: Phrases, _ requestID: String, current: [UInt8]? = nil) -> WebResponse {
        var json = JSONText()
        json.object { json in
            json.key("type")
            json.string("about:blank")
            json.key("title")
            json.string(words(key))
            json.key("status")
            json.integer(Int64(status.code))
            json.key("key")
            json.string(key)
            json.key("request")
            json.string(requestID)
            write(refusal, words, &json)
            if let current {
                json.key("current")
                json.verbatim(current)
            }
        }
        var headers: HTTPFields = [.contentType: "application/problem+json"]
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        return WebResponse(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }
    private func write(_ refusal: Refusal?, _ words: Phrases, _ json: inout JSONText) {
        guard let refusal else { return }
        json.key("errors")
        json.array { json in
            for problem in refusal.problems {
                json.object { json in
                    json.key("field")
                    json.string(problem.field)
                    json.key("key")
                    json.string(problem.key)
                    json.key("message")
                    json.string(words(problem.key, problem.arguments))
                }
            }
        }
    }

    /// One sentence and the request's name, where there is neither page nor program.
    package func plain(_ requestID: String) -> WebResponse {
        let text = "\(Phrases.english(key)) (\(requestID))\n"
        return WebResponse(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

extension Phrases {
    /// What is said before anybody is known.
    package static let english = Format(words: Words([apiWords])).words
}
