/// Why the store could not do what it was asked.
package enum StoreError: Error, Hashable, Sendable {
    /// Another transaction was in the way; the same body may run again.
    case again
    /// A record with these values is there already. `columns` is empty where the index is on an expression.
    case unique(index: String, columns: [String])
    /// A link points to a record that is not there, or a record that others point to was to be removed.
    case foreignKey(String)
    /// Another process held the database for longer than a writer waits, or every connection was taken.
    case busy
    /// The read passed its deadline.
    case tooSlow
    /// The disk is full. Nothing of the transaction was kept.
    case full
    /// The database cannot be reached, or is closed.
    case unavailable(String)
    /// The connection was lost at COMMIT: the transaction may or may not have been kept.
    case unknownOutcome
    /// Anything else. `code` is SQLite's extended code or PostgreSQL's SQLSTATE.
    case failed(String, code: String)
}
