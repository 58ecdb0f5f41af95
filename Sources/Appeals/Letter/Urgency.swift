import ClinicalRecords
import MedicalPolicies

/// The reason for haste that a person gives, held against the record.
///
/// It counts where a note has it word for word, said of the patient as present; the note's whole
/// sentence is what the letter quotes.
struct Urgency {
  /// Fewer words stand somewhere in any chart.
  static let fewestWords = 3

  let statements: [VerbatimStatement]
  private let isTooShort: Bool

  init(reason: String, in documents: [SourceDocument]) {
    isTooShort = reason.split(whereSeparator: \.isWhitespace).count < Self.fewestWords
    statements =
      isTooShort
      ? []
      : documents.flatMap { document in
        Note(
          name: document.name, kind: Note.Kind(rawValue: document.kind) ?? .unknown,
          day: document.day, text: document.text
        ).statements(of: reason)
      }
  }

  /// As a fact of the letter, with the sentence for its quote.
  var fact: Fact? {
    statements.first(where: \.isCurrent).map {
      Fact(FactPath("letter.urgency"), support: [$0.quote])
    }
  }

  /// What keeps the reason from being given.
  var gaps: [NotReady.Gap] {
    guard fact == nil else { return [] }
    if isTooShort { return [.urgencyTooShort] }
    guard let first = statements.first else { return [.noUrgency] }
    return [.urgencyDenied(document: first.quote.document, line: first.quote.line)]
  }
}
