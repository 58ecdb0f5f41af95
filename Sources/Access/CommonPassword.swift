/// What is tried first where somebody guesses: common words, keys in a row, one piece again and again
/// (NIST SP 800-63B asks that such are refused).
enum CommonPassword {
  /// So much must be left when all that is common is taken out.
  private static let leastLeft = 5

  private static let words = [
    "password", "passw0rd", "passwort", "welcome", "letmein", "iloveyou", "changeme", "overturn",
    "administrator", "admin", "login", "secret", "master", "monkey", "dragon", "football",
    "baseball", "princess", "sunshine", "superman", "whatever", "spring", "summer", "autumn",
    "winter", "january", "february", "october", "november", "december", "september", "hospital",
    "appeals", "surgery", "clinic", "denial",
  ]

  private static let rows = [
    "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiop", "qwertzuiop", "asdfghjkl",
    "zxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()_+",
  ]

  static func isOne(_ password: String) -> Bool {
    let plain = password.lowercased().filter { !$0.isWhitespace }
    // A hyphen between the pieces makes them no other.
    let joined = plain.filter { !"-_./+".contains($0) }
    if isRepeated(Array(plain)) || !joined.isEmpty && isRepeated(Array(joined)) { return true }
    var left = plain
    for word in words { left = left.replacing(word, with: "") }
    left = withoutRows(Array(left))
    // A year and a sign are put behind a word.
    let behind = left.reversed().prefix(6).prefix { !$0.isLetter }.count
    return left.count - behind < leastLeft
  }

  private static func isRepeated(_ text: [Character]) -> Bool {
    (1..<max(2, text.count / 2 + 1)).contains { length in
      text.indices.allSatisfy { text[$0] == text[$0 % length] }
    }
  }

  /// Without runs of four and more as they lie on a keyboard, an alphabet or in a number, forwards or
  /// backwards.
  private static func withoutRows(_ text: [Character]) -> String {
    let rows = rows + rows.map { String($0.reversed()) }
    var left = ""
    var index = 0
    while index < text.count {
      let run = run(Array(text[index...]), rows)
      if run < 4 { left.append(text[index]) }
      index += run < 4 ? 1 : run
    }
    return left
  }

  /// How many characters from the first on stand together in a row.
  private static func run(_ text: [Character], _ rows: [String]) -> Int {
    var length = 1
    while length < text.count,
      rows.contains(where: { $0.contains(String(text[...length])) })
    { length += 1 }
    return length
  }
}
