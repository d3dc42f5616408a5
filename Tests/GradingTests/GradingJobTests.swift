import Kernel
import Records
import Store
import TestKit
import Testing

struct GradingJobTests {
    @Test(arguments: Engine.available) func starts(engine: Engine) async throws {
        let shop = try await Shop(engine)
        await shop.close()
    }
}
