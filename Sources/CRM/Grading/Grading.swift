import Kernel
import Records

/// The value of customers: RFMC scores by run, and relationship levels by rule.
let grading = Module(
    schemas: [
        GradingRun.table.schema, CustomerScore.table.schema, RelationshipLevel.table.schema,
        RelationshipHistory.table.schema,
    ],
    words: [gradingPageWords, gradingSettingWords, gradingWords, gradingMessages],
    seeds: readyLevels)
