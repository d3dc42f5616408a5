import Kernel
import Records

/// A page of the menu that is no list of an entity: the home page, an analysis.
package struct MenuItem: Sendable {
    package let path: Path
    /// The key of its name.
    package let word: String
    package let icon: String
    /// Under which heading it stands; empty for what stands above all of them.
    package let group: String
    package let isShown: @Sendable (Actor) -> Bool

    package init(
        _ path: Path, _ word: String, icon: String, group: String = "",
        isShown: @escaping @Sendable (Actor) -> Bool = { _ in true }
    ) {
        self.path = path
        self.word = word
        self.icon = icon
        self.group = group
        self.isShown = isShown
    }
}
