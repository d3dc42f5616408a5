import Page
import Records

/// The parts of the business, in the order of the menu.
package let modules: [Module] = [
    customers, followUps, orders, serviceCases, products, grading, dictionaries, regions, currencies, demo, firstHour,
]

/// What modules add to the generic pages of their entities.
package let pages: [EntityPages] = [Customer.pages]

/// What a customer's timeline tells.
let customerTimeline: [TimelineSource] = [FollowUp.timeline, Order.timeline, ServiceCase.timeline, .changes]
