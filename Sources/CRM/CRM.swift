import Records

/// The parts of the business, in the order of the menu.
package let modules: [Module] = [
    customers, products, orders, serviceCases, grading, dictionaries, regions, currencies,
]
