import Kernel
import Records

/// A class, because a column is looked at for every cell and copied for none.
final class PaintedColumn {
    let column: ListColumn
    /// The place of its value in the row.
    let at: Int
    let field: AnyField
    let kind: Kind
    let isNumber: Bool
    let paint: Paint
    let isTitle: Bool
    /// Of a module's own cell: the columns that it reads besides its own.
    var needs: [Int] = []
    /// Whether what the link points to may have another name in the reader's language than the stored one.
    let hasReadyNames: Bool
    /// People who were drawn before.
    var drawn: [Int64: HTML] = [:]

    init(column: ListColumn, paint: Paint, isTitle: Bool, hasReadyNames: Bool) {
        self.column = column
        self.hasReadyNames = hasReadyNames
        at = column.column
        field = column.field
        kind = column.field.kind
        isNumber = column.field.type is DecimalType || column.field.type is CountType
        self.paint = paint
        self.isTitle = isTitle
    }
}

/// How a field is drawn. A new field type is one case here, and one in `FieldView`.
enum Paint {
    case title, text, mail, phone, address, whole, decimal(scale: Int, digits: Int), percent, day, moment, flag
    case pick([String: HTML]), person, department, link(Path), own(OwnCell)

    init(_ column: ListColumn, _ context: PageContext) {
        switch column.field.type {
        case let text as TextType:
            switch text.content {
            case .text, .longText: self = .text
            case .email: self = .mail
            case .phone: self = .phone
            case .url: self = .address
            }
        case is CountType: self = .whole
        case let number as DecimalType:
            switch number.meaning {
            case .amount: self = .decimal(scale: 4, digits: context.look.format.moneyDigits)
            case .quantity, .rate: self = .decimal(scale: number.scale, digits: 0)
            case .percent: self = .percent
            }
        case is DayType: self = .day
        case is MomentType: self = .moment
        case is FlagType: self = .flag
        case let pick as PickType:
            let drawn = pick.choices.map { ($0, "\(pick.label($0, context.look.format))" as HTML) }
            self = .pick(Dictionary(drawn) { first, _ in first })
        case let link as LinkType:
            switch link.target {
            case User.entityName: self = .person
            case Department.entityName: self = .department
            default:
                let target = context.catalog[link.target]
                self = .link(target.map { $0.traits.isListed ? context.path($0) : "" } ?? "")
            }
        default: self = .text
        }
    }
}
