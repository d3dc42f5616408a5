/// How the values of one measure become scores of 1 to 5.
public enum Scale: Sendable, Equatable {
    /// By rank among the scored customers: 1 + ⌊5 × customers with a strictly smaller value ÷ customers⌋.
    case quintiles
    /// By four ascending limits: a value of at least the k-th scores at least k + 1.
    case cutoffs([Int64])

    var isUsable: Bool {
        switch self {
        case .quintiles: true
        case .cutoffs(let limits): limits.count == 4 && zip(limits, limits.dropFirst()).allSatisfy(<)
        }
    }

    /// The values at which the next score starts, so that a million customers need one sorting and no search each.
    func limits(over column: [Int64]) -> [Int64] {
        switch self {
        case .quintiles: quintileLimits(of: column.sorted())
        case .cutoffs(let limits): limits
        }
    }
}

/// A score before it is turned round for measures that are better when small.
func rawScore(of value: Int64, limits: [Int64]) -> UInt8 {
    var reached: UInt8 = 1
    for limit in limits where value >= limit && reached < 5 { reached += 1 }
    return reached
}

/// For each score from 2 to 5 the smallest value that earns it; those that no value earns are left out at the end.
private func quintileLimits(of sorted: [Int64]) -> [Int64] {
    (1...4).compactMap { fifth in
        // At least this many customers must have a strictly smaller value.
        let needed = (fifth * sorted.count + 4) / 5
        guard needed > 0, needed < sorted.count else { return nil }
        let isFirstOfItsKind = sorted[needed - 1] < sorted[needed]
        return isFirstOfItsKind ? sorted[needed] : firstValue(above: sorted[needed], in: sorted)
    }
}

private func firstValue(above value: Int64, in sorted: [Int64]) -> Int64? {
    var low = 0
    var high = sorted.count
    while low < high {
        let middle = low + (high - low) / 2
        if sorted[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count ? sorted[low] : nil
}
