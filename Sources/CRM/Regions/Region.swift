import Kernel
import Records

/// An administrative region; regions form a tree.
struct Region: Entity {
    static let entityName = "region"
    static let table = Table<Region> {
        $0.scope = .shared
        $0.defaultSort = "name"
        $0.icon = "pin"
    }

    let name = Text().max(100).named.required.searchable.listed
    let code = Text().max(20).indexed.listed
    let level = Count().listed
    let parent = Link<Region>().indexed.listed
    let shortName = Text().max(60)
    let remark = Text().max(300)
}

let regions = Module(schemas: [Region.table.schema], words: [regionWords])
