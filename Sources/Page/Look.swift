import Kernel
import Records

/// Where the stylesheet, the icons and the modules are, by name.
package struct AssetPaths: Sendable {
    private let paths: [String: Path]
    package init(_ paths: [String: Path]) { self.paths = paths }
    package subscript(name: String) -> Path? { paths[name] }
}

/// How a page is drawn, for everybody: language, light or dark, the company's name.
package struct Look: Sendable {
    package var format: Format
    package var company: String
    /// "light", "dark", or empty to follow the system.
    package var theme = ""
    package var assets: AssetPaths
    /// Pages of the menu that are no lists.
    package var menu: [MenuItem] = []
    let frames: FrameCache
    package init(
        format: Format, company: String, theme: String = "", assets: AssetPaths, frames: FrameCache = FrameCache()
    ) {
        self.frames = frames
        self.format = format
        self.company = company
        self.theme = theme
        self.assets = assets
    }
    package var words: Phrases { format.words }
    /// What stands beside the seal: the company, once it has said what it is called.
    package var name: String { company.isEmpty ? "Rapport" : company }

    /// An icon of the sprite; the words beside it say what it means.
    package func icon(_ name: String, _ size: IconSize = .normal) -> HTML {
        let sprite = assets["icons.svg"] ?? "/"
        return switch size {
        case .normal: "<svg class=\"i\" aria-hidden=\"true\"><use href=\"\(sprite)#\(name)\"/></svg>"
        case .small: "<svg class=\"i s\" aria-hidden=\"true\"><use href=\"\(sprite)#\(name)\"/></svg>"
        case .tiny: "<svg class=\"i xs\" aria-hidden=\"true\"><use href=\"\(sprite)#\(name)\"/></svg>"
        }
    }
    package enum IconSize: Sendable { case normal, small, tiny }

    /// The drawing of a list that nothing is in yet.
    package static let emptyList: HTML = """
        <svg class="glyph" viewBox="0 0 56 56" aria-hidden="true"><rect x="8" y="14" width="40" height="30" rx="4"/>\
        <path class="lo" d="M8 23h40M20 23v21M26 30h14M26 36h9"/><path class="hi" d="M28 6v4M18 7.5l1.5 3M38 7.5l-1.5 3"/></svg>
        """
}

/// A page for somebody who is signed in.
package struct PageContext: Sendable {
    package let look: Look
    package let actor: Actor
    package let state: Records.State
    /// What this browser's forms carry.
    package let formToken: String
    /// The address without its query, to mark where one is.
    package let path: String
    package init(look: Look, actor: Actor, state: Records.State, formToken: String, path: String) {
        self.look = look
        self.actor = actor
        self.state = state
        self.formToken = formToken
        self.path = path
    }
    package var words: Phrases { look.words }
    package var catalog: Catalog { state.catalog }
    package var language: Language { look.format.language }

    package func label(_ field: AnyField, _ schema: Schema) -> String { catalog.label(field, of: schema, language) }
    /// An entity's name within a sentence: English writes it small.
    package func noun(_ schema: Schema) -> String {
        let label = catalog.label(schema, language)
        return language == .en ? label.prefix(1).lowercased() + label.dropFirst() : label
    }
    package func icon(_ name: String, _ size: Look.IconSize = .normal) -> HTML { look.icon(name, size) }
    /// The hidden field by which a form proves that we drew it.
    package var token: HTML { "<input type=\"hidden\" name=\"csrf\" value=\"\(formToken)\">" }
    package func path(_ schema: Schema) -> Path { "/\(schema.slug)" }
    package func path(_ schema: Schema, _ id: Int64) -> Path { "/\(schema.slug)/\(id)" }
}
