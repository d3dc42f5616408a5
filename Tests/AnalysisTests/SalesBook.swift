import Foundation
import TestKit

/// What a published file of orders says, read and added up without any of the product's code.
struct SalesBook {
    struct Line {
        let customer: String
        let order: String
        /// "2011-12-09"
        let day: String
        /// In ten-thousandths of the currency, rounded once to cents, half away from zero.
        let amount: Int64
        let isReturn: Bool
    }
    var lines: [Line] = []
    var customers: [String] { Set(lines.map(\.customer)).sorted() }

    /// By customer: sales orders and the net amount. A return is no order, but lowers the amount.
    func byCustomer(of customers: Set<String>, from: String = "", to: String = "9") -> [String: Sum] {
        let mine = lines.filter { customers.contains($0.customer) && $0.day >= from && $0.day <= to }
        return Dictionary(grouping: mine, by: \.customer).mapValues { lines in
            Sum(
                orders: Set(lines.filter { !$0.isReturn }.map(\.order)).count,
                amount: lines.reduce(0) { $0 + $1.amount })
        }
    }
    /// "2011-12" → the net amount.
    func byMonth(of customers: Set<String>) -> [String: Int64] {
        lines.filter { customers.contains($0.customer) }.reduce(into: [:]) {
            $0[String($1.day.prefix(7)), default: 0] += $1.amount
        }
    }
    struct Sum: Equatable {
        var orders = 0
        var amount: Int64 = 0
    }
}

extension SalesBook {
    /// Northwind: the orders in one file, their lines in another.
    static func northwind(orders: String, lines: String) -> SalesBook {
        var heads: [String: (customer: String, day: String)] = [:]
        for row in table(orders) { heads[row["order_id"] ?? ""] = (row["customer_id"] ?? "", row["order_date"] ?? "") }
        var book = SalesBook()
        for row in table(lines) {
            guard let order = row["order_id"], let head = heads[order] else { continue }
            let price = rounded(row["unit_price"], 4), share = 1 - rounded(row["discount"], 4)
            let amount = rounded(price * rounded(row["quantity"], 4) * share, 2)
            book.lines.append(
                Line(customer: head.customer, order: order, day: head.day, amount: units(amount), isReturn: false))
        }
        return book
    }
    /// Online Retail: lines without a customer are nobody's, invoices with a C and negative quantities are returns.
    static func onlineRetail(_ text: String) -> SalesBook {
        var book = SalesBook()
        for row in table(text) {
            guard let customer = row["CustomerID"], !customer.isEmpty, let order = row["InvoiceNo"] else { continue }
            let quantity = rounded(row["Quantity"], 4)
            let amount = rounded(rounded(row["UnitPrice"], 4) * quantity, 2)
            book.lines.append(
                Line(
                    customer: customer, order: order, day: String((row["InvoiceDate"] ?? "").prefix(10)),
                    amount: units(amount), isReturn: order.hasPrefix("C") || quantity < 0))
        }
        return book
    }

    private static func rounded(_ text: String?, _ digits: Int) -> Decimal {
        rounded(Decimal(string: text ?? "") ?? 0, digits)
    }
    private static func rounded(_ number: Decimal, _ digits: Int) -> Decimal {
        var (number, result) = (number, Decimal())
        NSDecimalRound(&result, &number, digits, .plain)
        return result
    }
    private static func units(_ amount: Decimal) -> Int64 { NSDecimalNumber(decimal: amount * 10_000).int64Value }

    /// A file of comma-separated values with a heading; a quoted cell may hold commas.
    private static func table(_ text: String) -> [[String: String]] {
        let rows = text.split(whereSeparator: \.isNewline).map { cells(String($0)) }
        guard let heads = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(zip(heads, $0)) { first, _ in first } }
    }
    private static func cells(_ line: String) -> [String] {
        var (cells, cell, isQuoted) = ([String](), "", false)
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append(cell)
                cell = ""
            } else {
                cell.append(character)
            }
        }
        return cells + [cell]
    }
}
