public import Claims

/// One document of a chart: its words, and what it says of itself.
public struct Note: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case office, therapy
    case imaging = "imaging report"
    case operative, injection, letter, unknown
  }

  /// Unique within its chart; quotes name their document by it.
  public let name: String
  public let kind: Kind
  /// The day of the visit, study or operation, where the note states one.
  public let day: CalendarDay?
  public let patient: Patient
  public let text: String

  public init(
    name: String, kind: Kind, day: CalendarDay?, patient: Patient = Patient(), text: String
  ) {
    self.name = name
    self.kind = kind
    self.day = day
    self.patient = patient
    self.text = text
  }

  /// Reads kind, day and patient from the text's labels; a day in the name (`office_2026-08-12`)
  /// counts where the text has none.
  public init(name: String, text: String) {
    let header = NoteHeader(name: name, text: text)
    self.init(name: name, kind: header.kind, day: header.day, patient: header.patient, text: text)
  }
}
