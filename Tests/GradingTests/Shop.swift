import CRM
import Kernel
import Records
import Store
import TestKit

/// An installation of a test's own, on the day that the test says.
struct Shop {
    let records: Records
    let today: Day

    init(_ engine: Engine, today: Day = day(2026, 6, 30)) async throws {
        let noon = Zone.utc.instant(today, seconds: 43_200)
        self.today = today
        records = Records(
            try await engine.open(), modules: CRM.modules, readyRoles: CRM.readyRoles, words: [recordWords],
            clock: { noon }, zones: { _ in .utc })
        try await records.start()
    }
    func close() async { await records.database.close() }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year, month, day) ?? .blank
}
