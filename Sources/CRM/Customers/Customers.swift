import Kernel
import Records

/// Customers, the people at them, and where they are.
let customers = Module(
    schemas: [
        Customer.table.schema, Contact.table.schema, CustomerContact.table.schema, Address.table.schema,
    ],
    rules: [RuleSet(Customer.self), RuleSet(Contact.self)],
    words: [customerWords])
