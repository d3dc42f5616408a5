import Door
import Hummingbird
import Kernel
import NIOCore
import Page
import Records

/// Stylesheet, icons, modules and font, as they were built into the executable. Their addresses carry their hash.
struct Assets: Sendable {
    let paths: AssetPaths
    private let files: [String: File]

    private struct File: Sendable {
        let type: String
        let body: ByteBuffer
    }

    init() {
        var paths: [String: Path] = [:]
        var files: [String: File] = [:]
        for asset in EmbeddedAssets.all {
            paths[asset.name] = "/assets/\(asset.hash)/\(asset.name)"
            files["\(asset.hash)/\(asset.name)"] = File(type: asset.type, body: ByteBuffer(bytes: asset.bytes))
        }
        self.paths = AssetPaths(paths)
        self.files = files
    }

    func addRoutes(to routes: Routes) {
        routes.on(.get, "/assets/:hash/:name", needs: .none) { [files] _, context in
            let key = "\(context.parameters.get("hash") ?? "")/\(context.parameters.get("name") ?? "")"
            guard let file = files[key] else { throw NotFound() }
            let headers: HTTPFields = [
                .contentType: file.type, .cacheControl: "public, max-age=31536000, immutable",
            ]
            return WebResponse(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.body))
        }
    }
}

extension EmbeddedAsset {
    fileprivate var bytes: [UInt8] {
        let text = content.withUTF8Buffer { Array($0) }
        return isBase64 ? decoded(text) : text
    }
    /// The file was written by our own script: what is no Base64 digit is skipped.
    private func decoded(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for character in text {
            let digit: UInt32
            switch character {
            case 65...90: digit = UInt32(character) - 65
            case 97...122: digit = UInt32(character) - 71
            case 48...57: digit = UInt32(character) + 4
            case 43: digit = 62
            case 47: digit = 63
            default: continue
            }
            bits = bits << 6 | digit
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }
}
