import Kernel
import Records
import TestKit
import Testing

@Suite struct MappingTests {
    /// File, kind, what its columns become.
    static let known: [(String, String, String)] = [
        (
            "online_retail.csv", "orders",
            """
            InvoiceNo → number, StockCode → product.code, Description → product.name, Quantity → lines.quantity, \
            InvoiceDate → ordered_on, UnitPrice → lines.price, CustomerID → customer.number, Country → customer.country
            """
        ),
        (
            "rfm_orders.csv", "orders",
            """
            customer_id → customer.number, order_date → ordered_on, revenue → lines.amount, \
            first_name → customer.first_name, last_name → customer.last_name, email → customer.email
            """
        ),
        (
            "northwind_customers.csv", "customers",
            """
            customer_id → number, company_name → name, contact_name → contact.name, \
            contact_title → contact.position, address → address, \
            city → city, region → region, postal_code → postal_code, country → country, phone → phone, fax → fax
            """
        ),
        (
            "northwind_products.csv", "products",
            """
            product_id → code, product_name → name, supplier_id → -, category_id → -, \
            quantity_per_unit → specification, unit_price → price, units_in_stock → -, units_on_order → -, \
            reorder_level → -, discontinued → -
            """
        ),
        (
            "northwind_order_details.csv", "orders",
            """
            order_id → number, product_id → product.code, unit_price → lines.price, quantity → lines.quantity, \
            discount → lines.discount
            """
        ),
        (
            "maven_accounts.csv", "customers",
            """
            account → name, sector → industry, year_established → -, revenue → yearly_revenue, employees → employees, \
            office_location → country, subsidiary_of → parent
            """
        ),
        ("maven_products.csv", "products", "product → name, series → category, sales_price → price"),
        (
            "maven_sales_pipeline.csv", "orders",
            """
            opportunity_id → number, sales_agent → -, product → product.name, account → customer.name, \
            deal_stage → stage, engage_date → -, close_date → ordered_on, close_value → lines.amount
            """
        ),
        (
            "sp500_constituents.csv", "customers",
            """
            Symbol → number, Security → name, GICS Sector → industry, GICS Sub-Industry → -, \
            Headquarters Location → city, Date added → -, CIK → -, Founded → -
            """
        ),
    ]
    @Test(arguments: known) func exportsOfOthersAreKnownByTheirHeadings(
        _ file: String, _ kind: String, _ columns: String
    )
        async throws
    {
        let installation = try await Installation(.sqlite)
        let folder = try Folder()

        #expect(try await installation.columns(folder.extract(file), as: kind).joined(separator: ", ") == columns)
    }

    static let headings: [(String, String, String)] = [
        (
            "Id,Name,Type,BillingCity,BillingCountry,AnnualRevenue,NumberOfEmployees,ParentId", "customers",
            "number,name,customer_type,city,country,yearly_revenue,employees,parent"
        ),
        (
            "FirstName,LastName,AccountId,Title,Email,MobilePhone,Birthdate", "contacts",
            "first_name,last_name,customer,position,email,mobile,birth_date"
        ),
        ("ProductCode,Name,Family,IsActive", "products", "code,name,category,is_active"),
        ("Id,AccountId,CloseDate,Amount,StageName", "orders", "number,customer.number,ordered_on,lines.amount,stage"),
        ("客户名称*,所属行业,联系电话,备注", "customers", "name,industry,phone,note"),
        ("客戶名稱,產業,電話,郵遞區號", "customers", "name,industry,phone,postal_code"),
        (
            "订单编号,下单日期,客户名称,产品名称,数量,单价", "orders",
            "number,ordered_on,customer.name,product.name,lines.quantity,lines.price"
        ),
        (
            "訂單編號,訂單日期,客戶名稱,品名,數量,單價", "orders",
            "number,ordered_on,customer.name,product.name,lines.quantity,lines.price"
        ),
        ("Number,Name,E-mail,Postal code", "customers", "number,name,email,postal_code"),
    ]
    @Test(arguments: headings) func headingsAreKnownInThreeLanguages(_ heading: String, _ kind: String, _ paths: String)
        async throws
    {
        let installation = try await Installation(.sqlite)
        let folder = try Folder()
        let row = heading.split(separator: ",").map { _ in "1" }.joined(separator: ",")
        let columns = try await installation.columns(folder.file("a.csv", heading + "\n" + row + "\n"), as: kind)

        #expect(columns.map { $0.split(separator: " ").last ?? "" }.joined(separator: ",") == paths)
    }

    @Test func aMappingFileSaysWhatNobodyCouldGuess() async throws {
        let installation = try await Installation(.sqlite)
        let folder = try Folder()
        let file = try folder.file("a.csv", "Wer;Wo\nMüller;\nMeier;Wien\n")
        let settings = try ImportSettings {
            $0.mapping = try MappingFile("Wer = name\n2 = city\ncity := Bonn\ncountry := Germany")
        }

        try await installation.importing(file, as: "customers", settings)

        let customers = try await installation.all("customer")
        #expect(customers.map { $0["city"] } == [.text("Bonn"), .text("Wien")])
        #expect(customers.map { $0["country"] } == [.text("Germany"), .text("Germany")])
    }
    @Test func aMappingFileThatIsNotUnderstoodIsRefusedByLine() throws {
        let refusal = #expect(throws: Refusal.self) {
            try MappingFile("header: no\nheader: perhaps\nwhat is this\n1 = name")
        }

        #expect(refusal?.problems.map { $0.arguments["line"] } == ["2", "3"])
    }
    @Test func aFieldThatDoesNotExistIsRefused() async throws {
        let installation = try await Installation(.sqlite)
        let folder = try Folder()
        let file = try folder.file("a.csv", "name\nAcme\n")
        let settings = try ImportSettings { $0.mapping = try MappingFile("1 = colour\nshape := round") }

        let refusal = try await installation.refusal {
            try await installation.importing(file, as: "customers", settings)
        }

        #expect(refusal == ["": "mapping.no_such_field"])
    }
}
