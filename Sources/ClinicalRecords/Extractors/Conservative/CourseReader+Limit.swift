extension Detail {
  /// What alone is denied, where it is not all there was: `later` than a day or an event.
  static let denied: Detail = "denied"
}

extension Mention {
  /// "No PT since March" leaves open what was before.
  var deniesLaterOnly: Bool {
    status == .never && choice(.denied) == CourseReader.later
  }

  /// "No aquatic PT"; formal therapy is what records mean by therapy.
  var isDeniedInOneManner: Bool {
    status == .never && ["virtual", "aquatic", "home"].contains(choice(.mode) ?? "")
  }
}

/// How much of a treatment a denial denies.
extension CourseReader {
  static let later = "later"

  /// "No PT since surgery", "no recent PT", "no PT in the last six months": only of that time.
  func readLimit(of mention: inout Mention, at range: Range<Int>, window: TreatmentWindow) {
    guard mention.status == .never else { return }
    let clause = note.clause(around: range)
    let start = min(clause.lowerBound, note.startOfSince(before: range))
    let ahead = start..<range.lowerBound
    let behind = range.upperBound..<max(range.upperBound, window.after.upperBound)
    let end = note.tokens[behind].firstIndex { [",", ";", "(", "."].contains($0.text) }
    let near = behind.lowerBound..<(end ?? behind.upperBound)
    guard [ahead, near].contains(where: { isOfLater($0) }) else { return }
    mention.details[.denied] = .choice(Self.later)
  }

  private func isOfLater(_ words: Range<Int>) -> Bool {
    if !Self.limits.matches(in: note.tokens, range: words).isEmpty { return true }
    return note.durations.lengths(in: words).contains { stated in
      let before = note.tokens[
        max(words.lowerBound, stated.tokens.lowerBound - 3)..<stated.tokens.lowerBound]
      return before.contains { ["in", "for", "over", "within", "past", "last"].contains($0.text) }
    }
  }

  private static let limits = PhraseTable<Bool>(lists: [
    (true, "since | after | following | recent | recently | lately | currently | at present"),
    (true, "this year | this month | at this time | in the last year | in the past year"),
    (true, "in the last month | in the past month | further | additional | more"),
  ])
}

extension MarkedNote {
  /// "Since 3/1/26, she has had no PT": where the day stands first, the sentence begins with it.
  fileprivate func startOfSince(before range: Range<Int>) -> Int {
    let sentence = sentenceTokens(around: range)
    return tokens[sentence.lowerBound].text == "since" ? sentence.lowerBound : range.lowerBound
  }
}
