import Kernel

/// A person's password, in a table of its own that no list, export or program can name.
struct UserSecret: Entity {
    static let entityName = "user_secret"
    static let table = Table<UserSecret>(title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["user"]]
    }
    let user = Count()
    /// Argon2id with its parameters; empty for somebody who cannot sign in yet.
    let password = Text().max(500)
}

/// One signed-in browser. Only the hash of its token is kept.
struct LoginSession: Entity {
    static let entityName = "login_session"
    static let table = Table<LoginSession>(title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["token_hash"]]
        $0.indexes = [["user"]]
    }
    let tokenHash = Text()
    let user = Count()
    let epoch = Count()
    let device = Text().max(300)
    let address = Text().max(60)
    let createdAt = Field<Instant>(MomentType())
    /// Moved at most once a minute, so that reading a page writes nothing.
    let seenAt = Field<Instant>(MomentType())
}

/// A program's key. It may do what its owner may, and is shown once.
struct ApiKey: Entity {
    static let entityName = "api_key"
    static let table = Table<ApiKey>(title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["token_hash"]]
    }
    let tokenHash = Text()
    let user = Count()
    let epoch = Count()
    let name = Text().max(100)
    let createdAt = Field<Instant>(MomentType())
}

/// Failed sign-ins of one account or address, counted over all nodes.
struct LoginFailure: Entity {
    static let entityName = "login_failure"
    static let table = Table<LoginFailure>(title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.indexes = [["subject", "at"]]
    }
    /// `a:` and the account, or `n:` and the network.
    let subject = Text().max(200)
    let at = Field<Instant>(MomentType())
}

/// What was answered to a request with an idempotency key, so that a repetition is answered alike.
struct KeptAnswer: Entity {
    static let entityName = "kept_answer"
    static let table = Table<KeptAnswer>(plural: "kept_answers", title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["user", "key"]]
        $0.indexes = [["at"]]
    }
    let user = Count()
    let key = Text().max(200)
    let requestHash = Text()
    let entity = Text()
    let record = Count()
    /// What was answered, as it was sent.
    let answer = LongText()
    let at = Field<Instant>(MomentType())
}
