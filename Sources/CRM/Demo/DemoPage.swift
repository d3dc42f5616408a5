import Kernel
import Page
import Records

/// The page of the demo company: loading it, taking it back, and how far either is.
package struct DemoPage {
    let context: PageContext
    let progress: JobProgress?
    let isOffered: Bool
    let hanging: [(schema: Schema, count: Int)]
    let refusal: Refusal
    private var words: Phrases { context.words }

    package init(
        _ context: PageContext, progress: JobProgress?, isOffered: Bool, hanging: [(schema: Schema, count: Int)],
        refusal: Refusal = Refusal()
    ) {
        self.context = context
        self.progress = progress
        self.isOffered = isOffered
        self.hanging = hanging
        self.refusal = refusal
    }

    package func page(toast: String?) -> HTML {
        var frame = Frame(context)
        frame.scripts = [ProgressCard.script]
        frame.toast = toast
        let content: HTML = """
            <header class="bar"><h1>\(words("demo.title"))</h1></header><div class="set"><div class="setmain">\
            <p class="lead">\(words("demo.lead"))</p>\(context.problems(refusal))\(body)</div></div>
            """
        return frame.page(title: words("demo.title"), content)
    }

    private var body: HTML {
        if let progress, progress.state == .running { return running(progress) }
        if context.state.demo != nil { return removal }
        return isOffered ? offer : "<p class=\"mid\">\(words("demo.not_empty"))</p>"
    }
    private func running(_ progress: JobProgress) -> HTML {
        var card = ProgressCard(words("demo.running"), done: progress.done, total: progress.total)
        card.live = ("/demo/progress.json", "/")
        return card.html(words)
    }
    /// What people hung on it is said before anything goes.
    private var removal: HTML {
        let list = hanging.map { schema, count -> HTML in
            let name = context.catalog.plural(schema, context.language)
            return "<li>\(name): \(count >= 1_000 ? words("list.more_than", ["n": "1,000"]) : "\(Int64(count))")</li>"
        }
        let warning: HTML? =
            list.isEmpty
            ? nil : "<p class=\"mid\">\(words("demo.hanging"))</p><ul class=\"plain\">\(list.joined())</ul>"
        let isHalf = progress?.state == .stopped
        let again: HTML? =
            isHalf
            ? """
            <form method="post" action="/demo">\(context.token)<button class="btn line" data-busy="\(words("saving"))">\
            \(words("demo.complete"))</button></form>
            """ : nil
        return """
            <section class="card" aria-labelledby="r-h"><header><h2 id="r-h">\(words("demo.remove"))</h2></header><div class="bd">\
            <p>\(words("demo.remove_what"))</p>\(warning)<div class="row mt2 wrap"><form method="post" action="/demo/remove">\(context.token)\
            <input type="hidden" name="sure" value="yes"><button class="btn danger" data-busy="\(words("deleting"))">\
            \(words("demo.remove"))</button></form>\(again)</div></div></section>
            """
    }
    private var offer: HTML {
        """
        <section class="card" aria-labelledby="l-h"><header><h2 id="l-h">\(words("demo.load"))</h2></header><div class="bd">\
        <form method="post" action="/demo">\(context.token)<button class="btn pri" data-busy="\(words("saving"))">\
        \(words("demo.load"))</button></form></div></section>
        """
    }
}
