import Kernel

/// The company that runs this installation: what was said at set-up.
package struct Company: Sendable, Equatable {
    package var name = ""
    /// The currency in which everything is summed.
    package var currency = "EUR"
    package var language = Language.en
    package var zone = "UTC"
    /// Decimals of the base currency, as the table of currencies has them.
    package var digits = 2
    /// False until an administrator was made at set-up or on the command line.
    package var isSetUp = false
    package init() {}
}
