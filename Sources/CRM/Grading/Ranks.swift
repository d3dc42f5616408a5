import Intelligence

/// Each measure's values in order, to count who has less.
struct Ranks: Sendable {
    private let sorted: PerMeasure<[Int64]>

    init(_ input: GradingInput) { sorted = PerMeasure { input[$0].sorted() } }

    /// Scored customers with a strictly smaller value.
    func smaller(_ measure: Measure, than value: Int64) -> Int {
        let column = sorted[measure]
        var low = 0
        var high = column.count
        while low < high {
            let middle = low + (high - low) / 2
            if column[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension [Int64] {
    /// Where the first element above `value` stands; the array is in order.
    func firstIndex(above value: Int64) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
