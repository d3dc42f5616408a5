import Kernel

/// The days that an analysis counts; both ends count.
package struct Period: Hashable, Sendable {
    package enum Name: String, CaseIterable, Sendable {
        /// The last twelve months, the running one among them.
        case year = "12m"
        case twoYears = "24m"
        case thisYear = "this_year"
        case lastYear = "last_year"
        case all
        /// From a day to a day that somebody typed.
        case own
    }
    package let name: Name
    package let from: Day
    package let to: Day

    package init(_ name: Name, today: Day) {
        self.name = name
        let first = today.adding(days: 1 - today.day)
        let end = first.adding(months: 1).adding(days: -1)
        (from, to) =
            switch name {
            case .year: (first.adding(months: -11), end)
            case .twoYears: (first.adding(months: -23), end)
            case .thisYear:
                (first.adding(months: 1 - today.month), first.adding(months: 13 - today.month).adding(days: -1))
            case .lastYear:
                (first.adding(months: -11 - today.month), first.adding(months: 1 - today.month).adding(days: -1))
            case .all, .own: (Day(1, 1, 1) ?? today, Day(9999, 12, 31) ?? today)
            }
    }
    /// Whichever end is missing stays open.
    package init(from: Day?, to: Day?, today: Day) {
        let open = Period(.own, today: today)
        name = .own
        self.from = from ?? open.from
        self.to = to ?? open.to
    }
    var isOpen: Bool { from.year == 1 && to.year == 9999 }

    /// In the words of a list's address: `ordered_on=from:2026-01-01`.
    func conditions(_ field: String) -> [Condition] {
        var conditions: [Condition] = []
        if from.year > 1 { conditions.append(Condition(field, .from, from.iso)) }
        if to.year < 9999 { conditions.append(Condition(field, .to, to.iso)) }
        return conditions
    }
    /// 1 Dec 2025 – 30 Nov 2026
    func text(_ format: Format) -> String {
        if isOpen { return format.words("analysis.period.all") }
        return "\(from.year > 1 ? format.show(from) : "…") – \(to.year < 9999 ? format.show(to) : "…")"
    }
}
