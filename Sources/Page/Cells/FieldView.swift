import Kernel
import Records

/// One value on a record page.
package struct FieldView {
    package let context: PageContext
    package init(_ context: PageContext) { self.context = context }

    /// The value as people read it; `title` is the name of what a link points to.
    package func view(_ field: AnyField, _ value: Value, title: String?) -> HTML {
        guard !value.isEmpty else { return "–" }
        let text = field.type.show(value, context.look.format)
        switch field.type {
        case let type as TextType:
            switch type.content {
            case .text: return "\(text)"
            case .longText: return "<span class=\"wrapany\">\(text)</span>"
            case .email: return "<a href=\"mailto:\(PercentCoding.encode(text))\">\(text)</a>\(copy(text))"
            case .phone: return "<a href=\"tel:\(dialled(text))\">\(text)</a>\(copy(text))"
            case .url: return "<a href=\"\(outside(text))\" rel=\"noopener noreferrer nofollow\">\(text)</a>"
            }
        case is PickType: return "<span class=\"tag\"><span class=\"dot\"></span>\(text)</span>"
        case let link as LinkType: return self.link(link, value, title)
        default: return "\(text)"
        }
    }
    /// The same without markup: in the history of changes.
    package func text(_ field: AnyField, _ value: Value, title: String?) -> String {
        if field.type is LinkType { return title ?? field.type.plain(value) }
        return field.type.show(value, context.look.format)
    }

    private func link(_ link: LinkType, _ value: Value, _ title: String?) -> HTML {
        guard case .int(let id) = value, let title else { return "–" }
        if link.target == User.entityName { return context.person(title) }
        guard let target = context.catalog[link.target], target.traits.isListed else { return "\(title)" }
        return "<a class=\"a\" href=\"\(context.path(target, id))\">\(title)</a>"
    }
    private func copy(_ text: String) -> HTML {
        let label = context.words("copy", ["text": text])
        return """
            <button type="button" class="iconbtn sm cp" data-copy="\(text)" data-copied="\(context.words("copied"))" \
            aria-label="\(label)">\(context.icon("copy", .small))</button>
            """
    }
    /// An address outside always begins with its scheme, so that no text is an address of ours, or a script.
    private func outside(_ text: String) -> String {
        text.hasPrefix("https://") || text.hasPrefix("http://") ? text : "https://" + text
    }
    private func dialled(_ text: String) -> String {
        text.unicodeScalars.filter { "+0123456789".unicodeScalars.contains($0) }.reduce(into: "") {
            $0.unicodeScalars.append($1)
        }
    }
}
