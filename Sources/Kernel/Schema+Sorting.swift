extension Schema {
    /// Whether lists can be put in the order of the field: whether an index holds that order, however many records there
    /// are.
    ///
    ///     orders.canSort(by: orderedOn)   // true: listed, so indexed
    ///     orders.canSort(by: customer)    // false
    ///
    /// A link has no order of its own: people would expect that of the other record's name, which no index of this table
    /// can hold.
    public func canSort(by field: AnyField) -> Bool {
        guard field.kind != .link, !traits.isPart || field.spec.isIndexed else { return false }
        let isDefault = traits.defaultSort == field.name || traits.defaultSort == "-" + field.name
        return isDefault || field.spec.isIndexed || field.spec.isListed || field.spec.isUnique
    }
}
