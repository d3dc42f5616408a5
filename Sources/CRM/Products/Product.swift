import Kernel
import Records

/// A group of products, up to three levels deep.
struct ProductCategory: Entity {
    static let entityName = "product_category"
    static let table = Table<ProductCategory>(plural: "product_categories") {
        $0.scope = .shared
        $0.defaultSort = "name"
        $0.icon = "layers"
        $0.group = "sales"
    }

    let name = Text().max(100).named.required.listed
    let code = Text().max(40).indexed.listed
    let parent = Link<ProductCategory>().indexed.listed
    let level = Count().readOnly.listed
}

extension ProductCategory: Rules {
    static let deepest = 3

    static func beforeSave(_ it: inout Typed<ProductCategory>, _ lines: inout SavedLines, _ desk: any Desk) throws {
        if it.parent != nil, it.parent == it.id {
            throw Refusal("product_category.own_parent", on: table.fields.parent)
        }
        let above = try desk.find(it.parent)?.level ?? 0
        it.level = above + 1
        // Those below would stand at a wrong level; as it cannot change, no circle can close either.
        if let id = it.id, it.changed(\.level), try !desk.find(ProductCategory.self, where: { $0.parent == id }).isEmpty
        {
            throw Refusal("product_category.has_groups", on: table.fields.parent)
        }
        guard it.level <= deepest else {
            throw Refusal("product_category.too_deep", on: table.fields.parent, ["max": String(deepest)])
        }
    }
}

/// Something we sell.
struct Product: Entity {
    static let entityName = "product"
    static let table = Table<Product> {
        $0.scope = .shared
        $0.defaultSort = "name"
        $0.icon = "box"
        $0.group = "sales"
        $0.lines = [LineList("prices", of: "price_tier", via: "product")]
    }

    let code = Text().max(60).required.unique.searchable.listed
    let name = Text().max(300).named.required.searchable.listed
    let category = Link<ProductCategory>().indexed.listed
    let specification = Text().max(300)
    let unit = Text().max(40)
    let price = AmountOrUnknown().listed
    let costPrice = AmountOrUnknown()
    let taxRate = Percent()
    let isActive = Flag().default(true).listed
    let description = LongText()
}

/// What a product costs a tier of customers, from a quantity upwards.
struct PriceTier: Entity {
    static let entityName = "price_tier"
    static let table = Table<PriceTier>(title: "tier") {
        $0.scope = .through("product")
        $0.isPart = true
        $0.isListed = false
        $0.uniques = [["product", "tier", "minimum_quantity"]]
    }

    let product = Link<Product>().indexed
    let tier = Text().max(60).required.listed
    let minimumQuantity = Quantity().listed
    let price = Amount().listed
}

extension Product: Rules {
    static func beforeSave(_ it: inout Typed<Product>, _ lines: inout SavedLines, _ desk: any Desk) throws {
        let fields = table.fields
        for (price, field) in [(it.price, fields.price), (it.costPrice, fields.costPrice)] {
            if let price, price.units < 0 { throw Refusal("field.negative", on: field) }
        }
        if it.taxRate.units < 0 || it.taxRate > .one { throw Refusal("field.not_a_share", on: fields.taxRate) }
    }
}

/// What we sell, in its groups.
let products = Module(
    schemas: [ProductCategory.table.schema, Product.table.schema, PriceTier.table.schema],
    rules: [RuleSet(ProductCategory.self), RuleSet(Product.self)],
    words: [productWords])
