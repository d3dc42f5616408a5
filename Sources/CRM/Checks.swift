import Records

/// What must always be true of the business, besides what the product checks of every record.
package let checks: [Check] = [.orderTotals, .orderWatch, .customerValues]
