import Claims
import HTTPTypes

/// The members of an object that was sent, each taken once: what nobody takes is refused, and so is
/// `null`, which could mean that the field was left out or that its value is not known.
struct Fields {
  private var members: [String: JSON]
  private let place: String

  init(_ value: JSON, at place: String = "body") throws(Problem) {
    guard case .object(let members) = value else {
      throw Problem(.unprocessableContent, "\(place): expected a JSON object")
    }
    self.place = place
    // No two are of one name: the reader refuses them.
    self.members = Dictionary(
      members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Nothing that was not asked for may stay: a misspelled field would be lost in silence.
  func end() throws(Problem) {
    guard members.isEmpty else {
      throw Problem(
        .unprocessableContent,
        "\(place): \(members.count) field(s) that this request does not have; see /openapi.json")
    }
  }

  mutating func textIfAny(_ name: String, limit: Int = 200) throws(Problem) -> String? {
    switch members.removeValue(forKey: name) {
    case nil: return nil
    case .text(let text):
      guard text.unicodeScalars.count <= limit else {
        throw Problem(.unprocessableContent, "\(name): expected at most \(limit) characters")
      }
      guard !text.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" && $0 != "\t" })
      else {
        throw Problem(.unprocessableContent, "\(name): expected text without control characters")
      }
      return text
    default: throw Problem(.unprocessableContent, "\(name): expected a string")
    }
  }

  mutating func text(_ name: String, limit: Int = 200) throws(Problem) -> String {
    guard let text = try textIfAny(name, limit: limit) else {
      throw Problem(.unprocessableContent, "\(name): expected a string")
    }
    return text
  }

  mutating func integerIfAny(
    _ name: String, in range: ClosedRange<Int> = 0...1_000_000_000_00
  ) throws(Problem) -> Int? {
    switch members.removeValue(forKey: name) {
    case nil: return nil
    case .integer(let value) where range.contains(value): return value
    default:
      throw Problem(
        .unprocessableContent,
        "\(name): expected a whole number, \(range.lowerBound) to \(range.upperBound)")
    }
  }

  mutating func dayIfAny(_ name: String) throws(Problem) -> CalendarDay? {
    guard let text = try textIfAny(name) else { return nil }
    guard let day = CalendarDay(text) else {
      throw Problem(.unprocessableContent, "\(name): expected a day, YYYY-MM-DD")
    }
    return day
  }

  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Word.Type
  ) throws(Problem) -> Word? {
    guard let text = try textIfAny(name) else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(.unprocessableContent, "\(name): expected one of \(words)")
    }
    return word
  }

  mutating func texts(_ name: String, atMost count: Int) throws(Problem) -> [String] {
    guard case .array(let items) = members.removeValue(forKey: name) else {
      throw Problem(.unprocessableContent, "\(name): expected an array of strings")
    }
    guard items.count <= count else {
      throw Problem(.unprocessableContent, "\(name): expected at most \(count) entries")
    }
    var texts: [String] = []
    texts.reserveCapacity(items.count)
    for item in items {
      guard case .text(let text) = item, text.unicodeScalars.count <= 50 else {
        throw Problem(
          .unprocessableContent, "\(name): expected strings of at most 50 characters")
      }
      texts.append(text)
    }
    return texts
  }
}
