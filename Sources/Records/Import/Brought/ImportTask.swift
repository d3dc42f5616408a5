import Kernel

/// A file that somebody brought to be imported: from its first byte to what became of it.
struct ImportTask: Entity {
    static let entityName = "import_task"
    static let table = Table<ImportTask>(title: "name") {
        $0.isRecord = false
        $0.isListed = false
        $0.indexes = [["actor"], ["headings"], ["state"]]
    }

    /// Whose it is. Nobody else sees it but administrators.
    let actor = Count()
    /// What the person calls the file.
    let name = Text().max(300)
    /// What it is called in the folder of uploads: 64 hexadecimal digits; nothing once it was cleared away.
    let storage = Text().max(64)
    /// By which a browser knows the file again: its name, size and time.
    let mark = Text().max(400)
    let size = Count()
    /// So much of it is here and on the disk.
    let received = Count()
    let state = Pick<State>()
    /// The word of its kind: `customers`.
    let kind = Text().max(100)
    let mapping = Text(TextType(.longText, maxLength: 200_000))
    let existing = Text().max(20)
    let sheet = Count()
    /// A digest of its headings, by which the next file of the same make is known.
    let headings = Text().max(64)
    let rows = Count()
    /// What the person asked of the work that runs.
    let wish = Pick<Wish>()
    /// The key of the job that writes its rows.
    let job = Text().max(200)
    /// Where the rows that were set aside lie, and how many of them have been mended since.
    let rejected = Text().max(300)
    let mended = Count()
    /// The import whose rows these were.
    let parent = Count()
    /// Why it stopped, in the person's words.
    let problem = LongText()
    let createdAt = Field<Instant>(MomentType())
    let movedAt = Field<Instant>(MomentType())

    enum State: String, Choice { case uploading, ready, trying, tried, importing, paused, cancelled, done, failed }
    enum Wish: String, Choice { case none, pause, cancel }
}

/// An import as pages see it.
package struct BroughtImport: Sendable {
    package enum State: String, Sendable {
        case uploading, ready, trying, tried, importing, paused, cancelled, done, failed
    }
    package let id: Int64
    package let actor: Int64
    package let name: String
    package let size: Int64
    package let received: Int64
    package let state: State
    package let kind: String
    package let mapping: String
    package let existing: ImportSettings.Existing
    package let sheet: Int
    package let rows: Int
    package let job: String
    package let mended: Int
    package let parent: Int64
    package let problem: String
    package let createdAt: Instant
    package let movedAt: Instant
    /// Whether its file is still here.
    package let hasFile: Bool
    let storage: String
    let rejected: String
    let headings: String

    init(_ task: Typed<ImportTask>) {
        id = task.record.id ?? 0
        actor = Int64(task.actor)
        (name, size, received) = (task.name, Int64(task.size), Int64(task.received))
        state = State(rawValue: task.state.rawValue) ?? .failed
        (kind, mapping, sheet, rows) = (task.kind, task.mapping, task.sheet, task.rows)
        existing = ImportSettings.Existing(rawValue: task.existing) ?? .fill
        (job, mended, parent) = (task.job, task.mended, Int64(task.parent))
        (problem, createdAt, movedAt) = (task.problem, task.createdAt, task.movedAt)
        (storage, rejected, headings) = (task.storage, task.rejected, task.headings)
        hasFile = !task.storage.isEmpty
    }
    package var isWorking: Bool { state == .trying || state == .importing }
    package var hasRejected: Bool { !rejected.isEmpty }
}
