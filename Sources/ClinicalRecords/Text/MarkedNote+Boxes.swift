extension MarkedNote {
  /// "[ ] incontinence", "incontinence: [ ] yes [x] no": what was not ticked is not said, and the "no"
  /// of a box that is not ticked denies nothing.
  ///
  /// - Returns: `nil` where the mention is of a box that is not ticked; denied where "no" is.
  func boxed(_ mention: Mention) -> Mention? {
    guard let index = token(at: mention.words.lowerBound) else { return nil }
    let last = token(at: mention.words.upperBound - 1) ?? index
    // "[x] Physical therapy      Helped? [ ] yes [x] no": its own box says that it was had.
    if isOwnBoxTicked(before: index) { return mention }
    let answered =
      answer(inColumnsBehind: last + 1) ?? answer(behind: last + 1) ?? answer(behind: index + 1)
    guard box(before: index) != false,
      answered == .yes || answered == .no || boxBehindLabel(at: index) != false
    else { return nil }
    guard let answered else { return mention }
    var ticked = mention
    switch answered {
    case .yes where mention.context.assertion == .absent: ticked.context.assertion = .present
    case .yes: break
    // A treatment or a measure that is not had is told otherwise.
    case .no where mention.status == nil && mention.value == nil && !isNarrowed(behind: last):
      ticked.context.assertion = .absent
    case .no, .unsaid: return nil
    }
    return ticked
  }

  /// "Numbness in groin? [ ] Yes [x] No" denies it there, and nowhere else.
  private func isNarrowed(behind last: Int) -> Bool {
    tokens[(last + 1)...].prefix(6).prefix { ![":", "?", "["].contains($0.text) }
      .contains { ["in", "of", "at", "to", "on", "around"].contains($0.text) }
  }

  enum Answer { case yes, no, unsaid }

  private func token(at offset: Int) -> Int? {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count ? low : nil
  }

  /// Whether the box is ticked in front of whose item a token stands; `nil` where there is none.
  private func box(before index: Int) -> Bool? {
    var place = index
    while place > 0, index - place < 12, !tokens[place].startsLine {
      place -= 1
      if let isTicked = tick(endingAt: place) { return isTicked }
      if [".", ";", ":"].contains(tokens[place].text) { return nil }
    }
    return nil
  }

  /// "Back surgery  [ ]": on a line that a name begins, the box behind it is its own.
  private func boxBehindLabel(at index: Int) -> Bool? {
    var start = index
    while start > 0, index - start < 5, !tokens[start].startsLine { start -= 1 }
    guard tokens[start].startsLine || start == 0 else { return nil }
    for place in start..<min(index + 8, tokens.count) {
      if place > start, tokens[place].startsLine { return nil }
      if let isTicked = tick(endingAt: place) { return place > index ? isTicked : nil }
      guard
        tokens[place].kind == .word || ["/", "-", "[", "]"].contains(tokens[place].text)
          || place > 0 && tokens[place - 1].text == "["
      else { return nil }
    }
    return nil
  }

  /// Which is ticked of the boxes for yes and no behind a name; `nil` where there are none.
  private func answer(behind index: Int) -> Answer? {
    let line = (index..<min(index + 18, tokens.count)).prefix { !tokens[$0].startsLine }
    let name = line.prefix(5).prefix { tokens[$0].text != "[" && tick(endingAt: $0) == nil }
    let colon = name.first { [":", "?"].contains(tokens[$0].text) }
    guard let start = colon ?? pair(behind: name, in: line) else { return nil }
    var ticked: Answer?
    for place in line.drop(while: { $0 <= start }) {
      guard let isTicked = tick(endingAt: place), place + 1 < line.endIndex else { continue }
      switch tokens[place + 1].text {
      case "yes", "y": ticked = isTicked ? .yes : ticked ?? .unsaid
      case "no", "n": ticked = isTicked ? .no : ticked ?? .unsaid
      // "[ ] done [x] not indicated": the box that is ticked answers.
      case let word where isTicked:
        return Self.denials.contains(word) ? .unsaid : ticked
      default: continue
      }
    }
    return ticked
  }

  /// "Weakness [x] yes [ ] no": the boxes for yes and no may follow the name at once.
  private func pair(behind name: Range<Int>.SubSequence, in line: Range<Int>.SubSequence) -> Int? {
    let boxes = line.drop { $0 < name.endIndex }
    guard let first = boxes.first, tokens[first].text == "[" || tick(endingAt: first) != nil,
      ["yes", "no"].allSatisfy({ word in boxes.contains { tokens[$0].text == word } })
    else { return nil }
    return first - 1
  }

  private static let denials: Set<String> = [
    "not", "none", "n/a", "never", "denied", "denies", "na",
  ]

  /// Whether a box that ends at a token is ticked; `nil` for no box.
  func tick(endingAt index: Int) -> Bool? {
    guard tokens[index].kind == .sign else { return nil }
    switch tokens[index].text {
    case "\u{2610}", "\u{25A1}": return false
    case "\u{2611}", "\u{2612}", "\u{2713}", "\u{2714}": return true
    case "]" where index > 0 && tokens[index - 1].text == "[": return false
    case ")" where index > 0 && tokens[index - 1].text == "(": return false
    case ")" where index > 1 && tokens[index - 2].text == "(" && tokens[index - 1].text == "x":
      return true
    case "]" where index > 1 && tokens[index - 2].text == "[":
      return !["_", "-"].contains(tokens[index - 1].text)
    default: return nil
    }
  }
}
