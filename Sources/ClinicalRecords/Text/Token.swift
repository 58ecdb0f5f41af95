/// A word, a number or a sign of a note, with where it stands.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// Letters: `pain`, `can't`.
    case word
    /// Digits, with a decimal point or none: `12`, `7.5`.
    case number
    /// A letter, then digits among letters: `L4`, `L5S1`.
    case mixed
    /// One sign: `/`, `-`, `(`.
    case sign
  }

  /// What separates a token from the one before it.
  enum Gap: Sendable, Hashable, Comparable {
    case none, space
    /// A tab, by which tables are copied from record systems.
    case tab
    case line, paragraph
  }

  let kind: Kind
  /// In lower case; every dash is `-`, every apostrophe `'`.
  let text: String
  /// UTF-8 offsets in the note's text.
  let range: Range<Int>
  /// From 1.
  let line: Int
  let gap: Gap
  let isCapitalised: Bool
  let isUpperCase: Bool
  /// The first four bytes of `text`, by which phrase tables find their candidates.
  let key: UInt32

  var startsLine: Bool { gap >= .line }

  /// The number written in digits or, up to twenty, in words.
  var number: Double? {
    switch kind {
    case .number: Double(text)
    case .word: Self.numberWords[text]
    default: nil
    }
  }

  /// A whole number written in digits.
  var integer: Int? { kind == .number ? Int(text) : nil }

  static func key(of text: String) -> UInt32 {
    var key: UInt32 = 0
    for byte in text.utf8.prefix(4) { key = key << 8 | UInt32(byte) }
    return key
  }

  private static let numberWords: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
  ]
}
