import Kernel

/// The demo company as a list of records, each after those that it points to. The same seed and day give the same list.
struct DemoCompany {
    static let customers = 400
    private(set) var records: [DemoRecord] = []
    var dice: Dice
    let today: Day

    /// A customer as the orders and talks of its own need it.
    struct Patron {
        let key: String
        /// 0 English, 1 Simplified, 2 Traditional.
        let language: Int
        let owner: String
        let contacts: [String]
        /// Orders in a hundred months, from which month on, and until which: 24 is this month.
        let rate: Int, from: Int, until: Int
        let size: Int
    }

    init(seed: UInt64 = 20_260_801, today: Day) {
        dice = Dice(seed: seed)
        self.today = today
        addPeople()
        addProducts()
        let patrons = (1...DemoCompany.customers).map { addCustomer($0) }
        addOrders(of: patrons)
        addCases(of: patrons)
        addFollowUps(of: patrons)
    }
    mutating func add(_ record: DemoRecord) { records.append(record) }

    private mutating func addPeople() {
        for (key, name, above) in DemoNames.departments {
            add(
                DemoRecord(
                    "department.\(key)", "department", ["name": name],
                    links: ["parent": above.isEmpty ? "" : "department.\(above)"]))
        }
        for (login, name, role, department) in DemoNames.people {
            add(
                DemoRecord(
                    "user.\(login)", "user", ["login": login, "name": name],
                    links: ["department": "department.\(department)"]))
            add(
                DemoRecord(
                    "role.\(login)", "user_role", [:], links: ["user": "user.\(login)", "role": "ready.\(role)"]))
        }
    }
    private mutating func addProducts() {
        for (key, name, above) in DemoNames.categories {
            add(
                DemoRecord(
                    "category.\(key)", "product_category", ["name": name],
                    links: ["parent": above.isEmpty ? "" : "category.\(above)"]))
        }
        for (index, product) in DemoNames.products.enumerated() {
            add(
                DemoRecord(
                    "product.\(index)", "product",
                    [
                        "code": "DEMO-\(1_000 + index)", "name": product.0, "price": "\(product.2)",
                        "cost_price": "\(product.3)", "tax_rate": "13 %", "unit": "pcs",
                    ], links: ["category": "category.\(product.1)"]))
        }
    }

    private mutating func addCustomer(_ number: Int) -> Patron {
        let language = number % 8 < 3 ? 0 : number % 8 < 6 ? 1 : 2
        let isPerson = dice.chance(25)
        let trade = dice.pick(DemoNames.trades[language]) ?? ("", "")
        let person = name(language)
        let place = dice.pick(DemoNames.places[language]) ?? DemoNames.Place(city: "", country: "")
        let name = isPerson ? person : company(language, trade.0, number, at: place.city)
        let sellers = DemoNames.people.filter { $0.2 == "salesperson" }
        // Every sixteenth waits for somebody to take it on.
        let owner = number % 16 == 5 ? "" : "user." + sellers[dice.below(sellers.count)].0
        let key = "customer.\(number)"
        var texts = [
            "number": "DEMO-\(String(10_000 + number).dropFirst())", "name": name,
            "kind": isPerson ? "person" : "company",
            "city": place.city, "country": place.country, "phone": phone(language),
            "email": "hello\(number)@demo.example",
            "registered_on": today.adding(days: -dice.within(40...2_400)).iso,
            "source_channel": dice.pick(["Advertising", "Recommendation", "Search engine", "Trade fair", "Partner"])
                ?? "",
            "registration_channel": dice.pick(["Website", "Telephone", "Sales visit", "Trade fair"]) ?? "",
            "market_area": language == 1 ? "Domestic" : "Export",
        ]
        if isPerson {
            texts["gender"] = dice.chance(50) ? "female" : "male"
            texts["birth_date"] = today.adding(days: -dice.within(8_000...22_000)).iso
        } else {
            texts["industry"] = trade.1
            texts["customer_type"] = dice.pick(["End customer", "Dealer", "Partner"]) ?? ""
            texts["employees"] = "\(dice.within(4...900))"
            texts["payment_term"] = dice.pick(["Prepayment", "30 days", "45 days"]) ?? ""
            texts["purchasing_power"] = "\(dice.within(20...900) * 1_000)"
        }
        add(DemoRecord(key, "customer", texts, links: ["owner": owner]))
        let contacts = isPerson ? [] : addContacts(of: key, number, language)
        // A few buy much, many buy now and then, some came once or left.
        let rate = [8, 14, 20, 28, 36, 48, 70, 110, 190][min(dice.below(9), dice.below(9) + 1)]
        let from = dice.chance(70) ? 0 : dice.below(20)
        let until = dice.chance(80) ? 24 : dice.within(from...23)
        return Patron(
            key: key, language: language, owner: owner, contacts: contacts, rate: rate, from: from, until: until,
            size: isPerson ? 1 : dice.within(1...6))
    }
    private mutating func addContacts(of customer: String, _ number: Int, _ language: Int) -> [String] {
        (1...dice.within(1...3)).map { index in
            let key = "contact.\(number).\(index)"
            add(
                DemoRecord(
                    key, "contact",
                    [
                        "name": name(language), "position": dice.pick(DemoNames.positions[language]) ?? "",
                        "phone": phone(language), "email": "person\(number).\(index)@demo.example",
                        "decision_role": dice.pick(["decider", "influencer", "user"]) ?? "",
                    ], links: ["customer": customer]))
            return key
        }
    }

    private mutating func name(_ language: Int) -> String {
        let first = dice.pick(DemoNames.firsts[language]) ?? "", last = dice.pick(DemoNames.lasts[language]) ?? ""
        return language == 0 ? "\(first) \(last)" : last + first
    }
    private mutating func company(_ language: Int, _ trade: String, _ number: Int, at city: String) -> String {
        let brand = DemoNames.brands[language][number % DemoNames.brands[language].count]
        let form = dice.pick(DemoNames.forms[language]) ?? ""
        return language > 0 ? city + brand + trade + form : "\(brand) \(trade) \(form)"
    }
    private mutating func phone(_ language: Int) -> String {
        // Numbers that nobody has: the ranges kept for fiction, or of impossible length.
        let last = dice.within(100...999)
        return ["+44 20 7946 0\(last)", "+86 755 0000 0\(last)", "+886 2 0000 0\(last)"][language]
    }
}
