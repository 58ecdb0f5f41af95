import Claims
import Foundation

@testable import ClinicalRecords

/// A note of 12 August 2026, as most tests read one.
func marked(_ text: String, day: String? = "2026-08-12", kind: Note.Kind = .office) -> MarkedNote {
  MarkedNote(Note(name: "note", kind: kind, day: day.flatMap { CalendarDay($0) }, text: text))
}

func day(_ text: String) -> CalendarDay? { CalendarDay(text) }

extension MarkedNote {
  /// The tokens of the first occurrence of some words.
  func tokens(of words: String) -> Range<Int>? {
    let table = PhraseTable<Bool>([(words, true)])
    return table.matches(in: tokens, range: tokens.indices).first?.tokens
  }

  /// The context of the first occurrence of some words.
  func context(ofWords words: String) -> Context? { tokens(of: words).map { context(of: $0) } }
}

/// Real notes, where the shared folder is at hand.
enum RealNotes {
  static let folder = ProcessInfo.processInfo.environment["OVERTURN_SHARED"].map {
    $0 + "/data/notes"
  }

  static let names: [String] = {
    guard let folder else { return [] }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  static func note(_ name: String) throws -> Note {
    let data = try Data(contentsOf: URL(filePath: "\(folder ?? "")/\(name)"))
    return Note(name: name, text: String(decoding: data, as: UTF8.self))
  }
}
