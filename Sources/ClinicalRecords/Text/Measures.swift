/// Numbers with a unit among tokens: "34 degrees", "34-degree", "30-35\u{B0}", "9.2 cm".
///
/// A range is its lower end. A number behind "greater than" or "<" is a limit and no measurement.
struct Measures {
  struct Measure {
    /// Of the number's token.
    let index: Int
    let value: Double
    let unit: String?
    /// The first token behind number and unit.
    let end: Int
  }

  static let degrees: Set<String> = ["\u{B0}", "degrees", "deg", "degree", "degs"]
  static let lengths: Set<String> = [
    "mm", "cm", "millimeters", "millimetres", "centimeters", "centimetres",
  ]
  private static let limits: Set<String> = [
    ">", "<", "\u{2265}", "\u{2264}", "than", "over", "under", "exceeds", "exceed", "exceeding",
    "least", "most", "above", "below", "threshold", "within",
  ]

  let tokens: [Token]
  let units: Set<String>
  /// Whether a number without a unit counts.
  let allowsBare: Bool

  init(_ tokens: [Token], units: Set<String>, allowsBare: Bool) {
    self.tokens = tokens
    self.units = units
    self.allowsBare = allowsBare
  }

  func all(in range: Range<Int>) -> [Measure] {
    var found: [Measure] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let measure = measure(at: index, before: range.upperBound)
      if let measure { found.append(measure) }
      index = measure?.end ?? index + 1
    }
    return found
  }

  /// The measure behind an anchor; of "from 24 to 36 degrees" the one it came to.
  func last(behind range: Range<Int>, before end: Int) -> Measure? {
    let range = range.lowerBound..<max(range.lowerBound, min(range.upperBound, end))
    let found = all(in: range)
    guard let first = found.first else { return nil }
    let isChange = tokens[range.lowerBound..<first.index].contains { $0.text == "from" }
    return isChange ? (found.count == 2 ? found[1] : nil) : first
  }

  /// A number without a unit directly behind an anchor: "Cobb 34", "SVA: 9.2", "PI-LL of 18".
  func bare(behind anchor: Range<Int>, before end: Int) -> Measure? {
    var index = anchor.upperBound
    while index < end, index - anchor.upperBound < 4, Self.links.contains(tokens[index].text) {
      index += 1
    }
    return index < end ? measure(at: index, before: end) : nil
  }

  private static let links: Set<String> = [
    "is", "was", "of", ":", "=", "measures", "measured", "measuring", "at", "mismatch", "+",
    "about",
    "approximately",
  ]

  /// "34-degree scoliosis": a measure in front, with no more than three words between.
  func direct(before anchor: Range<Int>, from start: Int) -> Measure? {
    let range = max(start, anchor.lowerBound - 7)..<anchor.lowerBound
    guard let last = all(in: range).last(where: { $0.unit != nil }),
      anchor.lowerBound - last.end <= 3,
      !tokens[last.end..<anchor.lowerBound].contains(where: { $0.kind == .sign && $0.text != "-" })
    else { return nil }
    return last
  }

  private func measure(at index: Int, before end: Int) -> Measure? {
    guard tokens[index].kind == .number, let value = tokens[index].number, !isLimit(index) else {
      return nil
    }
    var next = index + 1
    if index > 0, tokens[index - 1].text == "from", next + 2 < end, tokens[next].text == "to",
      tokens[next + 1].kind == .number, let unit = unit(at: next + 2, before: end)
    {
      // "From 24 to 36 degrees" are two measures of one unit.
      return Measure(index: index, value: value, unit: unit.text, end: next)
    }
    if next + 1 < end, ["-", "to"].contains(tokens[next].text),
      let high = tokens[next + 1].number, tokens[next + 1].kind == .number, value < high,
      next + 2 < end, unit(at: next + 2, before: end) != nil
    {
      next += 2
    }
    if let unit = unit(at: next, before: end) {
      return Measure(index: index, value: value, unit: unit.text, end: unit.end)
    }
    // A date, a score, a share or a count of something is no measure.
    guard allowsBare, value < 180,
      next >= end || tokens[next].kind != .sign || tokens[next].gap != .none
        || [",", ".", ";", ")"].contains(tokens[next].text)
    else { return nil }
    return Measure(index: index, value: value, unit: nil, end: next)
  }

  /// Behind "greater than", ">" or ">=".
  private func isLimit(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    if tokens[index - 1].text == "=", index > 1 {
      return [">", "<"].contains(tokens[index - 2].text)
    }
    return Self.limits.contains(tokens[index - 1].text)
  }

  private func unit(at index: Int, before end: Int) -> (text: String, end: Int)? {
    guard index < end else { return nil }
    if units.contains(tokens[index].text) { return (tokens[index].text, index + 1) }
    guard tokens[index].text == "-", index + 1 < end, units.contains(tokens[index + 1].text) else {
      return nil
    }
    return (tokens[index + 1].text, index + 2)
  }
}

extension MarkedNote {
  /// The day or month a sentence names, where it names just one.
  func onlyDate(in sentence: Range<Int>) -> StatedDate? {
    let spans = dates.spans(in: sentence).filter { $0.date.precision != .relative }
    return spans.count == 1 ? spans[0].date : nil
  }
}
