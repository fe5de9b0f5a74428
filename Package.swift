// swift-tools-version: 6.2

import PackageDescription

/// Settings of every target of ours: the latest checks, and no warning left standing.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Targets whose loops random tests run millions of times: optimised in debug builds too.
let hot: [SwiftSetting] = house + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "thidua",
  defaultLocalization: "vi",
  products: [
    .executable(name: "thidua", targets: ["thidua"]),
    .library(
      name: "Thidua",
      targets: [
        "Diagnostics", "YAMLSource", "Decimals", "FEEL", "Rulebooks", "Evidence", "Scoring",
        "Runs", "RuleTests", "Scenarios", "Reports",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // The targets stand in the order in which data walk through them.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "Diagnostics", swiftSettings: hot),
    .target(
      name: "YAMLSource", dependencies: ["CLibYAML", "Diagnostics"], swiftSettings: hot),
    .target(name: "Decimals", swiftSettings: hot),
    .target(name: "FEEL", dependencies: ["Decimals", "Diagnostics"], swiftSettings: hot),
    .target(
      name: "Rulebooks", dependencies: ["Diagnostics", "YAMLSource", "Decimals", "FEEL"],
      swiftSettings: house),
    .target(
      name: "Evidence", dependencies: ["Diagnostics", "YAMLSource", "Decimals"],
      swiftSettings: hot),
    .target(
      name: "Scoring", dependencies: ["Diagnostics", "Decimals", "FEEL", "Rulebooks", "Evidence"],
      swiftSettings: hot),
    .target(
      name: "Runs",
      dependencies: [
        "Diagnostics", "YAMLSource", "Decimals", "FEEL", "Rulebooks", "Evidence", "Scoring",
      ],
      swiftSettings: house),
    .target(
      name: "RuleTests",
      dependencies: [
        "Diagnostics", "YAMLSource", "Decimals", "FEEL", "Rulebooks", "Evidence", "Scoring", "Runs",
      ],
      swiftSettings: house),
    .target(
      name: "Scenarios",
      dependencies: [
        "Diagnostics", "YAMLSource", "Decimals", "FEEL", "Rulebooks", "Evidence", "Scoring", "Runs",
      ],
      swiftSettings: house),
    .target(
      name: "Reports",
      dependencies: [
        "Diagnostics", "Decimals", "FEEL", "Rulebooks", "Evidence", "Scoring", "Runs", "Scenarios",
      ],
      swiftSettings: house),
    .target(
      name: "ThiduaCommands",
      dependencies: [
        "Diagnostics", "YAMLSource", "Decimals", "FEEL", "Rulebooks", "Evidence", "Scoring",
        "Runs", "RuleTests", "Scenarios", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    // Linked whole: the program starts a fifth faster and needs no Swift library where it runs.
    .executableTarget(
      name: "thidua", dependencies: ["ThiduaCommands"], swiftSettings: house,
      linkerSettings: [
        .unsafeFlags(
          ["-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections"],
          .when(platforms: [.linux], configuration: .release))
      ]),
    .executableTarget(
      name: "thidua-benchmarks",
      dependencies: [
        "Diagnostics", "Decimals", "FEEL", "Rulebooks", "Runs", "Scenarios", "Scoring",
      ],
      path: "Sources/Benchmarks", swiftSettings: house),

    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: house),
    .testTarget(
      name: "YAMLSourceTests", dependencies: ["YAMLSource"], swiftSettings: house),
    .testTarget(
      name: "DecimalsTests", dependencies: ["Decimals"], exclude: ["Oracle"],
      swiftSettings: hot),
    .testTarget(
      name: "FEELTests", dependencies: ["FEEL"], exclude: ["Cases"], swiftSettings: house),
    .testTarget(name: "RulebooksTests", dependencies: ["Rulebooks"], swiftSettings: house),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence"], swiftSettings: house),
    .testTarget(
      name: "ScoringTests",
      dependencies: ["Scoring", "Rulebooks", "Evidence", "FEEL", "Decimals", "Diagnostics"],
      swiftSettings: house),
    .testTarget(
      name: "RuleTestsTests", dependencies: ["RuleTests", "Runs", "Scoring", "Rulebooks"],
      exclude: ["HowTo", "Mechanisms", "Rulebooks"],
      swiftSettings: house),
    .testTarget(
      name: "ScenariosTests",
      dependencies: [
        "Scenarios", "Runs", "Scoring", "Rulebooks", "Evidence", "Decimals", "Diagnostics",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Decimals", "Diagnostics", "Rulebooks", "Evidence", "Scoring", "Runs", "Scenarios",
        "Reports", "ThiduaCommands", "thidua",
      ],
      exclude: ["Bases", "Cases", "WrongExpressions"],
      swiftSettings: house),
  ]
)

// The fuzz target has no main of its own; libFuzzer brings one.
if Context.environment["THIDUA_FUZZ"] != nil {
  package.products.append(.executable(name: "feel-fuzz", targets: ["FEELFuzz"]))
  package.targets.append(
    .executableTarget(
      name: "FEELFuzz", dependencies: ["Decimals", "FEEL"],
      swiftSettings: house + [.unsafeFlags(["-parse-as-library"])]))
}
