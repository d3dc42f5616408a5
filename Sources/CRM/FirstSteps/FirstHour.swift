import Records

/// What somebody does in the first hour has no records of its own kind, only words.
let firstHour = Module(schemas: [], words: [firstStepsWords, allocationWords])
