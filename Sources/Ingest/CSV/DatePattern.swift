import Claims

/// How an export writes days: `yyyy-MM-dd`, `MM/dd/yyyy`, `dd-MM-yyyy`, `yyyyMMdd`, `yyyy`.
///
/// `yyyy`, `MM`, `dd`, `HH`, `mm` and `ss` are exactly as many digits, `M` and `d` one or two; any
/// other character that is not a letter stands for itself. A time of day is checked and dropped.
/// Two-digit years are not offered: their century would be a guess.
public struct DatePattern: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case year, month, day, hour, minute, second
  }

  enum Token: Sendable, Hashable {
    case number(Part, atLeast: Int, atMost: Int)
    case literal(UInt8)
  }

  public let text: String
  private let tokens: [Token]

  /// Days as the product itself writes them.
  public static let iso = DatePattern(
    text: "yyyy-MM-dd",
    tokens: [
      .number(.year, atLeast: 4, atMost: 4), .literal(UInt8(ascii: "-")),
      .number(.month, atLeast: 2, atMost: 2), .literal(UInt8(ascii: "-")),
      .number(.day, atLeast: 2, atMost: 2),
    ])

  private init(text: String, tokens: [Token]) {
    self.text = text
    self.tokens = tokens
  }

  /// - Returns: `nil` for a pattern without a four-digit year, with a part twice, with an unknown
  ///   letter, or with a number of open length before another number.
  public init?(_ text: String) {
    var tokens: [Token] = []
    var rest = Array(text.utf8)[...]
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }.count
      guard let token = Self.token(letter, run: run) else { return nil }
      let width = if case .literal = token { 1 } else { run }
      tokens.append(token)
      rest = rest.dropFirst(width)
    }
    self.init(text: text, tokens: tokens)
    let parts = tokens.compactMap(\.part)
    guard parts.contains(.year), Set(parts).count == parts.count, isUnambiguous else {
      return nil
    }
  }

  /// Whether the pattern names a day and not only a year.
  public var isDay: Bool {
    let parts = tokens.compactMap(\.part)
    return parts.contains(.month) && parts.contains(.day)
  }

  private static func token(_ letter: UInt8, run: Int) -> Token? {
    switch (Unicode.Scalar(letter), run) {
    case ("y", 4): .number(.year, atLeast: 4, atMost: 4)
    case ("M", 1...2): .number(.month, atLeast: run, atMost: 2)
    case ("d", 1...2): .number(.day, atLeast: run, atMost: 2)
    case ("H", 2): .number(.hour, atLeast: 2, atMost: 2)
    case ("m", 2): .number(.minute, atLeast: 2, atMost: 2)
    case ("s", 2): .number(.second, atLeast: 2, atMost: 2)
    case ("T", 1): .literal(letter)
    case ("0"..."9", _), ("A"..."Z", _), ("a"..."z", _): nil
    default: letter < 0x80 ? .literal(letter) : nil
    }
  }

  private var isUnambiguous: Bool {
    zip(tokens, tokens.dropFirst()).allSatisfy { !($0.isOpen && $1.part != nil) }
  }
}

extension DatePattern.Token {
  fileprivate var part: DatePattern.Part? {
    if case .number(let part, _, _) = self { part } else { nil }
  }

  fileprivate var isOpen: Bool {
    if case .number(_, let least, let most) = self { least < most } else { false }
  }
}

extension DatePattern {
  /// The day written in `bytes[start..<end]`; `nil` when it does not fit or does not exist.
  func day(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> CalendarDay? {
    guard let (year, month, day) = civil(bytes, from: start, to: end) else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// The year written in `bytes[start..<end]`, of a pattern with or without a day.
  func year(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    guard let (year, month, day) = civil(bytes, from: start, to: end) else { return nil }
    return CalendarDay(year: year, month: month, day: day).map { _ in year }
  }

  /// Year, month and day of month as written; month and day are 1 where the pattern has none.
  private func civil(
    _ bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> (year: Int, month: Int, day: Int)? {
    var date = (year: 0, month: 1, day: 1)
    var position = start
    for token in tokens {
      guard position < end else { return nil }
      switch token {
      case .literal(let byte):
        guard bytes[position] == byte else { return nil }
        position += 1
      case .number(let part, let least, let most):
        var value = 0
        var digits = 0
        while digits < most, position < end, let digit = Self.digit(bytes[position]) {
          value = value * 10 + digit
          digits += 1
          position += 1
        }
        guard digits >= least, part.accepts(value) else { return nil }
        switch part {
        case .year: date.year = value
        case .month: date.month = value
        case .day: date.day = value
        case .hour, .minute, .second: break
        }
      }
    }
    return position == end ? date : nil
  }

  private static func digit(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }
}

extension DatePattern.Part {
  fileprivate func accepts(_ value: Int) -> Bool {
    switch self {
    case .year, .month, .day: true
    case .hour: value < 24
    case .minute, .second: value < 60
    }
  }
}

extension DatePattern: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let pattern = DatePattern(text) else {
      throw MappingError.at(
        decoder.codingPath,
        "'\(text)' is not a date pattern; use yyyy-MM-dd, MM/dd/yyyy, dd-MM-yyyy, yyyyMMdd, "
          + "M/d/yyyy, yyyy or the like")
    }
    self = pattern
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
