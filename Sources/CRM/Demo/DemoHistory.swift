import Kernel

extension DemoCompany {
    /// In hundredths of an average month: a quiet February, a busy autumn.
    private static let season = [80, 60, 105, 100, 100, 95, 85, 90, 115, 120, 135, 115]

    /// Two years of orders, with some late, some given back, and the newest still open.
    mutating func addOrders(of patrons: [Patron]) {
        var number = 0
        for patron in patrons {
            for month in 0..<25 where (patron.from...patron.until).contains(month) {
                let first = Day(today.year, today.month, 1)?.adding(months: month - 24) ?? today
                let weight = patron.rate * DemoCompany.season[first.month - 1] / 100
                // A hundred times the expected number: its whole part for certain, the rest by chance.
                let count = weight / 100 + (dice.chance(weight % 100) ? 1 : 0)
                for _ in 0..<count {
                    let day = first.adding(days: dice.below(28))
                    if day < today {
                        number += 1
                        addOrder(number, patron, day)
                    }
                }
            }
        }
    }
    private mutating func addOrder(_ number: Int, _ patron: Patron, _ day: Day) {
        let promised = day.adding(days: dice.within(4...18))
        let isLate = dice.chance(7)
        let delivered = promised.adding(days: isLate ? dice.within(2...15) : -dice.within(0...3))
        let isCancelled = dice.chance(2)
        let isOpen = !isCancelled && (delivered >= today || (promised >= today.adding(days: -12) && isLate))
        let key = "order.\(number)"
        var texts = [
            "number": "DEMO-SO-\(String(100_000 + number).dropFirst())", "ordered_on": day.iso,
            "promised_on": promised.iso,
            "state": isCancelled ? "cancelled" : isOpen ? "open" : "delivered",
        ]
        if !isCancelled, !isOpen { texts["delivered_on"] = delivered.iso }
        var order = DemoRecord(key, "order", texts, links: ["customer": patron.key, "owner": patron.owner])
        for _ in 0...dice.below(4) { order.lines.append(line(quantity: dice.within(1...6) * patron.size)) }
        add(order)
        guard !isCancelled, !isOpen, dice.chance(4) else { return }
        let back = delivered.adding(days: dice.within(3...20))
        guard back < today, var line = order.lines.first else { return }
        line["quantity"] = .text("1")
        var returned = DemoRecord(
            key + ".back", "order",
            [
                "number": "DEMO-RE-\(String(100_000 + number).dropFirst())", "kind": "return", "ordered_on": back.iso,
                "delivered_on": back.iso, "state": "delivered",
            ], links: ["customer": patron.key, "owner": patron.owner])
        returned.lines = [line]
        add(returned)
    }
    private mutating func line(quantity: Int) -> [String: DemoRecord.Field] {
        let index = dice.below(DemoNames.products.count)
        let price = DemoNames.products[index].2
        // What is dear is not bought by the dozen.
        var line: [String: DemoRecord.Field] = [
            "product": .link("product.\(index)"), "quantity": .text("\(price > 500 ? 1 + quantity / 12 : quantity)"),
            "price": .text("\(price)"),
        ]
        if dice.chance(20) { line["discount"] = .text("\(dice.within(1...3) * 5) %") }
        return line
    }

    mutating func addCases(of patrons: [Patron]) {
        let helpers = DemoNames.people.filter { $0.2 == "service" }
        for number in 1...220 {
            let patron = patrons[dice.below(patrons.count)]
            guard let trouble = dice.pick(DemoTexts.troubles[patron.language]) else { continue }
            let age = dice.below(700)
            let status = age > 30 ? "archived" : dice.pick(["created", "allocated", "processing", "feedback"]) ?? ""
            add(
                DemoRecord(
                    "case.\(number)", "service_case",
                    [
                        "number": "DEMO-SC-\(String(10_000 + number).dropFirst())", "subject": trouble.subject,
                        "kind": trouble.kind, "status": status, "opened_on": today.adding(days: -age).iso,
                        "cost": "\(dice.within(2...60) * 10)", "solution": age > 30 ? trouble.solution : "",
                    ], links: ["customer": patron.key, "owner": "user." + helpers[dice.below(helpers.count)].0]))
        }
    }

    mutating func addFollowUps(of patrons: [Patron]) {
        for number in 1...900 {
            let patron = patrons[dice.below(patrons.count)]
            guard !patron.owner.isEmpty, let talk = dice.pick(DemoTexts.talks[patron.language]) else { continue }
            let age = min(dice.below(500), dice.below(500)) + 1
            let day = today.adding(days: -age)
            var texts = [
                "way": talk.way, "at": "\(day.iso) \(dice.within(10...17)):\(dice.within(10...59))",
                "content": talk.content, "result": talk.result, "next_step": talk.next,
            ]
            if !talk.next.isEmpty { texts["next_on"] = day.adding(days: dice.within(3...30)).iso }
            let contact = dice.pick(patron.contacts) ?? ""
            add(
                DemoRecord(
                    "talk.\(number)", "follow_up", texts,
                    links: ["customer": patron.key, "contact": contact, "owner": patron.owner]))
        }
    }
}
