import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Records
import TestKit
import Testing

@testable import API

/// What a key may send, and how long a body may take.
@Suite struct KeyLimitTests {
    /// 5 a second and 10 at once: ten at the start, one more after each 0.2 s, never more than ten after a pause.
    @Test func aBucketFillsAtItsRateAndNoFurther() throws {
        let limit = try #require(KeyLimit(perSecond: 5, burst: 10))
        let start = ContinuousClock.now
        func served(_ count: Int, at seconds: Double, key: Int = 1) -> Int {
            (0..<count).count { _ in limit.take(key, at: start + .seconds(seconds)) == nil }
        }

        #expect(served(12, at: 0) == 10)
        #expect(served(12, at: 0, key: 2) == 10)
        #expect(served(3, at: 0.1) == 0)
        #expect(served(3, at: 0.25) == 1)
        #expect(served(3, at: 0.45) == 1)
        #expect(served(100, at: 3_600) == 10)
    }

    @Test func saysTheWholeSecondsUntilTheNext() throws {
        let limit = try #require(KeyLimit(perSecond: 1, burst: 2))
        let start = ContinuousClock.now

        #expect((0..<3).map { _ in limit.take(1, at: start) } == [nil, nil, 1])
        #expect(limit.take(1, at: start + .milliseconds(900)) == 1)
        #expect(limit.take(1, at: start + .milliseconds(1_000)) == nil)
        #expect(KeyLimit(perSecond: 0, burst: 2) == nil)
    }

    @Test func itsMemoryHasABound() throws {
        let limit = try #require(KeyLimit(perSecond: 50, burst: 200))
        let start = ContinuousClock.now

        for key in 0..<KeyLimit.mostBuckets * 3 { _ = limit.take(key, at: start) }
        #expect(limit.count <= KeyLimit.mostBuckets)
        // Four seconds later all of them are full, and forgotten when room is needed.
        for key in 0..<KeyLimit.mostBuckets { _ = limit.take(-1 - key, at: start + .seconds(5)) }
        #expect(limit.count <= KeyLimit.mostBuckets)
    }

    @Test(arguments: Engine.available) func aKeyThatAsksTooOftenIsToldToWait(engine: Engine) async throws {
        let world = try await World(engine, limit: KeyLimit(perSecond: 1, burst: 3))
        for _ in 0..<3 { #expect(try await world.send(.get, "/api/customers").status == 200) }
        let before = try await world.contents()

        let refused = try await world.send(.post, "/api/customers", #"{"name":"Acme"}"#)

        #expect(refused.status == 429 && refused.headers[.retryAfter] == "1")
        #expect(refused.headers[.contentType] == "application/problem+json")
        #expect(refused.json["key"] as? String == "problem.too_many")
        #expect(try await world.contents() == before)
        #expect(try await world.send(.get, "/api/customers", as: "salesperson").status == 200)
        #expect(try await world.send(.get, "/api/customers", as: nil).status == 401)
    }

    @Test func aBodyThatTakesTooLongIsRefused() async throws {
        let body = RequestBody(asyncSequence: AsyncStream<ByteBuffer>.dripping(every: .milliseconds(20), times: 50))
        let head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/")

        let failure = await #expect(throws: Failure.self) {
            try await WebRequest(head: head, body: body).wholeBody(within: .milliseconds(60))
        }

        #expect(failure?.status == .requestTimeout && failure?.key == "problem.body_too_slow")
    }
}

extension AsyncStream where Element == ByteBuffer {
    fileprivate static func dripping(every pause: Duration, times: Int) -> AsyncStream<ByteBuffer> {
        AsyncStream { stream in
            let drip = Task {
                for _ in 0..<times {
                    try await Task.sleep(for: pause)
                    stream.yield(ByteBuffer(string: "a"))
                }
                stream.finish()
            }
            stream.onTermination = { _ in drip.cancel() }
        }
    }
}
