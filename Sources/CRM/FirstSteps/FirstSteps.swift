import Kernel
import Page
import Records

/// What somebody does first with the product. It knows from the data what is done, and is gone when all is.
package struct FirstSteps: Sendable {
    package static let hint = "first_steps"
    package struct Step: Sendable {
        let name: String
        let path: Path
        let isDone: Bool
    }
    package let steps: [Step]

    package init(_ steps: [Step]) { self.steps = steps }

    /// nil where there is nothing to show: put away, finished, or only one step is the reader's to take.
    /// Each answer is at most one record of an index.
    package init?(_ reader: Reader) throws {
        guard try !reader.hasDismissed(FirstSteps.hint) else { return nil }
        let steps = try [
            FirstSteps.customers(reader), FirstSteps.best(reader), FirstSteps.followUp(reader),
            FirstSteps.colleagues(reader),
        ].compactMap { $0 }
        guard steps.count > 1, steps.contains(where: { !$0.isDone }) else { return nil }
        self.steps = steps
    }

    private static func customers(_ reader: Reader) throws -> Step? {
        let schema = reader.catalog.schema(Customer.self)
        guard reader.actor.may(.import, schema) else { return nil }
        // Those of the demo company are nobody's import.
        let hasSome = try reader.state.demo == nil && has(schema.name, reader)
        return Step(name: "customers", path: "/import", isDone: try hasSome || reader.hasFinished("import"))
    }
    private static func best(_ reader: Reader) throws -> Step? {
        guard Grading.isAllowed(reader.actor) else { return nil }
        let isGraded = try !Grading.lastRuns(reader, limit: 1).isEmpty
        return Step(name: "best", path: isGraded ? "/customers?value_level=is%3Ahighest" : "/grading", isDone: isGraded)
    }
    private static func followUp(_ reader: Reader) throws -> Step? {
        let schema = reader.catalog.schema(FollowUp.self)
        guard reader.actor.may(.create, schema), let me = reader.actor.userID, let owner = schema.system(.owner) else {
            return nil
        }
        let isDone = try has(schema.name, reader) { $0.predicate = .compare(owner, .equal, .int(me)) }
        return Step(name: "follow_up", path: "/customers", isDone: isDone)
    }
    private static func colleagues(_ reader: Reader) throws -> Step? {
        guard reader.actor.isAdministrator else { return nil }
        return Step(name: "colleagues", path: "/settings/users", isDone: try reader.hasColleagues())
    }
    private static func has(_ entity: String, _ reader: Reader, _ change: (inout Request) -> Void = { _ in }) throws
        -> Bool
    {
        var request = Request(entity)
        request.limit = 1
        change(&request)
        return try !reader.records(request).isEmpty
    }
}

extension FirstSteps {
    package func card(_ context: PageContext) -> HTML {
        let words = context.words
        let done = steps.count { $0.isDone }
        let items = steps.map { step -> HTML in
            let title = words("first_steps.\(step.name)")
            guard !step.isDone else {
                return """
                    <li class="ok"><span class="node jade">\(context.icon("check", .small))</span><span class="grow"><s>\(title)</s>\
                    <span class="sr">\(words("first_steps.done"))</span></span></li>
                    """
            }
            return """
                <li><span class="node">\(context.icon("arrow", .small))</span><span class="grow"><a class="strong" href="\(step.path)">\
                \(title)</a><small>\(words("first_steps.\(step.name)_why"))</small></span></li>
                """
        }
        return """
            <section class="card first" aria-labelledby="fs-h"><header><h2 id="fs-h">\(words("first_steps.title"))</h2>\
            <span class="dim">\(words("first_steps.count", ["done": "\(done)", "all": "\(steps.count)"]))</span><span class="push"></span>\
            <form method="post" action="/first-steps/dismiss">\(context.token)<button class="iconbtn sm" \
            aria-label="\(words("first_steps.dismiss"))" title="\(words("first_steps.dismiss"))">\(context.icon("x", .small))</button>\
            </form></header><ul class="bd">\(items.joined())</ul></section>
            """
    }
}

/// The card has no records of its own, only words.
let firstSteps = Module(schemas: [], words: [firstStepsWords])

private let firstStepsWords: StaticString = """
    first_steps.best | Look at your best customers | 查看最有价值的客户 | 檢視最有價值的客戶
    first_steps.best_why | Grading shows who is worth most, and who is slipping away. | 价值评分显示谁最有价值、谁正在流失。 | 價值評分顯示誰最有價值、誰正在流失。
    first_steps.colleagues | Invite a colleague | 邀请同事 | 邀請同事
    first_steps.colleagues_why | A link is all that is needed; you choose what each may see. | 只需一个链接；由您决定每人的权限。 | 只需一個連結；由您決定每人的權限。
    first_steps.count | {done} of {all} | {done} / {all} | {done} / {all}
    first_steps.customers | Bring in your customers | 导入您的客户 | 匯入您的客戶
    first_steps.customers_why | From a table, with its columns recognised. | 从表格导入，自动识别各列。 | 從表格匯入，自動辨識各欄。
    first_steps.dismiss | Put this away | 不再显示 | 不再顯示
    first_steps.done | Done | 已完成 | 已完成
    first_steps.follow_up | Put a follow-up on record | 记录一次跟进 | 記錄一次跟進
    first_steps.follow_up_why | On a customer's page, above the timeline. | 在客户页面的时间线上方。 | 在客戶頁面的時間軸上方。
    first_steps.title | First steps | 入门步骤 | 入門步驟
    """
