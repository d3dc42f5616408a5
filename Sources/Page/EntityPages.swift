import Kernel
import Records

/// What a business module adds to the generic pages of its entity.
package struct EntityPages: Sendable {
    package let entity: String
    /// Cells of the list that the module draws itself, by field.
    package var cells: [String: OwnCell] = [:]
    /// The figures in the record's header, and cards beside it. Both may read more, with the reader's rights.
    package var facts: @Sendable (Reader, Record, PageContext) throws -> [Fact] = { _, _, _ in [] }
    package var side: @Sendable (Reader, Record, PageContext) throws -> HTML = { _, _, _ in "" }
    /// A badge in the record's first line.
    package var badge: @Sendable (Record, PageContext) -> HTML = { _, _ in "" }
    /// Buttons of the list page for what concerns all records.
    package var listActions: @Sendable (PageContext) -> HTML = { _ in "" }

    /// What the record's timeline tells, and the small form above it. Without sources there is no timeline.
    package var timeline: [TimelineSource] = []
    package var quickEntry: QuickEntry?
    /// The fields of a short list beside the timeline, for what is looked up all day: the telephone, the industry.
    package var keyFields: [String] = []

    package struct Fact: Sendable {
        package let label: String, figure: HTML, note: HTML
        package init(_ label: String, _ figure: HTML, note: HTML = "") {
            self.label = label
            self.figure = figure
            self.note = note
        }
    }
    package init(_ entity: String) { self.entity = entity }
}
