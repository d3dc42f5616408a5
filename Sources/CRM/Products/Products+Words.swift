let productWords: StaticString = """
    product_category | Product category | 产品分类 | 產品分類
    product_category.plural | Product categories | 产品分类 | 產品分類
    product_category.name | Category name | 分类名称 | 分類名稱
    product_category.code | Category code | 分类编码 | 分類代碼
    product_category.parent | Parent category | 上级分类 | 上層分類
    product_category.own_parent | A category cannot be its own parent; choose another category or leave it empty \
        | 分类不能是自己的上级；请选择其他分类或留空 | 分類不能是自己的上層；請選擇其他分類或留空
    product_category.has_groups | Other categories stand below this one; move those first, or choose a parent of the same level \
        | 此分类下还有其他分类；请先移动它们，或选择同级的上级分类 | 此分類下還有其他分類；請先移動它們，或選擇同層的上層分類
    product_category.too_deep | Categories have up to {max} levels; choose a parent further up \
        | 分类最多 {max} 级；请选择更高一级的上级分类 | 分類最多 {max} 層；請選擇更上一層的上層分類
    product | Product | 产品 | 產品
    product.plural | Products | 产品 | 產品
    product.code | Product code | 产品编码 | 產品代碼
    product.name | Product name | 产品名称 | 產品名稱
    product.category | Category | 产品分类 | 產品分類
    product.specification | Specification | 规格 | 規格
    product.unit | Unit | 单位 | 單位
    product.price | Sale price | 销售价 | 售價
    product.prices | Tiered prices | 各级销售价 | 各級售價
    price_tier | Tiered price | 级别销售价 | 級別售價
    price_tier.plural | Tiered prices | 各级销售价 | 各級售價
    price_tier.tier | Tier | 价格级别 | 價格級別
    price_tier.minimum_quantity | From quantity | 起订量 | 起訂量
    field.product | Product | 产品 | 產品
    field.cost_price | Cost price | 成本价 | 成本價
    field.tax_rate | Tax rate | 税率 | 稅率
    """
