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
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),

        .target(name: "Kernel"),
        .target(name: "Page", dependencies: ["Kernel"]),
        .target(name: "Folding"),
        .target(name: "Tabular"),
        .target(name: "Intelligence"),
        .target(name: "Secrets", dependencies: ["COpenSSL", "CArgon2"]),
        .target(name: "Store", dependencies: ["Kernel", "CSQLite", "CPostgres"]),
        .target(name: "Records", dependencies: ["Kernel", "Folding", "Tabular", "Secrets", "Store"]),
        .target(name: "CRM", dependencies: ["Kernel", "Records", "Intelligence"]),

        .executableTarget(
            name: "rapport",
            dependencies: [
                "Kernel", "Records", "Store", "CRM", hummingbird, .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Server"),
    ],
    swiftLanguageModes: [.v6]
)
