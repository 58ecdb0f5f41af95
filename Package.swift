// swift-tools-version: 6.2
import PackageDescription

// The floors of the house; ARCHITECTURE.md tells what each is for. A target imports only what it
// declares: `make build` passes --explicit-target-dependency-import-check error.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Tests fit, draw and read charts for minutes; not optimised, for a quarter of an hour. Assertions
// stay.
let fast: [SwiftSetting] = [
  .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
]

func floor(
  _ name: String, _ dependencies: [Target.Dependency] = [], readme: Bool = false,
  built more: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: readme ? ["README.md"] : [],
    swiftSettings: settings + more)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], fixtures: Bool = false)
  -> Target
{
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    exclude: fixtures ? ["Fixtures"] : [], swiftSettings: settings)
}

let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
// The C interface of the same SQLite, for bulk loading.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let http: [Target.Dependency] = [
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
]

let package = Package(
  name: "overturn",
  products: [
    .executable(name: "overturn", targets: ["overturn"]),
    .executable(name: "overturn-queue", targets: ["overturn-queue"]),
    .library(
      name: "OverturnKit",
      targets: ["Claims", "X12", "Ingest", "Store", "Statistics", "Scheduling"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without its TLS: a proxy in front does that, and the build stays short.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
    // What it speaks of: requests, buffers and services.
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
  ],
  targets: [
    // MARK: - Floor 0
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    floor("Claims", built: fast),
    floor("X12", built: fast),
    floor("Scheduling", built: fast),
    floor("Access", ["CSodium", "CCrypto"]),
    floor("StrictJSON"),

    // MARK: - Floor 1
    floor("Documents", ["CXLSXWriter"]),
    floor("Statistics", ["COpenBLAS"], built: fast),
    floor("Ingest", ["Claims", "X12", "CCrypto", "CSodium"], built: fast),
    floor("Store", ["Claims", "Access", database, sqlite], built: fast),
    floor("ClinicalRecords", ["Claims"], readme: true, built: fast),

    // MARK: - Floor 2
    floor("Adjudication", ["Claims"], built: fast),
    floor("Scoring", ["Claims", "Statistics"], built: fast),
    floor("Worklists", ["Claims", "Scheduling"], built: fast),
    floor("Revenue", ["Claims", "Statistics"], built: fast),
    floor("MedicalPolicies", ["Claims", "ClinicalRecords", "StrictJSON"], built: fast),
    floor("Practice", ["Claims", "X12", "Statistics"], built: fast),

    // MARK: - Floor 3
    floor("Appeals", ["Claims", "ClinicalRecords", "MedicalPolicies", "Documents"]),
    floor("Reporting", ["Claims", "Scoring", "Worklists", "Revenue", "Statistics", "Documents"]),

    // MARK: - Floor 4
    floor(
      "Workflow",
      [
        "Claims", "Ingest", "Store", "Adjudication", "Statistics", "Scoring", "Worklists",
        "Revenue", "Practice", "Reporting", "Documents", "ClinicalRecords", "MedicalPolicies",
        "Appeals", "Access",
      ]),

    // MARK: - Floor 5
    .executableTarget(
      name: "overturn",
      dependencies: [
        "Workflow", "Claims", "Access", "Documents", "Practice", "Scoring", "Statistics",
        "Worklists", arguments,
      ],
      swiftSettings: settings),

    floor(
      "QueueServer",
      [
        "Workflow", "Claims", "Access", "Documents", "Reporting", "Scoring", "Worklists", "Store",
        "StrictJSON",
      ] + http),
    .executableTarget(
      name: "overturn-queue",
      dependencies: [
        "QueueServer", "Workflow", "Claims", "Scoring", "Statistics", "Store", "Worklists",
        arguments,
      ],
      exclude: ["nginx.conf"],
      swiftSettings: settings),

    // MARK: - Tests
    // Reads a workbook back, for the tests of several targets.
    .target(name: "WorkbookReading", path: "Tests/WorkbookReading", swiftSettings: settings),
    tests(of: "Claims"),
    tests(of: "X12"),
    tests(of: "Scheduling"),
    tests(of: "Access"),
    tests(of: "StrictJSON"),
    tests(of: "Documents", ["WorkbookReading"], fixtures: true),
    tests(of: "Statistics", fixtures: true),
    tests(of: "Ingest", ["Claims", "X12"], fixtures: true),
    tests(of: "Store", ["Claims", "Access", database]),
    tests(of: "ClinicalRecords", ["Claims"], fixtures: true),
    tests(of: "Adjudication", ["Claims"]),
    tests(of: "Scoring", ["Claims", "Statistics"]),
    tests(of: "Worklists", ["Claims"]),
    tests(of: "Revenue", ["Claims", "Statistics"]),
    tests(of: "MedicalPolicies", ["Claims", "ClinicalRecords"], fixtures: true),
    tests(of: "Practice", ["Claims", "Ingest", "Statistics"]),
    tests(of: "Appeals", ["Claims", "ClinicalRecords", "MedicalPolicies", "Documents"]),
    tests(of: "Reporting", ["Claims", "Documents", "Scoring", "Worklists", "WorkbookReading"]),
    tests(
      of: "Workflow",
      [
        "Claims", "Access", "Appeals", "ClinicalRecords", "Ingest", "MedicalPolicies", "Scoring",
        "Statistics", "Store", "Worklists",
      ], fixtures: true),
    .testTarget(
      name: "EndToEndTests", dependencies: ["overturn", "WorkbookReading"], swiftSettings: settings),
  ]
)
