/// Reads lengths of time: "x 6 wks", "for three months", "18 mo", "6-8 weeks", "several weeks".
struct DurationReader: Sendable {
  struct Found: Sendable, Hashable {
    let tokens: Range<Int>
    let length: StatedLength
  }

  let tokens: [Token]

  init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  /// Lengths in `range`, left to right; those that date something ("3 weeks ago") are left out.
  func lengths(in range: Range<Int>) -> [Found] {
    var found: [Found] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let (length, next) = length(at: index, before: range.upperBound) else {
        index += 1
        continue
      }
      if !isOtherThanLength(index..<next, within: range) {
        found.append(Found(tokens: index..<next, length: length))
      }
      index = next
    }
    return found
  }

  /// The length that begins at `index`, and the token after it.
  func length(at index: Int, before end: Int) -> (StatedLength, Int)? {
    if let british = fraction(at: index, before: end) { return british }
    let (low, high, next) = count(at: index, before: end)
    guard next < end else { return nil }
    var unitIndex = next
    if tokens[unitIndex].text == "-", unitIndex + 1 < end { unitIndex += 1 }
    if unitIndex < end, Self.fillers.contains(tokens[unitIndex].text) { unitIndex += 1 }
    guard unitIndex > index, unitIndex < end, let unit = Self.units[tokens[unitIndex].text],
      !(tokens[unitIndex].text == "d" && tokens[unitIndex].isUpperCase)
    else { return nil }
    var after = unitIndex + 1
    if after < end, tokens[after].text == ".", after + 1 < end, !tokens[after + 1].isCapitalised {
      after += 1
    }
    // "A year and a half".
    let half = tokens[after..<min(after + 3, end)].map(\.text) == ["and", "a", "half"] ? 0.5 : 0
    if half > 0 { after += 3 }
    return (
      StatedLength(low: low.map { $0 + half }, high: high.map { $0 + half }, unit: unit), after
    )
  }

  /// "6/52" are six weeks and "5/12 duration" five months, as British notes write them.
  private func fraction(at index: Int, before end: Int) -> (StatedLength, Int)? {
    guard index + 2 < end, let count = tokens[index].integer, count > 0,
      tokens[index + 1].text == "/", tokens[index + 1].gap == .none,
      tokens[index + 2].gap == .none, index == 0 || tokens[index - 1].text != "/"
    else { return nil }
    let next = index + 3
    let unit: StatedLength.Unit
    switch tokens[index + 2].text {
    case "52": unit = .weeks
    case "12" where next < end && ["duration", "history", "hx"].contains(tokens[next].text):
      unit = .months
    default: return nil
    }
    return (StatedLength(low: Double(count), high: Double(count), unit: unit), next)
  }

  /// "6", "six", "6-8", "6 to 8", "two and a half", "several"; `next` is `index` where none is.
  private func count(at index: Int, before end: Int) -> (low: Double?, high: Double?, next: Int) {
    let token = tokens[index]
    if Self.vague.contains(token.text) {
      var next = index + 1
      if next < end, tokens[next].text == "of" { next += 1 }
      return (nil, nil, next)
    }
    if token.text == "a" || token.text == "an" {
      if index + 1 < end, Self.vague.contains(tokens[index + 1].text) {
        return count(at: index + 1, before: end)
      }
      return (1, 1, index + 1)
    }
    // "Over the last year": the year before the note, not the one before its year.
    if ["last", "past"].contains(token.text), index > 0, tokens[index - 1].text == "the",
      index + 1 < end, ["week", "month", "year"].contains(tokens[index + 1].text)
    {
      return (1, 1, index + 1)
    }
    guard let first = token.number else { return (nil, nil, index) }
    if index + 2 < end, ["-", "to", "or"].contains(tokens[index + 1].text),
      let second = tokens[index + 2].number, second > first
    {
      return (first, second, index + 3)
    }
    if index + 3 < end, tokens[index + 1].text == "and", tokens[index + 2].text == "a",
      tokens[index + 3].text == "half"
    {
      return (first + 0.5, first + 0.5, index + 4)
    }
    return (first, first, index + 1)
  }

  /// A date ("3 weeks ago"), an age ("68-year-old"), a rate ("twice a week") or an interval.
  private func isOtherThanLength(_ found: Range<Int>, within range: Range<Int>) -> Bool {
    if found.upperBound < range.upperBound {
      let next = tokens[found.upperBound].text
      if ["ago", "prior", "old", "apart", "from", "later"].contains(next) { return true }
      // "7 days before surgery" dates; "for 7 days before surgery" lasts.
      let word = found.lowerBound > range.lowerBound ? tokens[found.lowerBound - 1].text : ""
      if ["before", "after"].contains(next),
        !["for", "x", "of", "lasted", "than", "over"].contains(word)
      {
        return true
      }
      if next == "-", found.upperBound + 1 < range.upperBound,
        tokens[found.upperBound + 1].text == "old"
      {
        return true
      }
    }
    guard found.lowerBound > range.lowerBound else { return false }
    let before = tokens[found.lowerBound - 1].text
    if ["a", "an"].contains(tokens[found.lowerBound].text) {
      return !["for", "x", "over", "about", "almost", "nearly", "lasted", "only"].contains(before)
    }
    // "69F w/ 9 mo of pain" is no rate.
    if before == "/", found.lowerBound > range.lowerBound + 1,
      tokens[found.lowerBound - 2].text == "w"
    {
      return false
    }
    return ["every", "per", "q", "age", "in", "within", "/", "each", "another"].contains(before)
  }

  static let units: [String: StatedLength.Unit] = [
    "hour": .hours, "hours": .hours, "hr": .hours, "hrs": .hours, "day": .days, "days": .days,
    "d": .days, "week": .weeks, "weeks": .weeks, "wk": .weeks,
    "wks": .weeks, "month": .months, "months": .months, "mo": .months, "mos": .months,
    "mth": .months, "mths": .months, "year": .years, "years": .years, "yr": .years, "yrs": .years,
  ]
  private static let fillers: Set<String> = [
    "full", "consecutive", "continuous", "straight", "plus",
  ]
  private static let vague: Set<String> = [
    "several", "few", "many", "multiple", "couple", "some", "numerous", "unknown",
  ]
}
