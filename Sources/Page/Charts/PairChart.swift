import Kernel
import Records

/// Groups with two shares each, one bar above the other: how many they are, and how much they bring.
package struct PairChart {
    package struct Group: Sendable {
        let name: String
        /// In thousandths of the whole.
        let first: Share, second: Share
        let said: String
        let target: Path?
        package init(_ name: String, _ first: Share, _ second: Share, said: String, target: Path? = nil) {
            self.name = name
            self.first = first
            self.second = second
            self.said = said
            self.target = target
        }
    }
    let groups: [Group]
    package init(_ groups: [Group]) { self.groups = groups }

    package func draw(_ width: Int) -> Drawing {
        let each = 52
        var drawing = Drawing(width: width, height: max(groups.count * each, each) + 8)
        // The longest bar leaves room for its figure.
        let room = width - 52
        let most = max(groups.flatMap { [$0.first.permille, $0.second.permille] }.max() ?? 0, 1)
        func length(_ share: Share) -> Int { max(Int(max(share.permille, 0)) * room / Int(most), 0) }
        for (index, group) in groups.enumerated() {
            let top = index * each + 8
            drawing.shapes += """
                <text class="lab" x="0" y="\(top + 10)">\(group.name)</text>\
                <rect class="s1" x="0" y="\(top + 16)" width="\(length(group.first))" height="10" rx="2"/>\
                <text x="\(length(group.first) + 5)" y="\(top + 25)">\(group.first.text)</text>\
                <rect class="s2" x="0" y="\(top + 30)" width="\(length(group.second))" height="10" rx="2"/>\
                <text x="\(length(group.second) + 5)" y="\(top + 39)">\(group.second.text)</text>
                """
            drawing.hits.append(
                .init(x: 0, y: top + 12, width: width, height: 30, said: group.said, target: group.target))
        }
        return drawing
    }
}
