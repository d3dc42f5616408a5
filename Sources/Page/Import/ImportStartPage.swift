import Kernel
import Records

/// Where a file is brought: dropped, picked or pasted. And what was brought before.
package struct ImportStartPage {
    let context: PageContext
    let imports: [BroughtImport]
    let refusal: Refusal
    /// Text that was pasted and could not be read.
    let pasted: String
    private var words: Phrases { context.words }
    private var parts: ImportParts { ImportParts(context: context) }

    package init(_ context: PageContext, imports: [BroughtImport], refusal: Refusal = Refusal(), pasted: String = "") {
        (self.context, self.imports, self.refusal, self.pasted) = (context, imports, refusal, pasted)
    }

    package func page() -> HTML {
        parts.page(
            words("import.title"), .upload, scripts: ["upload.js"],
            """
            <div class="setmain alone"><p class="lead">\(words("import.lead"))</p>\(context.problems(refusal))\(drop)\(paste)\(list)</div>
            """)
    }

    private var drop: HTML {
        """
        <form class="drop" id="drop" method="post" action="/import/file" enctype="multipart/form-data" data-upload="/import/begin" \
        data-said="\(words("import.uploading"))" data-again="\(words("import.waiting"))" data-failed="\(words("import.upload_failed"))">\
        \(context.token)<label class="strong" for="file">\(words("import.drop"))</label><p class="dim">\(words("import.formats"))</p>\
        <div class="inp"><input type="file" id="file" name="file" required \
        accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson"></div>\
        <button class="btn pri" data-busy="\(words("import.sending"))">\(context.icon("upload", .small))\(words("import.upload"))</button>\
        <div class="wide" data-upload-progress hidden><progress class="prog" max="1" value="0" aria-label="\(words("import.step.upload"))"></progress>\
        <p class="mid mt2" data-upload-text role="status"></p></div></form>
        """
    }
    private var paste: HTML {
        """
        <section class="card" aria-labelledby="p-h"><header><h2 id="p-h">\(words("import.paste"))</h2></header><div class="bd">\
        <form class="form" method="post" action="/import/paste">\(context.token)<div class="f wide"><label for="text">\
        \(words("import.paste_help"))</label><div class="inp"><textarea id="text" name="text" rows="4" required \
        spellcheck="false">\(pasted)</textarea></div></div><div class="formfoot"><button class="btn line" \
        data-busy="\(words("import.sending"))">\(words("import.paste_button"))</button></div></form></div></section>
        """
    }

    private var list: HTML? {
        guard !imports.isEmpty else { return nil }
        let heads = ["import.file", "import.what", "import.rows", "import.state", "import.when"].map {
            "<th role=\"columnheader\" scope=\"col\">\(words($0))</th>" as HTML
        }
        return """
            <section class="card" aria-labelledby="l-h"><header><h2 id="l-h">\(words("import.earlier"))</h2></header>\
            <table class="mini cards" role="table"><thead role="rowgroup"><tr role="row">\(heads.joined())</tr></thead>\
            <tbody role="rowgroup">\(imports.map(row).joined())</tbody></table></section>
            """
    }
    private func row(_ it: BroughtImport) -> HTML {
        let kind = context.catalog.schemas.first { $0.slug == it.kind }
        let name: HTML =
            it.state == .uploading
            ? "\(it.name)" : "<a class=\"strong\" href=\"/import/\(it.id)\">\(it.name)</a>"
        let size = it.rows > 0 ? parts.number(it.rows) : parts.size(it.size)
        return """
            <tr role="row"><td role="cell">\(name)</td><td role="cell" data-l="\(words("import.what"))">\
            \(kind.map { context.catalog.plural($0, context.language) } ?? "")</td>\
            <td role="cell" data-l="\(words("import.rows"))">\(size)</td><td role="cell" data-l="\(words("import.state"))">\
            <span class="tag \(look(it.state))"><span class="dot"></span>\(words("import.state.\(it.state.rawValue)"))</span></td>\
            <td role="cell" data-l="\(words("import.when"))">\(context.look.format.show(it.movedAt))</td></tr>
            """
    }
    private func look(_ state: BroughtImport.State) -> HTML {
        switch state {
        case .done: "jade"
        case .failed: "red"
        case .paused, .tried, .ready: "amber"
        case .trying, .importing: "sky"
        case .uploading, .cancelled: ""
        }
    }
}
