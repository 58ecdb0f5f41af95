import Foundation
import Testing

@testable import ClinicalRecords

/// How well notes are read, against two careful readers.
///
/// Compared are levels, sides, dates, lengths of time, pain scores, strength and tobacco; of
/// treatments therapy, medicines by class, injections, brace, chiropractic and operations; of symptoms
/// limb pain, numbness, weakness and bowel or bladder trouble; of findings stenosis, discs,
/// listhesis, compression, reflexes, sensation and the provocation and long tract signs.
@Suite(.enabled(if: !RealNotes.names.isEmpty, "needs OVERTURN_SHARED"), .serialized)
struct GoldTests {
  private static let scores: [String: GoldScore] = {
    var scores: [String: GoldScore] = [:]
    for note in (try? GoldNote.all()) ?? [] {
      guard let text = try? RealNotes.note(note.file) else { continue }
      let matching = GoldMatching(note.items, MarkedNote(text))
      scores["all", default: GoldScore()].add(matching)
      scores[note.reader, default: GoldScore()].add(matching)
    }
    return scores
  }()

  @Test func `says how well it reads`() throws {
    for part in ["all", "part1", "part2"] {
      print(try #require(Self.scores[part]).table(part))
    }
  }

  /// Where the readings of `part1` differ, for whoever mends a rule. Those of `part2` stay unseen.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GOLD_ERRORS"] != nil, "set GOLD_ERRORS"))
  func `says where it misreads the first part`() throws {
    for note in try GoldNote.all() where note.reader == "part1" {
      let matching = GoldMatching(note.items, MarkedNote(try RealNotes.note(note.file)))
      for error in matching.errors { print("\(note.file) \(error)") }
    }
  }
}
