/// A count as letters set time limits by: `180`, `180th`, `ninety`, `one hundred and eighty`.
public enum WrittenNumber {
  /// - Returns: `nil` where a word is no number.
  public static func value(of words: Substring) -> Int? {
    let digits = words.prefix(while: \.isNumber)
    if !digits.isEmpty { return Int(digits) }
    let parts = words.lowercased().split { $0 == "-" || $0.isWhitespace }.filter { $0 != "and" }
    guard let hundred = parts.firstIndex(of: "hundred") else { return sum(of: parts) }
    guard let rest = sum(of: parts[(hundred + 1)...]), let count = sum(of: parts[..<hundred]) else {
      return nil
    }
    return 100 * count + rest
  }

  private static func sum(of parts: some Sequence<Substring>) -> Int? {
    parts.reduce(0) { total, word in total.flatMap { sum in values[word].map { sum + $0 } } }
  }

  private static let values: [Substring: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "sixty": 60, "eighty": 80, "ninety": 90,
  ]
}
