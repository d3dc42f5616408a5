import Intelligence
import Testing

struct MovesTests {
    @Test func bothSidesAreWalkedInTheOrderOfIds() {
        let it = moves(
            from: ([1, 2, 4], [.highest, .value, .lowest]), to: ([2, 3, 4], [.value, .general, .general]))

        #expect(
            it.counts == [
                .init(.highest, nil): 1, .init(.value, .value): 1, .init(nil, .general): 1,
                .init(.lowest, .general): 1,
            ])
        #expect(it.first == [.init(.highest, nil): [1], .init(nil, .general): [3], .init(.lowest, .general): [4]])
        #expect(it.moved == 3)
        #expect(it.total == 4)
    }

    @Test func onlyTheFirstFiftyAreKeptByName() {
        var it = Moves<Int>()
        for id in 1...60 { it.add(Int64(id), from: 1, to: 2) }

        #expect(it.counts[.init(1, 2)] == 60)
        #expect(it.first[.init(1, 2)] == Array(1...50))
    }
}
