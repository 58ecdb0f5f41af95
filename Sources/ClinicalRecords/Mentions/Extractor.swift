import Claims

/// Reads one concept from notes.
///
/// Its examples are its documentation and its tests: each is read as it says, word for word.
protocol Extractor: Sendable {
  /// What the concept is and where it misleads, in a sentence.
  var summary: String { get }
  var examples: [Example] { get }
  func mentions(in note: MarkedNote) -> [Mention]
}

/// A sentence and what an extractor finds in it, one line a mention.
///
/// Each line lists parts of ``Mention/summary``, parted by commas; parts left out are not tested. No
/// line means no mention.
struct Example: Sendable, Hashable, CustomStringConvertible {
  let text: String
  let expected: [String]

  init(_ text: String, _ expected: String...) {
    self.text = text
    self.expected = expected
  }

  /// The day of the note an example stands in.
  static let noteDay = CalendarDay("2026-08-12")

  var description: String { text }

  /// What `extractor` finds otherwise than said; empty where all agree.
  func disagreements(with extractor: any Extractor) -> [String] {
    let note = MarkedNote(Note(name: "example", kind: .office, day: Self.noteDay, text: text))
    let found = extractor.mentions(in: note).map(\.summary)
    guard found.count == expected.count else {
      return ["found \(found.count) mentions, expected \(expected.count): \(found)"]
    }
    return zip(found, expected).flatMap { parts, line in
      line.split(separator: ",").map { $0.trimming }.filter { !parts.contains($0) }
        .map { "'\($0)' is not among \(parts)" }
    }
  }
}

extension Substring {
  fileprivate var trimming: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
