// swift-tools-version:6.1
import PackageDescription

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")

let package = Package(
    name: "rapport",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CLimits"),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),

        .target(name: "Kernel"),
        .target(name: "Page", dependencies: ["Kernel", "Records"]),
        .target(name: "Folding"),
        .target(name: "Tabular", dependencies: ["CZlib", "CExpat", "CLimits"]),
        .target(name: "Intelligence"),
        .target(name: "Secrets", dependencies: ["COpenSSL", "CArgon2"]),
        .target(name: "Store", dependencies: ["Kernel", "CSQLite", "CPostgres"]),
        .target(name: "Records", dependencies: ["Kernel", "Folding", "Tabular", "Secrets", "Store"]),
        .target(name: "CRM", dependencies: ["Kernel", "Folding", "Page", "Records", "Intelligence"]),

        .target(name: "Door", dependencies: ["Kernel", "Records", "Store", hummingbird]),
        .target(name: "API", dependencies: ["Kernel", "Records", "Store", "Secrets", "Door", hummingbird]),
        .target(
            name: "Web", dependencies: ["Kernel", "Page", "Records", "Secrets", "Door", hummingbird]),

        .executableTarget(
            name: "rapport",
            dependencies: [
                "Kernel", "Page", "Records", "Secrets", "Store", "CRM", "Door", "API", "Web", "Tabular", hummingbird,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Server"),
        .executableTarget(name: "bare", dependencies: [hummingbird], path: "Sources/Bare"),

        .target(
            name: "TestKit",
            dependencies: ["Kernel", "Page", "Records", "Store", "CRM", "Tabular"], path: "Tests/TestKit"),
        .testTarget(name: "KernelTests", dependencies: ["Kernel", "TestKit"]),
        .testTarget(name: "FoldingTests", dependencies: ["Folding"]),
        .testTarget(name: "TabularTests", dependencies: ["Tabular", "Kernel", "TestKit"]),
        .testTarget(name: "SecretsTests", dependencies: ["Secrets"]),
        .testTarget(name: "IntelligenceTests", dependencies: ["Intelligence"]),
        .testTarget(name: "StoreTests", dependencies: ["Store", "TestKit"]),
        .testTarget(
            name: "ImportTests", dependencies: ["Kernel", "Records", "CRM", "Store", "Tabular", "Secrets", "TestKit"]),
        .testTarget(
            name: "GradingTests", dependencies: ["Kernel", "Records", "CRM", "Intelligence", "Store", "TestKit"]),
        .testTarget(
            name: "AnalysisTests", dependencies: ["Kernel", "Page", "Records", "CRM", "Store", "TestKit"]),
        .testTarget(
            name: "APITests",
            dependencies: ["Kernel", "Records", "Store", "CRM", "Door", "API", "Secrets", "TestKit", hummingbird]),
        .testTarget(name: "RecordsTests", dependencies: ["Kernel", "Records", "Secrets", "Store", "TestKit"]),
        .testTarget(name: "CatalogTests", dependencies: ["Kernel", "Records", "Store", "TestKit"]),
        .testTarget(name: "PageTests", dependencies: ["Kernel", "Page", "Records", "CRM", "Store", "TestKit"]),
        .testTarget(name: "LintTests"),
    ],
    swiftLanguageModes: [.v6]
)
