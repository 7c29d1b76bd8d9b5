// swift-tools-version: 6.2
import PackageDescription

// Rooms are listed from the ground up. A room imports only rooms above it in this list;
// `Tests/HouseTests` reads this list and the import lines and fails by name otherwise.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // Who calls goes on where it is: every step from executor to executor costs.
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "ruqsat",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "ruqsat", targets: ["ruqsat"]),
    // The rooms that `Benchmarks/` measures.
    .library(name: "Measures", targets: ["Measures"]),
    .library(name: "LawLanguage", targets: ["LawLanguage"]),
    .library(name: "LawExplain", targets: ["LawExplain"]),
    .library(name: "LawColumns", targets: ["LawColumns"]),
    .library(name: "LawLibrary", targets: ["LawLibrary"]),
    .library(name: "PolicyLab", targets: ["PolicyLab"]),
    .library(name: "Casework", targets: ["Casework"]),
    .library(name: "Papers", targets: ["Papers"]),
    .library(name: "Register", targets: ["Register"]),
  ],
  dependencies: [
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .target(name: "Measures", swiftSettings: strict),
    .target(name: "LawLanguage", dependencies: ["Measures"], swiftSettings: strict),
    .target(name: "LawExplain", dependencies: ["LawLanguage", "Measures"], swiftSettings: strict),
    .target(name: "ColumnKernels"),
    .target(
      name: "LawColumns", dependencies: ["ColumnKernels", "LawLanguage", "Measures"],
      swiftSettings: strict),
    .target(name: "LawSQL", dependencies: ["LawLanguage", "Measures"], swiftSettings: strict),
    .target(name: "LawLibrary", dependencies: ["LawLanguage", "Measures"], swiftSettings: strict),
    .target(
      name: "PolicyLab",
      dependencies: ["LawColumns", "LawSQL", "LawExplain", "LawLanguage", "Measures"],
      swiftSettings: strict),
    .target(
      name: "Casework", dependencies: ["LawExplain", "LawLanguage", "Measures"],
      swiftSettings: strict),
    .systemLibrary(
      name: "CPaperDrawing", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(
      name: "CPaperCodes", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    // Pictures of codes, from cameras: libzxing, libturbojpeg and libpng.
    .target(
      name: "CPaperScanning",
      linkerSettings: [
        .linkedLibrary("ZXing"), .linkedLibrary("turbojpeg"), .linkedLibrary("png16"),
      ]),
    .systemLibrary(name: "CPaperPacking", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Papers",
      dependencies: [
        "Casework", "LawExplain", "LawLanguage", "Measures", "CPaperDrawing", "CPaperCodes",
        "CPaperPacking", "CPaperScanning", crypto,
      ], swiftSettings: strict),
    .target(name: "CMail", linkerSettings: [.linkedLibrary("curl")]),
    .target(name: "Mail", dependencies: ["CMail", "Measures"], swiftSettings: strict),
    .target(name: "CStoreSetup", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "Register",
      dependencies: ["CStoreSetup", "Casework", "Measures", grdb, sqlite, crypto],
      swiftSettings: strict),
    .target(
      name: "Office",
      dependencies: [
        "Register", "Mail", "Papers", "Casework", "LawExplain", "LawLanguage", "Measures", crypto,
        cryptoExtras,
      ],
      swiftSettings: strict),
    .target(
      name: "Demo", dependencies: ["Office", "Register", "Casework", "Measures"],
      swiftSettings: strict),
    .target(
      name: "Web",
      dependencies: [
        "Casework", "LawColumns", "LawLibrary", "LawExplain", "LawLanguage", "Measures", "Office",
        "Papers", "PolicyLab", "Register", hummingbird, mustache,
        .product(name: "NIOCore", package: "swift-nio"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "ruqsat",
      dependencies: [
        "Web", "Demo", "PolicyLab", "Office", "Papers", "Mail", "Register", "Casework",
        "LawLibrary",
        "LawColumns", "LawSQL", "LawExplain", "LawLanguage", "Measures", hummingbird, arguments,
        crypto,
      ], swiftSettings: strict),
    .testTarget(name: "MeasuresTests", dependencies: ["Measures"], swiftSettings: strict),
    .testTarget(
      name: "LawLanguageTests", dependencies: ["LawLanguage", "LawLibrary", "Measures"],
      swiftSettings: strict),
    .testTarget(
      name: "LawExplainTests",
      dependencies: ["LawExplain", "LawLanguage", "LawLibrary", "Measures"],
      swiftSettings: strict),
    .testTarget(
      name: "LawCasesTests", dependencies: ["LawExplain", "LawLanguage", "LawLibrary", "Measures"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyLabTests",
      dependencies: [
        "PolicyLab", "LawLibrary", "LawColumns", "LawSQL", "LawExplain", "LawLanguage", "Measures",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CaseworkTests",
      dependencies: ["Casework", "LawExplain", "LawLanguage", "LawLibrary", "Measures"],
      swiftSettings: strict),
    .testTarget(
      name: "PapersTests",
      dependencies: [
        "Papers", "Casework", "LawExplain", "LawLanguage", "LawLibrary", "Measures", crypto,
      ], exclude: ["Photos"], swiftSettings: strict),
    .testTarget(
      name: "MailTests",
      dependencies: [
        "Mail", "Measures", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], swiftSettings: strict),
    .testTarget(
      name: "RegisterTests", dependencies: ["Register", "Casework", "Measures", grdb],
      swiftSettings: strict),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "Office", "Mail", "Papers", "Register", "Casework", "LawExplain", "LawLanguage",
        "LawLibrary", "Measures", crypto, cryptoExtras,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Web", "Casework", "LawLibrary", "LawExplain", "LawLanguage", "Measures", "Office",
        "Papers", "PolicyLab", "Register", hummingbird, crypto, grdb,
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
      ], exclude: ["FixtureLaw"], swiftSettings: strict),
    .testTarget(
      name: "LawColumnsTests",
      dependencies: ["LawColumns", "LawExplain", "LawLanguage", "Measures"],
      swiftSettings: strict),
    .testTarget(
      name: "LawSQLTests", dependencies: ["LawSQL", "LawLanguage", "Measures"],
      swiftSettings: strict),
    .testTarget(
      name: "AgreementTests",
      dependencies: [
        "LawColumns", "LawExplain", "LawLanguage", "LawLibrary", "LawSQL", "Measures",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DemoTests",
      dependencies: [
        "Demo", "Office", "Register", "Casework", "LawExplain", "LawLanguage", "LawLibrary",
        "Measures",
      ], swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
