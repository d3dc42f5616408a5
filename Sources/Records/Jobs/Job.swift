import Kernel

/// Work that takes longer than a person waits: its progress, and where it goes on after it was interrupted.
struct Job: Entity {
    static let entityName = "job"
    static let table = Table<Job>(title: "kind") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["key"]]
        $0.indexes = [["kind", "state"]]
    }

    /// "import", "grade".
    let kind = Text().max(40)
    /// What makes two jobs the same: for an import the file's hash and the mapping's.
    let key = Text().max(200)
    let state = Pick<State>()
    let actor = Field<Int?>(CountType())
    let done = Count()
    let total = Count()
    /// How often it was taken up since it last came forward.
    let attempts = Count()
    /// Where it goes on, and what it has counted so far, in the words of its kind.
    let progress = Text(TextType(.longText, maxLength: 1_000_000))
    let startedAt = Field<Instant>(MomentType())
    let movedAt = Field<Instant>(MomentType())
    let endedAt = Moment()
    /// When it was last taken up, and what was done by then: how fast it is follows from that.
    let takenAt = Moment()
    let takenDone = Count()
    let problem = LongText()
    /// Who holds it, and until when: another may take it over afterwards.
    let holder = Text().max(200)
    let heldUntil = Field<Instant>(MomentType())

    enum State: String, Choice { case running, stopped, done }
    /// How often it is taken up without coming forward, before a person has to look: a reason that was given three times
    /// will be given again, while a process that ended without a word was mostly ended by somebody.
    static func mostAttempts(after problem: String) -> Int { problem.isEmpty ? 10 : 3 }
}

/// What a job left behind row by row: the key of a file's row and the record it became.
struct JobRow: Entity {
    static let entityName = "job_row"
    static let table = Table<JobRow>(title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["job", "entity", "key"]]
    }
    let job = Count()
    let entity = Text().max(60)
    let key = Text().max(300)
    let record = Count()
    /// The line of the file.
    let line = Count()
}
