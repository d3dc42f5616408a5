/// The words by which a text is found, each once.
///
///     searchTokens("O'Neil 上海国际")       // ["o", "oneil", "neil", "上海", "海国", "国际", "际"]
///     searchTokens("+86 755 8123-4410")   // ["86", "8675581234410", "755", "75581234410", "8123", "81234410", "4410"]
///
/// Latin words and digits as they are, folded; Chinese as overlapping pairs and the last character; other scripts as
/// words. At most `limit` tokens of `TokenBuffer.longestToken` bytes, from the first `TokenBuffer.longestText` bytes.
public func searchTokens(_ text: String, limit: Int = 256) -> [String] {
    var buffer = TokenBuffer(limit: limit)
    buffer.add(text)
    return buffer.tokens
}

/// The same, written behind what `bytes` holds, separated by one space.
public func appendSearchTokens(of text: String, to bytes: inout [UInt8], limit: Int = 256) {
    var buffer = TokenBuffer(limit: limit)
    buffer.add(text)
    if !bytes.isEmpty, buffer.count > 0 { bytes.append(UInt8(ascii: " ")) }
    bytes.append(contentsOf: buffer.bytes)
}

/// How the Chinese in a text is typed in Latin letters: `上海国际` → `["shanghaiguoji", "shgj"]`.
///
/// Of each run of characters the first eight count; `旅游` gives `lvyou`, `luyou` and `ly`.
public func pinyinTokens(_ text: String, limit: Int = 256) -> [String] {
    var buffer = TokenBuffer(limit: limit)
    buffer.addPinyin(text)
    return buffer.tokens
}
