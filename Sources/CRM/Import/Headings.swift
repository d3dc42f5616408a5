// What other programs write above their columns, without regard to case, blanks and signs. Of several columns that fit,
// the one whose heading stands first is taken.

let personHeadings = (
    first: ["first name", "given name", "fname", "名", "名字"],
    last: ["last name", "family name", "surname", "lname", "姓", "姓氏"]
)

let customerHeadings: [String: [String]] = [
    "number": [
        "customer id", "customer number", "customer no", "account number", "account id", "id", "client id", "symbol",
        "客户编号", "客户号", "客户代码", "客戶編號", "客戶代碼", "编号",
    ],
    "name": [
        "customer name", "company name", "company", "customer", "account name", "account", "client", "client name",
        "organization", "organisation", "security", "客户名称", "公司名称", "客户", "企业名称", "單位名稱", "公司名稱", "客戶",
    ],
    "short_name": ["short name", "abbreviation", "公司简称", "公司簡稱"],
    "customer_type": ["type", "account type", "customer type"],
    "industry": ["industry", "sector", "gics sector", "所属行业", "所屬產業", "行業"],
    "phone": ["phone", "phone number", "telephone", "tel", "business phone", "联系电话", "聯絡電話", "手机", "電話號碼"],
    "fax": ["fax number"],
    "email": ["email", "email address", "e mail", "mail", "电子邮箱", "电子邮件", "電子信箱"],
    "website": ["website", "web", "url", "homepage", "home page", "网址", "網址"],
    "country": [
        "country", "billing country", "mailing country", "office location", "country region", "country name", "国家",
        "國家",
    ],
    "city": ["city", "billing city", "mailing city", "town", "headquarters location", "所在城市"],
    "postal_code": [
        "postal code", "zip", "zip code", "postcode", "billing postal code", "mailing postal code", "邮政编码", "郵政編碼",
    ],
    "address": [
        "address", "street", "billing street", "mailing street", "street address", "详细地址", "通讯地址", "詳細地址", "通訊地址",
    ],
    "region": ["region", "state", "province", "billing state", "state province", "省份", "省", "县市", "縣市"],
    "parent": ["subsidiary of", "parent", "parent account", "parent id", "parent company", "母公司", "上级公司"],
    "employees": ["employees", "number of employees", "headcount", "人员规模", "員工數"],
    "yearly_revenue": ["yearly revenue", "annual revenue", "revenue", "turnover", "年收入", "營業額"],
    "birth_date": ["birth date", "birthday", "birthdate", "date of birth", "生日"],
    "gender": ["gender", "sex"],
    "tax_number": ["tax number", "vat number", "vat id", "统一社会信用代码", "纳税人识别号", "統編"],
    "registered_on": ["registered on", "created date", "create date", "created", "customer since", "创建时间", "創建日期"],
    "note": ["note", "notes", "description", "remarks", "comment", "描述"],
]

let contactHeadings: [String: [String]] = [
    "name": ["name", "full name", "contact name", "contact", "display name", "联系人姓名", "联系人", "聯絡人姓名"],
    "customer": [
        "customer", "customer id", "customer number", "account id", "company name", "company", "account name",
        "account",
        "associated company", "organization", "客户编号", "客户名称", "所属客户", "公司", "公司名称", "客戶編號", "客戶名稱", "所屬客戶",
    ],
    "salutation": ["salutation", "title of courtesy", "courtesy title"],
    "position": ["position", "job title", "title", "contact title", "职位", "職位", "職稱"],
    "team": ["department", "部门", "部門"],
    "phone": ["phone", "phone number", "business phone", "telephone", "work phone", "联系电话", "座机", "聯絡電話", "市話"],
    "mobile": ["mobile", "mobile phone", "cell phone", "cell", "手机号", "手机号码", "手機號碼", "行動電話"],
    "email": ["email", "email address", "e mail", "e mail address", "电子邮箱", "电子邮件", "電子信箱"],
    "birth_date": ["birth date", "birthdate", "birthday", "date of birth", "生日"],
    "note": ["note", "notes", "description", "remarks", "comment"],
]

let productHeadings: [String: [String]] = [
    "code": [
        "code", "product code", "product id", "sku", "stock code", "item number", "item code", "article number", "id",
        "产品编号", "商品编码", "商品编号", "货号", "產品編號", "商品編號", "料號",
    ],
    "name": [
        "name", "product name", "product", "item", "item name", "title", "商品名称", "产品", "品名", "商品名稱", "產品",
    ],
    "category": [
        "category", "category name", "series", "family", "product family", "product category", "product line", "类别",
        "分类",
        "类目", "類別", "分類", "系列",
    ],
    "specification": ["specification", "quantity per unit", "spec", "规格型号", "規格型號"],
    "unit": ["unit", "uom", "unit of measure", "计量单位", "計量單位"],
    "price": ["price", "unit price", "sales price", "list price", "msrp", "售价", "价格", "單價", "價格"],
    "cost_price": ["cost price", "cost", "standard cost", "成本", "进价", "進價"],
    "tax_rate": ["tax rate", "vat rate", "vat"],
    "is_active": ["is active", "active", "在售", "上架"],
    "description": ["description", "details", "描述"],
]

let orderHeadings: [String: [String]] = [
    "number": [
        "order id", "order number", "order no", "invoice no", "invoice", "invoice number", "invoice id",
        "opportunity id",
        "sales order", "transaction id", "id", "订单号", "订单编号", "发票号", "单号", "訂單編號", "訂單號碼", "發票號碼", "單號",
    ],
    "ordered_on": [
        "order date", "ordered on", "invoice date", "date", "purchase date", "transaction date", "close date",
        "order time",
        "下单时间", "订单日期", "日期", "订单时间", "购买日期", "訂單日期", "購買日期", "下單時間", "銷售日期", "销售日期",
    ],
    "promised_on": ["required date", "promised date", "due date", "delivery date", "交货日期", "要求交期"],
    "delivered_on": ["shipped date", "delivered on", "ship date", "delivered date", "发货日期", "出貨日期", "實際交期"],
    "kind": ["order type"],
    "state": ["order status", "status", "订单状态", "訂單狀態"],
    "currency": ["currency", "currency code", "currency iso code"],
    "note": ["note", "notes", "remarks", "comment"],
    "customer.number": [
        "customer id", "customer number", "customer no", "account id", "client id", "客户编号", "客户号", "会员号", "客戶編號",
        "會員編號",
    ],
    "customer.name": [
        "customer name", "customer", "company name", "account", "account name", "client", "client name", "buyer",
        "ship name",
        "客户名称", "客户", "购货单位", "买家", "客戶名稱", "客戶", "買家",
    ],
    "customer.first_name": personHeadings.first,
    "customer.last_name": personHeadings.last,
    "customer.email": ["email", "customer email", "email address"],
    "customer.phone": ["phone", "customer phone", "telephone", "联系电话", "聯絡電話"],
    "customer.country": [
        "country", "ship country", "customer country", "billing country", "国家", "国家/地区", "國家", "國家/地區",
    ],
    "customer.city": ["city", "ship city", "customer city", "城市"],
    "customer.postal_code": ["postal code", "ship postal code", "zip", "zip code", "postcode", "邮编", "郵遞區號"],
    "customer.address": ["address", "ship address", "customer address", "street", "地址", "收货地址", "收貨地址"],
    "product.code": [
        "stock code", "product id", "product code", "sku", "item number", "item code", "article", "产品编号", "产品编码",
        "商品编码",
        "商品编号", "货号", "產品編號", "產品代碼", "商品編號", "料號",
    ],
    "product.name": [
        "product", "product name", "description", "item", "item name", "产品名称", "商品名称", "产品", "商品", "品名", "產品名稱",
        "商品名稱", "產品",
    ],
    "lines.quantity": ["quantity", "qty", "units", "pieces", "数量", "數量", "件数", "件數"],
    "lines.price": ["unit price", "price", "sales price", "单价", "價格", "單價", "价格", "售价", "售價"],
    "lines.discount": ["discount", "discount rate", "折扣", "折扣率"],
    "lines.tax_rate": ["tax rate", "vat rate", "税率", "稅率"],
    "lines.amount": [
        "amount", "line total", "revenue", "close value", "total", "sales", "order total", "order amount", "订单金额", "金额",
        "销售额", "总额", "訂單金額", "金額", "銷售額", "總額",
    ],
    "stage": ["deal stage", "stage", "stage name", "opportunity stage", "销售阶段", "阶段", "銷售階段", "階段"],
]
