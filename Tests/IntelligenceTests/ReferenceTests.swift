import Foundation
import Intelligence
import Testing

/// Scores of 4,338 customers of an online shop, computed by the R package `rfm` and kept beside the checkout.
struct ReferenceTests {
    @Test func quintilesAgreeWithThePublishedScores() throws {
        guard let file = referenceFile("online_retail/rfm_customers.csv.gz") else {
            print("SKIPPED: no shared/data/reference/online_retail/rfm_customers.csv.gz beside the checkout")
            return
        }
        let customers = try customers(in: file)

        let grades = grade(input(of: customers), GradingSettings())

        #expect(grades.count == 4_338)
        let compared = zip(grades, customers)
        #expect(compared.filter { $0.r != $1.recencyScore }.map(\.0.id) == [])
        #expect(compared.filter { $0.f != $1.frequencyScore }.map(\.0.id) == [])
        // The package computes limits between two customers, which moves five who stand at a limit.
        #expect(compared.filter { $0.m != $1.amountScore }.map(\.0.id) == [12820, 13207, 14236, 14409, 15000])
    }

    private func input(of customers: [ReferenceCustomer]) -> GradingInput {
        GradingInput(
            ids: customers.map(\.id), recencyDays: customers.map(\.recencyDays), frequency: customers.map(\.frequency),
            amount: customers.map(\.amount), cost: customers.map { _ in 0 })
    }

    private func customers(in file: URL) throws -> [ReferenceCustomer] {
        let lines = try unzipped(file).split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
        let header = try #require(lines.first)
        return try lines.dropFirst().map { fields in
            try ReferenceCustomer(Dictionary(uniqueKeysWithValues: zip(header, fields)))
        }
    }
}

private struct ReferenceCustomer {
    let id, recencyDays, frequency, amount: Int64
    let recencyScore, frequencyScore, amountScore: UInt8

    init(_ fields: [Substring: Substring]) throws {
        id = try number(fields["cust"])
        recencyDays = try number(fields["recency_days"])
        frequency = try number(fields["frequency"])
        amount = try tenThousandths(fields["monetary"])
        recencyScore = try number(fields["R_rpkg"])
        frequencyScore = try number(fields["F_rpkg"])
        amountScore = try number(fields["M_rpkg"])
    }
}

private func number<Number: FixedWidthInteger>(_ text: Substring?) throws -> Number {
    let text = try #require(text)
    return try #require(Number(text))
}

/// `77183.6` — 771836000
private func tenThousandths(_ text: Substring?) throws -> Int64 {
    let parts = try #require(text).split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    return try number(parts[0] + fraction + String(repeating: "0", count: 4 - fraction.count))
}

/// Looks from this file upwards for a folder with `shared` in it.
private func referenceFile(_ name: String) -> URL? {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    while folder.path() != "/" {
        folder = folder.deletingLastPathComponent()
        let file = folder.appending(path: "shared/data/reference").appending(path: name)
        if FileManager.default.fileExists(atPath: file.path()) { return file }
    }
    return nil
}

private func unzipped(_ file: URL) throws -> String {
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/gzip")
    gzip.arguments = ["-dc", file.path()]
    let output = Pipe()
    gzip.standardOutput = output
    try gzip.run()
    let bytes = try output.fileHandleForReading.readToEnd()
    gzip.waitUntilExit()
    return String(decoding: try #require(bytes), as: UTF8.self)
}
