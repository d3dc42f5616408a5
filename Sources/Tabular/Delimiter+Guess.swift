extension Delimiter {
    private static let sampledRecords = 200
    /// From this share on the records of a table are alike.
    private static let consistentShare = 0.9
    /// Below it the delimiter is thought to be part of sentences.
    private static let leastShare = 0.25
    /// In this order where two divide equally well: a semicolon beside decimal commas is the delimiter, and commas
    /// stand in text more often than the others.
    private static let preferred: [Delimiter] = [.tab, .semicolon, .pipe, .comma]

    /// The delimiter that gives most records the same number of cells; a comma when none divides.
    static func guess(_ text: [UInt8], isWhole: Bool) -> Delimiter {
        var best: (delimiter: Delimiter, share: Double) = (.comma, 0)
        for delimiter in preferred {
            let counts = delimiter.cellCounts(text, isWhole: isWhole)
            let share = shareOfMode(counts)
            // With one record there is nothing to compare, so the number of cells decides.
            let weight = counts.count == 1 ? share * Double(counts[0]) : share
            if weight > best.share { best = (delimiter, weight) }
        }
        if best.share < consistentShare, isSpaced(text, isWhole: isWhole) { return .spaces }
        return best.share < leastShare ? .comma : best.delimiter
    }

    /// How many cells each sampled record has; a record that the sample cuts off does not count.
    private func cellCounts(_ text: [UInt8], isWhole: Bool) -> [Int] {
        var counts: [Int] = []
        eachRecord(text, isWhole: isWhole) { cells, _ in counts.append(cells.count) }
        return counts
    }

    /// Which part of the records has the most frequent number of cells above one.
    private static func shareOfMode(_ counts: [Int]) -> Double {
        var times: [Int: Int] = [:]
        for count in counts where count > 1 { times[count, default: 0] += 1 }
        return counts.isEmpty ? 0 : Double(times.values.max() ?? 0) / Double(counts.count)
    }

    /// Every line has the same number of words, and some column is numbers below its first line: a list of full
    /// names has two words a line as well and is one column.
    private static func isSpaced(_ text: [UInt8], isWhole: Bool) -> Bool {
        var numeric: [Bool] = []
        var (lines, isEven) = (0, true)
        Delimiter.spaces.eachRecord(text, isWhole: isWhole) { cells, record in
            if lines == 0 { numeric = Array(repeating: true, count: cells.count) }
            isEven = isEven && cells.count == numeric.count
            for (column, cell) in cells.enumerated() where lines > 0 && isEven {
                numeric[column] = numeric[column] && isNumber(record[Int(cell.start)..<Int(cell.end)])
            }
            lines += 1
        }
        return lines > 2 && isEven && numeric.count > 1 && numeric.contains(true)
    }

    private static func isNumber(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C || $0 == 0x2D }
    }

    private func eachRecord(
        _ text: [UInt8], isWhole: Bool, _ body: (_ cells: [CellBounds], _ record: UnsafeRawBufferPointer) -> Void
    ) {
        var scanner = RecordScanner(self, TableLimits())
        text.withUnsafeBytes { bytes in
            var (at, seen) = (0, 0)
            while at < bytes.count, seen < Self.sampledRecords {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[at...])
                // A record that breaks a limit says nothing here; reading it will tell where it is.
                guard case .record(let length, _, _)? = try? scanner.scan(rest, isLast: isWhole, line: 1) else {
                    return
                }
                if !scanner.cells.isEmpty {
                    body(scanner.cells, rest)
                    seen += 1
                }
                at += length
            }
        }
    }
}
