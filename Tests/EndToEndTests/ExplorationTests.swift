import Foundation
import Testing

/// Exploration by the real binary: off, nothing is different; on, the draw is marked and kept.
struct ExplorationTests {
  private static func rank(_ more: String..., database: String) throws -> Tool.Result {
    try Tool.run(
      ["rank", "--as-of", "2026-10-31", "--minutes", "600", "--format", "csv"] + more + [
        "--database", database, "--data", Tool.data,
      ])
  }

  @Test func `what is drawn is marked, and only when asked`() throws {
    let practice = try SamplePractice(SamplePractice.trained)
    // The copy lives as long as the practice does.
    defer { withExtendedLifetime(practice) {} }
    let database = practice.database
    let plain = try Self.rank(database: database)
    #expect(plain.status == 0 && !plain.output.contains("Drawn"), "\(plain.errors)")
    let first = try Self.rank(
      "--explore", "0.5", "--explore-dollars", "50", "--seed", "7", database: database)
    #expect(
      first.output.split(separator: "\r\n").first?.contains("Drawn with probability") == true)
    let drawn = first.output.split(separator: "\r\n").dropFirst()
      .filter { row in
        !["biller", "nurse", "surgeon"].contains { row.hasSuffix(",,\($0),selected") }
      }
    let again = try Self.rank(
      "--explore", "0.5", "--explore-dollars", "50", "--seed", "7", database: database)
    #expect(!drawn.isEmpty && again.output == first.output)
  }

  @Test func `a draw that could not be repeated is refused`() throws {
    let refused = try Self.rank("--explore", "0.1", database: "none.sqlite")
    #expect(refused.status != 0 && refused.errors.contains("--seed"))
  }
}
