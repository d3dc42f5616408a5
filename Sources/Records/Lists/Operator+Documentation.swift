import Kernel

/// One row per operator, from which the documentation is written.
extension Operator {
    /// As it stands in an address: `city=is:上海`.
    package var example: String {
        switch self {
        case .is: "city=is:上海"
        case .not: "city=not:上海"
        case .any: "city=any:上海,北京"
        case .empty: "phone=empty:yes"
        case .has: "name=has:trad"
        case .starts: "tax_number=starts:91"
        case .over: "sales=over:5000"
        case .under: "sales=under:5000"
        case .from: "last_order_on=from:2026-01-01"
        case .to: "last_order_on=to:2026-03-31"
        case .within: "created_at=within:30d"
        }
    }
    package var meaning: String {
        switch self {
        case .is: "equal; a name or number instead of an id where the field is a link"
        case .not: "not equal; an empty field is not equal"
        case .any: "equal to one of these"
        case .empty: "nothing is entered; `empty:no` for something is"
        case .has: "holds these characters, a to z in either case"
        case .starts: "begins with exactly these characters"
        case .over: "more than, or later"
        case .under: "less than, or earlier"
        case .from: "this or more, this or later"
        case .to: "this or less, this or earlier; a day includes its evening"
        case .within: "in the last 30d (days), 12m (months), or today, this_month, this_year"
        }
    }
}
