/// The bytes of a JSON text and how far they are read: its marks, texts and numbers.
struct JSONBytes {
  private let bytes: [UInt8]
  private var index = 0
  /// From 1.
  private(set) var line = 1
  /// The value that is being read.
  var place = ""

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func pass() { index += 1 }

  mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      if byte == 0x0A { line += 1 }
      index += 1
    }
  }

  mutating func takes(_ mark: Unicode.Scalar, afterSpace: Bool = true) -> Bool {
    if afterSpace { skipSpace() }
    guard peek == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  mutating func takesWord(_ word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  func refusal(_ expectation: String) -> JSONFault { fault(.expected(expectation), at: place) }

  func fault(_ problem: JSONFault.Problem, at place: String) -> JSONFault {
    JSONFault(line: line, byte: index + 1, place: place, problem: problem)
  }
}

// MARK: - Texts

extension JSONBytes {
  mutating func text() throws(JSONFault) -> String {
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
    guard peek != nil else { throw refusal("'\"' at the end of a text") }
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
  private mutating func escaped() throws(JSONFault) -> [UInt8] {
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

  private mutating func fourDigits() throws(JSONFault) -> UInt32 {
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
}

// MARK: - Numbers

extension JSONBytes {
  /// The digits of a number, and whether they have neither point nor exponent.
  mutating func number() throws(JSONFault) -> (digits: String, isWhole: Bool) {
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
    return (String(decoding: bytes[start..<index], as: UTF8.self), isWhole)
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    return index - start
  }
}
