// Writes Sources/Folding/Tables from the Unicode data of the platform. Run from the checkout, once per Unicode update:
//
//     swiftc -O scripts/tables/generate.swift -o .build/generate-tables && .build/generate-tables Sources/Folding/Tables
//
// The tables are committed, so a build never depends on which ICU a machine happens to have.
import Foundation

/// Readings that names use far more often than the one ICU gives first.
let preferredReadings: [Character: String] = [
    "长": "chang", "曾": "zeng", "厦": "xia", "都": "du", "地": "di", "晟": "sheng", "翟": "zhai", "覃": "qin",
    "缪": "miao", "仇": "qiu", "尉": "wei", "長": "chang", "廈": "xia", "繆": "miao",
]

/// Latin letters that ICU folds to more than a searcher would type, and marks that mean the same to a reader.
let preferredFolds: [UInt32: String] = {
    var folds: [UInt32: String] = [0x03C2: "σ", 0x2212: "-", 0x00B4: "'", 0x014A: "n", 0x014B: "n", 0x02BC: "'"]
    for dash in 0x2010...0x2015 as ClosedRange<UInt32> { folds[dash] = "-" }
    for apostrophe in [0x2018, 0x2019, 0x201B, 0x2032, 0x0060] as [UInt32] { folds[apostrophe] = "'" }
    return folds
}()

/// The scalars with a place in the tables: the basic plane, and the mathematical letters of the first one after it.
let mathematicalLetters: ClosedRange<UInt32> = 0x1D400...0x1D7FF
let hanBlocks: [ClosedRange<UInt32>] = [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF]

func transformed(_ text: String, _ name: String) -> String {
    text.applyingTransform(StringTransform(name), reverse: false) ?? text
}

// MARK: What a scalar becomes

func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    var current = scalar
    // ICU has chains (a variant of a traditional form); folding twice must change nothing.
    for _ in 0..<4 {
        let next = transformed(String(current), "Traditional-Simplified").unicodeScalars.first ?? current
        if next == current || next.value > 0xFFFF { break }
        current = next
    }
    return current
}

func isHan(_ value: UInt32) -> Bool { hanBlocks.contains { $0.contains(value) } }

/// Accents, points and invisible characters: nobody types them to find something.
func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: true
    case 0x0483...0x0489, 0x0640: true
    case 0x0590...0x06FF: scalar.properties.generalCategory == .nonspacingMark
    default: scalar.properties.generalCategory == .format
    }
}

func folded(_ scalar: Unicode.Scalar) -> String {
    if let preferred = preferredFolds[scalar.value] { return preferred }
    if (0x3131...0x318E).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value) { return String(scalar) }
    let lower = scalar.properties.lowercaseMapping.decomposedStringWithCompatibilityMapping
    var plain = String.UnicodeScalarView()
    for part in lower.unicodeScalars where !isDropped(part) {
        let letters = isLatin(part.value) ? transformed(String(part), "Latin-ASCII") : preferredFolds[part.value]
        plain.append(contentsOf: (letters ?? String(part)).lowercased().unicodeScalars)
    }
    let composed = String(plain).precomposedStringWithCanonicalMapping
    return String(String.UnicodeScalarView(composed.unicodeScalars.map { isHan($0.value) ? simplified($0) : $0 }))
}

func isLatin(_ value: UInt32) -> Bool {
    preferredFolds[value] == nil && ((0xC0...0x2AF).contains(value) || (0x1D00...0x1EFF).contains(value))
}

/// A syllable without its tone; ü is written v, as on a Chinese keyboard.
func syllable(_ scalar: Unicode.Scalar) -> String? {
    if let preferred = preferredReadings[Character(scalar)] { return preferred }
    let marked = transformed(String(scalar), "Han-Latin")
    if marked == String(scalar) { return nil }
    let letters = marked.decomposedStringWithCanonicalMapping
        .replacingOccurrences(of: "u\u{308}", with: "v", options: .literal)
    let plain = letters.unicodeScalars.filter { ("a"..."z").contains($0) }
    return plain.isEmpty ? nil : String(String.UnicodeScalarView(plain))
}

// MARK: Writing

/// Base 64 with the digits 0 to o, so a reader only subtracts "0".
func digits(_ value: UInt32, _ count: Int) -> String {
    String(
        String.UnicodeScalarView(
            (0..<count).reversed().compactMap { Unicode.Scalar(0x30 + (value >> (6 * UInt32($0))) & 63) }))
}

func rows(_ entries: [String], perRow: Int) -> String {
    stride(from: 0, to: entries.count, by: perRow)
        .map { "        " + entries[$0..<min($0 + perRow, entries.count)].joined() }
        .joined(separator: "\n")
}

func write(_ name: String, _ meaning: [String], _ literals: [(name: String, rows: String)]) throws {
    let folder = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "Sources/Folding/Tables"
    var text = "// Written by scripts/tables/generate.swift from the platform's Unicode data (ICU). Do not edit.\n\n"
    text += meaning.map { "/// \($0)\n" }.joined() + "enum \(name) {\n"
    text += literals.map { "    static let \($0.name): StaticString = #\"\"\"\n\($0.rows)\n        \"\"\"#\n" }
        .joined(separator: "\n")
    try (text + "}\n").write(toFile: "\(folder)/\(name).swift", atomically: true, encoding: .utf8)
}

// MARK: The four tables

let scalars = (Array(0x80...0xFFFF) + Array(mathematicalLetters)).compactMap(Unicode.Scalar.init)
var characters: [String] = []
var letters: [String] = []
var expansions: [String] = []
for scalar in scalars where !(0xE000...0xF8FF).contains(scalar.value) {
    let result = Array(folded(scalar).unicodeScalars)
    if result == [scalar] || result.contains(where: { $0.value > 0xFFFF }) { continue }
    if result.count > 1 {
        // A run of more than four letters is a decoration (the Arabic salutations), not a spelling.
        if result.count > 4 { continue }
        expansions.append(digits(scalar.value, 3) + result.map { digits($0.value, 3) }.joined())
    } else {
        let entry = digits(scalar.value, 3) + digits(result.first?.value ?? 0, 3)
        if isHan(scalar.value) { characters.append(entry) } else { letters.append(entry) }
    }
}
try write(
    "SimplifiedCharacters",
    [
        "Traditional and compatibility characters with their simplified ones: \(characters.count) entries,",
        "three digits each for the two.",
    ],
    [("source", rows(characters, perRow: 16))])
try write(
    "PlainLetters",
    [
        "Letters with their lower-case, unaccented, half-width forms: \(letters.count) entries, three digits each for",
        "the two; 000 is a mark that is dropped. `expansions` are the \(expansions.count) that become several letters, as æ does.",
    ],
    [("source", rows(letters, perRow: 16)), ("expansions", rows(expansions.map { $0 + " " }, perRow: 6))])

var ranges: [String] = []
var start: UInt32?
for value in 0x80...0x10000 as ClosedRange<UInt32> {
    let category = Unicode.Scalar(value)?.properties.generalCategory
    let isWord: Bool =
        switch category {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    if isWord, value < 0x10000 {
        start = start ?? value
    } else if let first = start {
        ranges.append(digits(first, 3) + digits(value - 1, 3))
        start = nil
    }
}
try write(
    "WordRanges",
    [
        "The scalars that words are made of (letters, marks, numbers): \(ranges.count) ranges,",
        "three digits each for first and last.",
    ],
    [("source", rows(ranges, perRow: 16))])

let readings = (0x3400...0x9FFF as ClosedRange<UInt32>).map { Unicode.Scalar($0).flatMap(syllable) }
let numberOfReadings = readings.count { $0 != nil }
let syllables = Set(readings.compactMap { $0 }).sorted()
let numbers = Dictionary(uniqueKeysWithValues: syllables.enumerated().map { ($1, UInt32($0 + 1)) })
try write(
    "PinyinReadings",
    [
        "The commonest reading of \(numberOfReadings) characters from U+3400 on, without its tone: two digits each, 48 a row;",
        "00 where there is none, otherwise one more than the place in `syllables` (\(syllables.count)). ü is written v.",
    ],
    [
        ("source", rows(readings.map { digits($0.flatMap { numbers[$0] } ?? 0, 2) }, perRow: 48)),
        ("syllables", rows(syllables.map { $0 + " " }, perRow: 16)),
    ])
