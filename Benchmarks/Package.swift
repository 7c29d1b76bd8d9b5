// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product never carries its benchmarks.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String) -> Target.Dependency { .product(name: name, package: "ruqsat") }

let package = Package(
  name: "ruqsat-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "ruqsat", path: ".."),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .target(
      name: "Population", dependencies: [room("LawLanguage"), room("Measures")],
      swiftSettings: strict),
    .executableTarget(
      name: "OneCase",
      dependencies: [
        "Population", room("LawExplain"), room("LawLibrary"), room("LawLanguage"),
        room("Measures"),
      ], swiftSettings: strict),
    .target(name: "CFloor"),
    .executableTarget(
      name: "Columns",
      dependencies: [
        "CFloor", "Population", room("LawColumns"), room("LawLibrary"), room("LawLanguage"),
        room("Measures"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "OneQuestion",
      dependencies: [
        "Population", room("LawExplain"), room("LawLibrary"), room("LawLanguage"), room("Measures"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "OneLifecycle",
      dependencies: [
        "Population", room("Casework"), room("LawExplain"), room("LawLibrary"),
        room("LawLanguage"), room("Measures"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "Trials",
      dependencies: [
        room("PolicyLab"), room("LawLibrary"), room("LawLanguage"), room("Measures"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "LawLoad", dependencies: [room("LawLibrary"), room("LawLanguage")],
      swiftSettings: strict),
    .executableTarget(
      name: "Durability",
      dependencies: [
        room("Register"), room("Casework"), room("Measures"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
  ]
)
