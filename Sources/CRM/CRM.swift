import Page
import Records

/// The parts of the business, in the order of the menu.
package let modules: [Module] = [
    customers, orders, serviceCases, products, grading, dictionaries, regions, currencies,
]

/// What modules add to the generic pages of their entities.
package let pages: [EntityPages] = [Customer.pages]

/// Pages of the menu that are no lists.
package let menu: [MenuItem] = [
    MenuItem("/watch-list", "watch.title", icon: "bell", group: "sales") { WatchList.isAllowed($0) },
]
