/// Of whom a cue such as "mother" or "husband" speaks, and how far.
extension ScopeReader {
  /// "Mother had", "husband smokes", "sister with": a relative of whom something is said.
  func isSubject(_ cue: Range<Int>, in sentence: Range<Int>) -> Bool {
    if isFamilyLabel(cue) {
      // "SHX/FHX: Smokes" tells of both.
      return tokens[cue.lowerBound].text == "family" || cue.lowerBound == sentence.lowerBound
        || tokens[cue.lowerBound - 1].text != "/"
    }
    if tokens[cue.upperBound - 1].text.hasSuffix("'s") { return true }
    // "My sister says she was fine": who writes "my" is the patient, and "she" is not.
    if cue.lowerBound > sentence.lowerBound, tokens[cue.lowerBound - 1].text == "my" { return true }
    if isNamedFor(cue, in: sentence) { return true }
    let start = apposition(after: cue.upperBound, before: sentence.upperBound) ?? cue.upperBound
    let following = tokens[start..<min(start + 4, sentence.upperBound)]
    // "Husband says she completed therapy" tells of the patient.
    return following.prefix { !Self.turns.contains($0.text) }
      .contains { Self.familyVerbs.contains($0.text) }
  }

  /// "Family history", "FHX": a heading, no person.
  func isFamilyLabel(_ cue: Range<Int>) -> Bool {
    let first = tokens[cue.lowerBound].text
    return ["fh", "fhx"].contains(first)
      || (first == "family" && !tokens[cue.upperBound - 1].text.hasPrefix("member"))
  }

  /// "Brother, who had", "mother s/p", "mother lumbar fusion": said of a relative without a verb at
  /// hand.
  private func isNamedFor(_ cue: Range<Int>, in sentence: Range<Int>) -> Bool {
    let (next, end) = (cue.upperBound, sentence.upperBound)
    guard next < end else { return false }
    if Self.pasts.match(at: next, in: tokens, before: end) != nil { return true }
    if next + 2 < end, tokens[next].text == ",", tokens[next + 1].text == "who" {
      return Self.familyVerbs.contains(tokens[next + 2].text)
    }
    return cue.lowerBound == sentence.lowerBound
      && Self.nouns.match(at: next, in: tokens, before: end) != nil
  }

  /// "... and had a fusion", "..., who is 54", "..., then had": of the same person still.
  func goesOn(at wall: Range<Int>, before end: Int) -> Bool {
    let next = (wall.lowerBound..<end).first { !Self.links.contains(tokens[$0].text) }
    return next.map { $0 > wall.lowerBound && Self.familyVerbs.contains(tokens[$0].text) } ?? false
  }

  /// Where ", age 54," or "(54)" behind a person ends; `nil` where nothing of the kind follows.
  func apposition(after start: Int, before end: Int) -> Int? {
    guard start < end, let closing = [",": ",", "(": ")"][tokens[start].text] else { return nil }
    let inside = (start + 1)..<min(start + 7, end)
    guard let close = inside.first(where: { tokens[$0].text == closing }),
      !tokens[(start + 1)..<close].contains(where: { Self.familyVerbs.contains($0.text) })
    else { return nil }
    return close + 1
  }

  private static let familyVerbs: Set<String> = [
    "had", "has", "have", "with", "smokes", "smoked", "died", "suffers", "suffered", "underwent",
    "diagnosed", "is", "was", "takes", "uses", "vapes", "required", "history", ":", "-", "needed",
    "completed", "took", "tried", "failed", "did", "received", "attended", "finished", "started",
    "walks", "walked", "resumed", "returned", "can", "cannot", "runs", "lives", "drives",
  ]
  private static let links: Set<String> = [
    ",", "and", "then", "also", "later", "subsequently", "who", "still",
  ]
  private static let pasts = PhraseTable<Bool>(lists: [
    (true, "s/p | status post | h/o | hx of | hx | history of")
  ])
  private static let nouns = PhraseTable<Bool>(lists: [
    (true, "lumbar | cervical | thoracic | spine | spinal | back surgery | neck surgery | fusion"),
    (true, "laminectomy | discectomy | l4 | l5 | l3 | l2 | c4 | c5 | c6 | l4-5 | l5-s1 | l3-4"),
    (true, "diabetes | diabetic | smoker | stenosis | scoliosis | spondylolisthesis | sciatica"),
  ])
  private static let turns: Set<String> = [
    ",", "she", "he", "patient", "pt", "says", "states", "stated", "reports", "reported", "that",
  ]
}
