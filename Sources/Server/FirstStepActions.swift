import CRM
import Door
import Hummingbird
import Kernel
import Page
import Records
import Web

/// Putting the list of first steps away.
let firstStepActions: [PageAction] = [
    PageAction("/first-steps/dismiss", isChange: true) { visit in
        try await visit.records.dismiss(FirstSteps.hint, as: visit.actor)
        return .seeOther("/" as Path)
    }
]
