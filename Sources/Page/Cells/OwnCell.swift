import Kernel

/// A cell that a business module draws itself, such as the grade of a customer.
package struct OwnCell: Sendable {
    /// Fields that the cell reads besides its own.
    package let needs: [String]
    /// The class of the cell, and its content.
    package let draw: @Sendable (PageContext, [Value]) -> HTML
    /// `needs` stand in the values after the field's own one.
    package init(needs: [String] = [], draw: @escaping @Sendable (PageContext, [Value]) -> HTML) {
        self.needs = needs
        self.draw = draw
    }
}
