import Page
import Records

/// The parts of the business, in the order of the menu.
package let modules: [Module] = [
    customers, followUps, orders, serviceCases, products, grading, dictionaries, regions, currencies,
    analysesModule, demo, allocation, firstSteps,
]

/// What modules add to the generic pages of their entities.
package let pages: [EntityPages] = [Customer.pages]

/// Pages of the menu that are no lists.
package let menu: [MenuItem] = [
    MenuItem("/", "home.title", icon: "home") { HomePage.isAllowed($0) },
    MenuItem("/watch-list", "watch.title", icon: "bell", group: "sales") { WatchList.isAllowed($0) },
    MenuItem("/analyses/contribution", "analysis.contribution", icon: "chart", group: "insight") {
        AnalysisPage.isAllowed(.contribution, $0)
    },
    MenuItem("/analyses/composition", "analysis.composition", icon: "layers", group: "insight") {
        AnalysisPage.isAllowed(.composition, $0)
    },
    MenuItem("/grading", "grading.title", icon: "star", group: "insight") {
        Grading.isAllowed($0) || Grading.maySet($0)
    },
    MenuItem("/import", "import.title", icon: "upload", group: "data") { $0.mayImportSomething },
]

/// What a customer's timeline tells.
let customerTimeline: [TimelineSource] = [FollowUp.timeline, Order.timeline, ServiceCase.timeline, .changes]
