import Foundation
import Testing

@testable import ClinicalRecords

/// How well diagnoses, conditions of bone, degenerated discs and canals are read, against a careful
/// reader of thirty notes (`diagnoses.json`).
@Suite(.enabled(if: !RealNotes.names.isEmpty, "needs OVERTURN_SHARED"), .serialized)
struct DiagnosisGoldTests {
  private static let file = "diagnoses.json"

  private static let scores: [String: GoldScore] = {
    var scores: [String: GoldScore] = [:]
    for note in (try? GoldNote.all(in: file)) ?? [] {
      guard let text = try? RealNotes.note(note.file) else { continue }
      let matching = matching(note, MarkedNote(text))
      scores["all", default: GoldScore()].add(matching)
      scores[note.reader, default: GoldScore()].add(matching)
    }
    return scores
  }()

  private static func matching(_ note: GoldNote, _ marked: MarkedNote) -> GoldMatching {
    GoldMatching(note.items, marked, read: ReadItem.diagnoses(in: marked))
  }

  @Test func `says how well it reads diagnoses`() throws {
    for part in ["all", "part1", "part2"] { print(try #require(Self.scores[part]).table(part)) }
  }

  /// A little below what was measured on the second half.
  @Test(arguments: [
    (GoldItem.Kind.diagnosis, 0.95, 0.95), (.condition, 0.93, 0.95), (.degeneration, 0.95, 0.95),
    // Three items only.
    (.canal, 0.95, 0.95),
  ])
  func `reads unseen diagnoses no worse than it did`(
    kind: GoldItem.Kind, precision: Double, recall: Double
  ) throws {
    let score = try #require(Self.scores["part2"])
    #expect(score[kind].precision >= precision)
    #expect(score[kind].recall >= recall)
    #expect(score.assertion.share < 0.05)
    #expect(score.level.share < 0.05)
  }

  /// Where the readings of `part1` differ. Those of `part2` stay unseen.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GOLD_ERRORS"] != nil, "set GOLD_ERRORS"))
  func `says where it misreads the first part`() throws {
    for note in try GoldNote.all(in: Self.file) where note.reader == "part1" {
      let matching = Self.matching(note, MarkedNote(try RealNotes.note(note.file)))
      for error in matching.errors { print("\(note.file) \(error)") }
    }
  }
}
