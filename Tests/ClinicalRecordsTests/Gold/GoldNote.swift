import Foundation

@testable import ClinicalRecords

/// A note as careful readers annotated it: `Fixtures/Gold`.
struct GoldNote: Decodable {
  let file: String
  /// Rules are mended against `part1` only; `part2` measures.
  let reader: String
  let items: [GoldItem]

  static func all(in name: String = "gold.json") throws -> [GoldNote] {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Gold/" + name)
    return try JSONDecoder().decode(GoldFile.self, from: Data(contentsOf: file)).notes
  }

  private struct GoldFile: Decodable {
    let notes: [GoldNote]
  }
}

/// One thing a careful reader found.
struct GoldItem: Decodable {
  let kind: Kind
  let value: String
  /// From 1.
  let line: Int
  /// In bytes, from 0.
  let column: Int
  let bytes: Int
  let assertion: Fact.Assertion
  let experiencer: Context.Experiencer
  let status: String?
  let level: String?
  let side: Side?
  /// Of treatments in `care.json`: class of the medicine, what it did, percent of relief, visits had.
  let drugClass: String?
  let outcome: String?
  let relief: Double?
  let visits: Double?
  private let doubt: Bool?
  private let optional: Bool?

  /// Another reader could judge otherwise.
  var isDoubtful: Bool { doubt == true }
  /// Neither missed nor wrong.
  var isOptional: Bool { optional == true }
  var isFirm: Bool { !isDoubtful && !isOptional }

  enum Kind: String, Decodable, CaseIterable {
    case level, side, date, duration, score, motor, treatment, symptom, finding, tobacco
    /// Of `diagnoses.json`, which annotates these alone.
    case diagnosis, condition, degeneration, canal

    /// Whether it is present, absent or possible.
    var isAsserted: Bool {
      [.symptom, .finding, .diagnosis, .condition, .degeneration].contains(self)
    }
  }

  /// UTF-8 offsets, given where each line begins.
  func range(_ lineStarts: [Int]) -> Range<Int> {
    let start = lineStarts[line - 1] + column
    return start..<start + bytes
  }
}
