/// Cuts a note's bytes into tokens in one pass.
///
/// `6wks` is two tokens and `x6` is two; `L4` and `L5S1` are one, since a level begins with its
/// letter. Text is read as data: nothing in it has any other meaning here.
struct Tokenizer {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var gap = Token.Gap.paragraph
  private var tokens: [Token] = []

  static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokenizer = Tokenizer(bytes: bytes)
    tokenizer.run()
    return tokenizer.tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5)
  }

  private mutating func run() {
    while position < bytes.count {
      let start = position
      switch sort(at: position) {
      case .newline:
        gap = gap >= .line ? .paragraph : .line
        line += 1
        position += 1
      case .blank(let width):
        gap = max(gap, bytes[position] == UInt8(ascii: "\t") ? .tab : .space)
        position += width
      case .digit:
        takeNumber()
        add(.number, from: start)
      case .letter:
        let kind = takeWord()
        add(kind, from: start)
      case .sign(let text, let width):
        position += width
        add(text == "x" ? .word : .sign, from: start, as: text)
      }
    }
  }

  private mutating func takeNumber() {
    while position < bytes.count, Self.isDigit(bytes[position]) { position += 1 }
    if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."),
      Self.isDigit(bytes[position + 1])
    {
      position += 1
      while position < bytes.count, Self.isDigit(bytes[position]) { position += 1 }
    }
  }

  private mutating func takeWord() -> Token.Kind {
    let start = position
    var kind = Token.Kind.word
    while position < bytes.count {
      switch sort(at: position) {
      case .letter(let width): position += width
      case .digit:
        // "x6" is a count, not a name.
        if position == start + 1, bytes[start] | 0x20 == UInt8(ascii: "x") { return .word }
        kind = .mixed
        position += 1
      case .sign("'", let width):
        guard position + width < bytes.count, case .letter = sort(at: position + width) else {
          return kind
        }
        position += width
      default: return kind
      }
    }
    return kind
  }

  private mutating func add(_ kind: Token.Kind, from start: Int, as sign: String? = nil) {
    let slice = bytes[start..<position]
    let text = sign ?? (slice.elementsEqual("MRl".utf8) ? "mri" : Self.lowercased(slice))
    let letters = slice.lazy.filter { Self.isUpper($0) || Self.isLower($0) }
    tokens.append(
      Token(
        kind: kind, text: text, range: start..<position, line: line,
        gap: tokens.isEmpty ? .paragraph : gap, isCapitalised: Self.isUpper(slice[start]),
        isUpperCase: !letters.isEmpty && letters.allSatisfy(Self.isUpper),
        key: Token.key(of: text)))
    gap = .none
  }

  private static func lowercased(_ slice: ArraySlice<UInt8>) -> String {
    guard slice.contains(where: { isUpper($0) || $0 >= 0x80 }) else {
      return String(decoding: slice, as: UTF8.self)
    }
    let text = String(decoding: lowercasedLetters(slice), as: UTF8.self)
    return text.utf8.contains(0xE2) ? text.replacing("\u{2019}", with: "'") : text
  }

  /// A capital I behind a small letter is a scanner's l: "centraI canaI". A name such as McIntyre is
  /// written so.
  private static func lowercasedLetters(_ slice: ArraySlice<UInt8>) -> [UInt8] {
    slice.indices.map { index in
      guard isUpper(slice[index]) else { return slice[index] }
      let isScanned =
        slice[index] == UInt8(ascii: "I") && index > slice.startIndex + 1
        && isLower(slice[index - 1]) && slice[index - 1] != UInt8(ascii: "c")
      return isScanned ? UInt8(ascii: "l") : slice[index] | 0x20
    }
  }

  // MARK: - Sorts of bytes

  private enum Sort {
    case newline, digit
    case blank(width: Int)
    case letter(width: Int)
    case sign(String, width: Int)
  }

  private func sort(at offset: Int) -> Sort {
    let byte = bytes[offset]
    switch byte {
    case 0x0A: return .newline
    case 0...0x20, 0x7F: return .blank(width: 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .digit
    case 0x80...: return wideSort(at: offset)
    default:
      if Self.isUpper(byte) || Self.isLower(byte) { return .letter(width: 1) }
      return .sign(String(UnicodeScalar(byte)), width: 1)
    }
  }

  private func wideSort(at offset: Int) -> Sort {
    let width = bytes[offset] >= 0xF0 ? 4 : bytes[offset] >= 0xE0 ? 3 : 2
    let end = min(offset + width, bytes.count)
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { return .blank(width: 1) }
    switch scalar.value {
    case 0x85, 0xA0, 0x2000...0x200F, 0x2028, 0x2029, 0x202F, 0x3000, 0xFEFF:
      return .blank(width: width)
    case 0x2010...0x2015, 0x2212: return .sign("-", width: width)
    case 0x2018, 0x2019, 0x2BC, 0x92: return .sign("'", width: width)
    case 0x201C, 0x201D: return .sign("\"", width: width)
    case 0xD7: return .sign("x", width: width)
    default:
      let isLetter = scalar.properties.isAlphabetic
      return isLetter ? .letter(width: width) : .sign(text, width: width)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
}
