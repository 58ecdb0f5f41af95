import HTTPTypes

extension JSON {
  /// Reads a body, strictly as RFC 8259 has it.
  ///
  /// A member named twice is refused: readers differ in which of the two they take, so that what was
  /// recorded would not be what was meant.
  ///
  /// - Throws: ``Problem`` for what is no JSON; the message names the byte and never repeats what stands
  ///   there.
  init(reading bytes: [UInt8]) throws(Problem) {
    var reader = JSONReader(bytes)
    self = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.isAtEnd else { throw reader.refusal("one JSON value and nothing after it") }
  }
}

/// Walks through the bytes of one JSON text.
private struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private static let deepest = 64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func value(depth: Int) throws(Problem) -> JSON {
    skipSpace()
    guard depth < Self.deepest else {
      throw refusal("at most \(Self.deepest) levels of nesting")
    }
    switch peek {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try items(depth: depth))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .truth(true))
    case UInt8(ascii: "f"): return try word("false", .truth(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  // MARK: - Members and items

  private mutating func members(depth: Int) throws(Problem) -> [JSON.Member] {
    index += 1
    var members: [JSON.Member] = []
    var names: Set<[UInt8]> = []
    if takes("}") { return [] }
    repeat {
      skipSpace()
      let start = index
      guard peek == UInt8(ascii: "\"") else { throw refusal("the name of a member") }
      let name = try text()
      // By bytes: two spellings of one letter are two names to every other reader.
      guard names.insert(Array(name.utf8)).inserted else {
        throw Problem(
          .badRequest,
          "body, byte \(start + 1): a member named as one before it; send each name once")
      }
      guard takes(":") else { throw refusal("':' after the name of a member") }
      members.append(JSON.Member(key: name, value: try value(depth: depth + 1)))
    } while takes(",")
    guard takes("}") else { throw refusal("',' or '}'") }
    return members
  }

  private mutating func items(depth: Int) throws(Problem) -> [JSON] {
    index += 1
    var items: [JSON] = []
    if takes("]") { return [] }
    repeat {
      items.append(try value(depth: depth + 1))
    } while takes(",")
    guard takes("]") else { throw refusal("',' or ']'") }
    return items
  }

  // MARK: - Texts

  private mutating func text() throws(Problem) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw refusal("control characters written as \\u and four digits") }
      index += 1
      if byte == UInt8(ascii: "\\") {
        text += try escaped()
      } else {
        text.append(byte)
      }
    }
    guard !isAtEnd else { throw refusal("'\"' at the end of a text") }
    guard let read = String(validating: text, as: UTF8.self) else {
      throw refusal("a text in UTF-8")
    }
    index += 1
    return read
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  /// What stands after a backslash.
  private mutating func escaped() throws(Problem) -> [UInt8] {
    guard let byte = peek else { throw refusal("an escape") }
    index += 1
    if let plain = Self.escapes[byte] { return [plain] }
    guard byte == UInt8(ascii: "u") else { throw refusal("an escape of JSON") }
    var unit = try fourDigits()
    if (0xD800..<0xDC00).contains(unit) {
      guard takes("\\", afterSpace: false), takes("u", afterSpace: false) else {
        throw refusal("the second half of a character")
      }
      let low = try fourDigits()
      guard (0xDC00..<0xE000).contains(low) else {
        throw refusal("the second half of a character")
      }
      unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(unit) else { throw refusal("a character") }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func fourDigits() throws(Problem) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw refusal("four hexadecimal digits")
      }
      unit = unit << 4 + UInt32(digit)
      index += 1
    }
    return unit
  }

  // MARK: - Numbers and words

  /// A whole number where it is one, however written, and fits; else the nearest number there is.
  private mutating func number() throws(Problem) -> JSON {
    let start = index
    _ = takes("-", afterSpace: false)
    let isLedByZero = peek == UInt8(ascii: "0")
    let whole = skipDigits()
    guard whole > 0, !isLedByZero || whole == 1 else { throw refusal("a value") }
    var isWhole = true
    if takes(".", afterSpace: false) {
      isWhole = false
      guard skipDigits() > 0 else { throw refusal("digits after the point") }
    }
    if takes("e", afterSpace: false) || takes("E", afterSpace: false) {
      isWhole = false
      if !takes("+", afterSpace: false) { _ = takes("-", afterSpace: false) }
      guard skipDigits() > 0 else { throw refusal("digits of an exponent") }
    }
    let digits = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let integer = Int(digits) { return .integer(integer) }
    guard let number = Double(digits), number.isFinite else { throw refusal("a smaller number") }
    return Int(exactly: number).map(JSON.integer) ?? .number(number)
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    return index - start
  }

  private mutating func word(_ word: String, _ value: JSON) throws(Problem) -> JSON {
    guard bytes[index...].starts(with: word.utf8) else { throw refusal("a value") }
    index += word.utf8.count
    return value
  }

  // MARK: - Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func takes(_ mark: Unicode.Scalar, afterSpace: Bool = true) -> Bool {
    if afterSpace { skipSpace() }
    guard peek == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  func refusal(_ expectation: String) -> Problem {
    Problem(.badRequest, "body, byte \(index + 1): expected \(expectation)")
  }
}
