/// Names of the sheets of one workbook: legal, at most 31 characters, no two alike.
struct SheetNames {
  private var taken: Set<String> = []
  static let longest = 31

  /// The nearest legal name that is not taken yet; `Sheet` if nothing is left of it. A title that is
  /// too long is cut at its colon, else at a word that can end a name.
  ///
  /// A name holds none of `[ ] : * ? / \` and no control character, neither begins nor ends with an
  /// apostrophe, and is not `History`, which spreadsheets keep for themselves. Upper and lower case
  /// count as alike.
  mutating func name(for title: String) -> String {
    let wanted = Self.legal(title)
    var name = wanted
    var number = 1
    while !taken.insert(name.lowercased()).inserted {
      number += 1
      name = Self.cut(wanted, to: Self.longest - " \(number)".count) + " \(number)"
    }
    return name
  }

  /// Words that leave a name hanging.
  private static let unfinished: Set<String> = [
    "a", "and", "as", "at", "but", "by", "for", "has", "in", "is", "it", "of", "on", "or", "that",
    "the", "to", "with",
  ]

  private static func legal(_ title: String) -> String {
    let isLong = title.utf16.count > longest
    let title = isLong ? title.prefix { $0 != ":" } : title[...]
    let illegal: Set<Unicode.Scalar> = ["[", "]", ":", "*", "?", "/", "\\", "\u{FFFD}"]
    var words = String.UnicodeScalarView()
    for scalar in SheetText.clean(String(title)).unicodeScalars {
      let isLegal = !illegal.contains(scalar) && scalar.properties.generalCategory != .control
      words.append(isLegal ? scalar : " ")
    }
    let name = cut(
      String(words).split(separator: " ").joined(separator: " "), to: longest)
    return name.isEmpty || name.lowercased() == "history" ? "Sheet" : name
  }

  /// At most so many UTF-16 units, at the end of a word where there is one.
  private static func cut(_ text: String, to limit: Int) -> String {
    var end = text.endIndex
    if text.utf16.count > limit {
      while text[..<end].utf16.count > limit { end = text.index(before: end) }
      if text[end] != " ", let space = text[..<end].lastIndex(of: " ") { end = space }
      while let space = text[..<end].lastIndex(of: " "),
        unfinished.contains(text[text.index(after: space)..<end].lowercased())
      {
        end = space
      }
    }
    let cut = text[..<end]
    let edges: Set<Character> = ["'", " ", ",", ";", "("]
    return String(cut.drop { edges.contains($0) }.reversed().drop { edges.contains($0) }.reversed())
  }
}
