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
  /// Pages, from 1, of which nothing was read: scans, and columns that can't be told apart.
  public let unreadPages: [Int]

  public init(
    name: String, kind: Kind, day: CalendarDay?, patient: Patient = Patient(), text: String,
    unreadPages: [Int] = []
  ) {
    self.unreadPages = unreadPages
    self.name = name
    self.kind = kind
    self.day = day
    self.patient = patient
    self.text = text
  }

  /// Reads kind, day and patient from the text's labels; a day in the name (`office_2026-08-12`)
  /// counts where the text has none.
  public init(name: String, text: String) {
    self.init(name: name, text: text, unreadPages: [])
  }

  /// A document that was read, without the pages whose columns can't be told apart.
  ///
  /// These become blanks, so that every other word stays where it stands in the document.
  public init(_ document: ChartDocument) {
    var pages = document.text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
      .map(String.init)
    for page in document.unclearPages {
      let blanks = pages[page - 1].utf8.map { $0 == 0x0A ? $0 : 0x20 }
      pages[page - 1] = String(decoding: blanks, as: UTF8.self)
    }
    let unread = Set(document.unclearPages + (document.isUnread ? [] : document.unreadPages))
    self.init(
      name: document.name, text: pages.joined(separator: "\u{0C}"), unreadPages: unread.sorted())
  }

  private init(name: String, text: String, unreadPages: [Int]) {
    let header = NoteHeader(name: name, text: text)
    self.init(
      name: name, kind: header.kind, day: header.day, patient: header.patient, text: text,
      unreadPages: unreadPages)
  }
}
