import Kernel
import Records

/// A currency in which something is sold.
struct Currency: Entity {
    static let entityName = "currency"
    static let table = Table<Currency>(plural: "currencies", title: "code") {
        $0.scope = .shared
        $0.defaultSort = "code"
        $0.icon = "wallet"
        $0.lines = [LineList("rates", of: "currency_rate", via: "currency", isInline: false)]
    }

    let code = Text().max(3).required.unique.listed
    let symbol = Text().max(5).listed
    let digits = Count().listed

    /// Decimals of a currency, or nil where nobody uses it here.
    static func digits(_ code: String, _ desk: any Desk) throws -> Int? {
        try desk.find(Currency.self) { $0.code == code }.first?.digits
    }
}

/// What one unit of a currency was worth on a day.
struct CurrencyRate: Entity {
    static let entityName = "currency_rate"
    static let table = Table<CurrencyRate>(title: "on") {
        $0.defaultSort = "-on"
        $0.scope = .shared
        $0.isPart = true
        $0.isListed = false
        $0.uniques = [["currency", "on"]]
    }

    let currency = Link<Currency>().required.indexed.listed
    let on = OnDay().required.listed
    let rate = ExchangeRate().listed
}

extension Currency: Rules {
    /// ISO 4217 knows no currency with more.
    static let mostDigits = 4

    static func beforeSave(_ it: inout Typed<Currency>, _ lines: inout SavedLines, _ desk: any Desk) throws {
        var refusal = Refusal()
        if !(0...mostDigits).contains(it.digits) {
            refusal.add("currency.digits_range", field: table.fields.digits.name, ["max": String(mostDigits)])
        }
        // The company keeps the code: under another one nothing would be known of its currency.
        let code = it.record.changes.first { $0.field.name == table.fields.code.name }
        if !it.isNew, code?.old == .text(desk.company.currency) {
            refusal.add("currency.code_stays", field: table.fields.code.name)
        }
        for (index, rate) in lines["rates", CurrencyRate.self].enumerated() where rate.rate.units <= 0 {
            refusal.add("order.rate_positive", field: "rates.\(index).rate")
        }
        try refusal.orNothing()
    }
    static func afterChange(_ it: Typed<Currency>, _ funnel: Funnel) throws {
        guard it.code == funnel.company.currency else { return }
        guard it.record[.deletedAt].isEmpty else { throw Refusal("currency.is_the_companys") }
        // Every node keeps the decimals of the company's currency in memory.
        try Meta(funnel.tx).raise(.organisation)
    }
}

/// Currencies and their rates. These stand in ISO 4217 with the digits given here.
let currencies = Module(
    schemas: [Currency.table.schema, CurrencyRate.table.schema],
    rules: [RuleSet(Currency.self)],
    words: [currencyWords],
    seeds: [
        ("EUR", "€", 2), ("USD", "$", 2), ("GBP", "£", 2), ("CNY", "¥", 2), ("TWD", "NT$", 2), ("HKD", "HK$", 2),
        ("SGD", "S$", 2), ("JPY", "¥", 0), ("KRW", "₩", 0), ("CHF", "CHF", 2), ("AUD", "A$", 2), ("CAD", "C$", 2),
        ("INR", "₹", 2), ("BRL", "R$", 2), ("MXN", "MX$", 2), ("SEK", "kr", 2), ("NOK", "kr", 2), ("DKK", "kr", 2),
        ("PLN", "zł", 2), ("CZK", "Kč", 2), ("MYR", "RM", 2), ("THB", "฿", 2), ("VND", "₫", 0), ("KWD", "KD", 3),
    ].map { Seed("currency", ["code": .text($0.0), "symbol": .text($0.1), "digits": .int($0.2)]) })
