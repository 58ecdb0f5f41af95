import Adjudication
import Claims
import Foundation
import Testing

/// The catalogue as shipped, read from `Data/rules/reasons.csv`.
enum ProductCatalogue {
  static let rows: [[String: String]] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Data/rules/reasons.csv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    // The file has no quoted field; a quote would fail the test that counts cells.
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { cells in
      Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })
    }
  }()

  static func load() throws -> ReasonCatalogue { try ReasonCatalogue(rows: rows) }
}
