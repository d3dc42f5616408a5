import Kernel
import Page
import Records
import TestKit
import Testing

@testable import CRM

/// A customer's timeline: one order over all its sources, page after page, and only what the reader may see.
@Suite struct TimelineTests {
    private func timeline(_ company: Installation, _ id: Int64, as login: String = "", _ query: String = "")
        async throws
        -> String
    {
        let actor = login.isEmpty ? company.console : company.actor(login)
        let context = Pages(company: company, actor: actor).context()
        let items = query.split(separator: "&").map { part -> (String, String) in
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            return (pair[0], pair[1])
        }
        return try await company.records.read(as: actor) { reader in
            let record = try reader.record(reader.schema("customer"), id)
            var page = try RecordPage(context, record, reader, Customer.pages, tab: "timeline")
            page.timeline = TimelineQuery(items)
            return try page.page(reader).text
        }
    }
    /// What stands in the timeline, from its words.
    private func told(_ html: String) -> [String] {
        html.split(separator: "<li><span class=\"node").dropFirst().map { item in
            for mark in ["talk-", "case-", "DEMO-"] {
                if let at = item.range(of: mark) {
                    return String(item[at.lowerBound...].prefix { !"<&".contains($0) })
                }
            }
            return "change"
        }
    }

    @Test(arguments: Engine.available) func sourcesAreToldInOneOrderNewestFirst(engine: Engine) async throws {
        let company = try await Installation(engine)
        let id = try await company.create("customer", ["name": "Acme"]).id ?? 0
        for (content, at) in [("talk-a", "2026-03-10 09:00"), ("talk-b", "2026-03-12 00:00")] {
            try await company.create("follow_up", ["customer": "Acme", "content": content, "at": at])
        }
        try await company.create("order", ["number": "DEMO-1", "customer": "Acme", "ordered_on": "2026-03-11"])
        try await company.create("service_case", ["subject": "case-x", "customer": "Acme", "opened_on": "2026-03-10"])

        // A day counts from its midnight, so what was said that day stands above it; the record itself was made today.
        #expect(told(try await timeline(company, id)) == ["change", "talk-b", "DEMO-1", "talk-a", "case-x"])
        #expect(told(try await timeline(company, id, as: "", "of=follow_ups")) == ["talk-b", "talk-a"])
        #expect(told(try await timeline(company, id, as: "", "of=orders")) == ["DEMO-1"])
        #expect(told(try await timeline(company, id, as: "", "of=changes")) == ["change"])
        #expect(told(try await timeline(company, id, as: "", "before=nonsense")).count == 5)
        await company.close()
    }

    @Test(arguments: Engine.available) func pagesHoldEverythingOnce(engine: Engine) async throws {
        let company = try await Installation(engine)
        let id = try await company.create("customer", ["name": "Acme"]).id ?? 0
        var expected: Set<String> = ["change"]
        // 21 of each kind, several at the same time, so that pages end among equals.
        for number in 0..<21 {
            let day = "2026-03-\(10 + number / 7)"
            try await company.create(
                "follow_up", ["customer": "Acme", "content": "talk-\(number)", "at": "\(day) 00:00"])
            try await company.create("order", ["number": "DEMO-\(number)", "customer": "Acme", "ordered_on": day])
            try await company.create(
                "service_case", ["subject": "case-\(number)", "customer": "Acme", "opened_on": day])
            expected.formUnion(["talk-\(number)", "DEMO-\(number)", "case-\(number)"])
        }
        var found: [String] = []
        var query = ""
        for _ in 0..<10 {
            let html = try await timeline(company, id, as: "", query)
            found += told(html)
            guard let next = html.range(of: "before=") else { break }
            query = "before=" + html[next.upperBound...].prefix { $0 != "\"" }
        }
        #expect(found.count == 64)
        #expect(Set(found) == expected)
        await company.close()
    }

    @Test(arguments: Engine.available) func nobodyIsToldWhatHeMayNotSee(engine: Engine) async throws {
        let company = try await Installation(engine)
        let id = try await company.create("customer", ["name": "Acme", "owner": "clerk"]).id ?? 0
        try await company.create("follow_up", ["customer": "Acme", "content": "talk-1"])
        try await company.create("order", ["number": "DEMO-1", "customer": "Acme", "ordered_on": "2026-03-11"])

        let html = try await timeline(company, id, as: "clerk")

        #expect(told(html) == ["change"])
        #expect(!html.contains("of=orders") && !html.contains("class=\"composer\""))
        #expect(try await timeline(company, id, as: "executive").contains("class=\"composer\"") == false)
        #expect(try await timeline(company, id, as: "marketing").contains("class=\"composer\""))
        await company.close()
    }
}
