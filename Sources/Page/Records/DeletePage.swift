import Kernel
import Records

/// Asks before a record goes to the bin, and says what stands in the way.
package struct DeletePage {
    let context: PageContext
    let record: Record
    let name: String
    let refusal: Refusal

    package init(_ context: PageContext, _ record: Record, name: String, refusal: Refusal = Refusal()) {
        self.context = context
        self.record = record
        self.name = name
        self.refusal = refusal
    }

    package var page: HTML {
        let words = context.words
        let schema = record.schema
        let here = context.path(schema, record.id ?? 0)
        let kind = context.noun(schema)
        let content: HTML = """
            <header class="bar"><h1>\(words("record.delete", ["name": kind]))</h1></header>\(context.problems(refusal))\
            <div class="scroll"><form class="form narrow" method="post" action="\(here)/delete">\(context.token)\
            <input type="hidden" name="version" value="\(Int64(value: record[.version]) ?? 1)">\
            <fieldset class="sec"><legend>\(words("record.delete_ask", ["name": name]))</legend><p class="wide">\
            \(words("record.delete_what"))</p></fieldset><div class="formfoot"><button class="btn danger" \
            data-busy="\(words("deleting"))">\(words("record.delete", ["name": kind]))</button><a class="btn ghost" \
            href="\(here)">\(words("cancel"))</a></div></form></div>
            """
        return Frame(context).page(title: name, content)
    }
}
