// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nothing it needs becomes a need of the product.
let package = Package(
  name: "overturn-benchmarks",
  dependencies: [.package(name: "overturn", path: "../..")],
  targets: [
    .executableTarget(
      name: "bench",
      dependencies: [.product(name: "OverturnKit", package: "overturn")],
      path: "Sources/Bench",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
