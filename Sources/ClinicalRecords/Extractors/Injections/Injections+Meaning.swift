import Claims

extension Injections {
  /// "ESI level 3", "ESI: 3" in triage; "epidural anesthesia", "in labor".
  func isOtherMeaning(_ range: Range<Int>, in note: MarkedNote) -> Bool {
    let tokens = note.tokens
    let end = range.upperBound
    // "No further ESI" says nothing of those had.
    let ahead = tokens[max(0, range.lowerBound - 3)..<range.lowerBound].map(\.text)
    if ahead.contains("no"),
      ahead.contains(where: ["further", "more", "additional", "repeat"].contains)
    {
      return true
    }
    let following = tokens[min(end, tokens.count)..<min(end + 3, tokens.count)].map(\.text)
    // "Interlaminar ESI request", the title of a note.
    if let next = following.first, Self.asked.contains(next) { return true }
    // "RFA for C5-6 ACDF": a request for authorization.
    if tokens[range.lowerBound].text == "rfa", following.first == "for" { return true }
    if tokens[range.lowerBound].text == "esi" {
      if following.first == "level", tokens[min(end + 1, tokens.count - 1)].kind == .number {
        return true
      }
      if following.first == ":", following.count > 1, Int(following[1]) != nil { return true }
    }
    if following.contains(where: { Self.afterOther.contains($0) }), range.count < 3 { return true }
    // "An epidural" is an injection unless of a birth or an operation; "epidural spread" is none.
    guard range.count == 1, tokens[range.lowerBound].text == "epidural" else { return false }
    // "An epidural", "left C5-6 epidural".
    let place = max(0, range.lowerBound - 4)..<range.lowerBound
    let isPlaced = note.levels(in: place).last?.tokens.upperBound == range.lowerBound
    guard range.lowerBound > 0,
      isPlaced || Self.articles.contains(tokens[range.lowerBound - 1].text)
    else { return true }
    if let next = following.first, Self.epiduralParts.contains(next) { return true }
    return tokens[note.sentenceTokens(around: range)].contains { token in
      ["labor", "labour", "deliver", "cesarean", "pregnan", "birth", "anesthe", "postpartum"]
        .contains { token.text.hasPrefix($0) }
    }
  }

  private static let asked: Set<String> = ["request", "requests", "authorization"]
  private static let articles: Set<String> = [
    "an", "one", "first", "second", "third", "last", "another", "her", "his",
  ]
  private static let epiduralParts: Set<String> = [
    "spread", "injectate", "compression", "mass", "component", "collection", "enhancement",
    "lesion",
    "tumor", "extension", "spinal",
  ]
  private static let afterOther: Set<String> = [
    "anesthesia", "anesthetic", "hematoma", "abscess", "space", "fat", "fibrosis", "lipomatosis",
    "veins", "needle", "catheter", "triage", "acuity", "labor", "scarring", "scar",
  ]

  // MARK: - Told again without a name

  /// "a second", "another", "repeated" with a day behind it; and the later days of "on 1/15 and 3/1".
  func repeats(in range: Range<Int>, _ note: MarkedNote) -> [Range<Int>] {
    let ordinals = Self.ordinals.matches(in: note.tokens, range: range).map(\.tokens).filter {
      place in
      let near = place.upperBound..<min(place.upperBound + 7, range.upperBound)
      return !near.isEmpty && !note.dates.spans(in: near).isEmpty
    }
    let days = note.dates.spans(in: range).filter { $0.form == .date && $0.date.day != nil }
    let later = zip(days, days.dropFirst()).compactMap { first, second -> Range<Int>? in
      // "3/18/25 (70% x 3 mo) and 9/9/25": what became of the first may stand in parentheses.
      let between = Self.outsideParentheses(
        note.tokens[first.tokens.upperBound..<second.tokens.lowerBound])
      let isList = !between.isEmpty && between.allSatisfy { [",", "and", "&"].contains($0.text) }
      return isList ? second.tokens : nil
    }
    return (ordinals + later).sorted { $0.lowerBound < $1.lowerBound }
  }

  private static func outsideParentheses(_ tokens: ArraySlice<Token>) -> [Token] {
    var depth = 0
    return tokens.filter { token in
      if token.text == "(" { depth += 1 }
      defer { if token.text == ")" { depth = max(0, depth - 1) } }
      return depth == 0
    }
  }

  /// "... x2 (11/4/25, 1/13/26): 1st 50% x 3 wks, 2nd nil": each relief is that of its number.
  func numbered(_ all: [Mention], in window: TreatmentWindow, _ note: MarkedNote) -> [Mention] {
    let marks = Self.numbers.matches(in: note.tokens, range: window.after)
    guard let start = marks.first?.tokens.lowerBound, marks.map(\.value) == Array(1...all.count)
    else { return all }
    let ends = marks.dropFirst().map(\.tokens.lowerBound) + [window.after.upperBound]
    let reader = OutcomeReader(note: note)
    return zip(all, zip(marks, ends)).map { mention, part in
      let own = part.0.tokens.upperBound..<part.1
      let found = reader.outcome(
        of: own.lowerBound..<own.lowerBound,
        window: TreatmentWindow(before: start..<start, after: own, near: own))
      var mention = mention
      mention.outcome = found.outcome
      mention.details[.relief] = found.percent.map { .number($0, unit: "percent") }
      mention.details[.reliefLasted] = found.relief.flatMap { relief in
        relief.leastDays.map { .number(Double($0), unit: "days") }
      }
      return mention
    }
  }

  private static let numbers = PhraseTable<Int>(lists: [
    (1, "1 st | first | #1 | the first"), (2, "2 nd | second | #2 | the second"),
    (3, "3 rd | third | #3"),
  ])
  private static let ordinals = PhraseTable<Bool>(lists: [
    (true, "a second | second | a third | third | another | repeated | repeat | again")
  ])
}
