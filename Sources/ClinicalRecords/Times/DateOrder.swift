/// Whether a document writes month or day first, as its own dates prove it.
enum DateOrder: Sendable, Hashable {
  /// The custom of the United States, unless the document proves another.
  case monthFirst
  case dayFirst
  /// Some dates prove one order, some the other: each undecided date keeps both readings.
  case mixed

  init(provenBy tokens: [Token]) {
    var dayFirst = false
    var monthFirst = false
    for index in tokens.indices where tokens[index].kind == .number {
      guard let (first, second) = Self.numericPair(at: index, in: tokens) else { continue }
      if first > 12, second <= 12 { dayFirst = true }
      if second > 12, first <= 12 { monthFirst = true }
    }
    self = dayFirst ? (monthFirst ? .mixed : .dayFirst) : .monthFirst
  }

  /// The first two numbers of a date in three parts.
  private static func numericPair(at index: Int, in tokens: [Token]) -> (Int, Int)? {
    guard index + 4 < tokens.count, let first = tokens[index].integer,
      let second = tokens[index + 2].integer, let year = tokens[index + 4].integer,
      (1...31).contains(first), (1...31).contains(second),
      ["/", "-"].contains(tokens[index + 1].text), tokens[index + 3].text == tokens[index + 1].text,
      [2, 4].contains(tokens[index + 4].text.utf8.count), year >= 0,
      tokens[index + 1].gap == .none, tokens[index + 4].gap == .none
    else { return nil }
    return (first, second)
  }
}
