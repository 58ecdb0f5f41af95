extension MarkedNote {
  /// "Considered epidural abscess; unlikely": thought of and laid aside, with nothing left to be done.
  ///
  /// It is no denial either: nothing is claimed of it.
  func isDismissed(_ finding: Range<Int>) -> Bool {
    guard let index = sentence(at: finding.lowerBound) else { return false }
    let whole = sentences[index].tokens
    let next = index + 1 < sentences.count ? sentences[index + 1].tokens : whole
    guard [whole, next].allSatisfy({ Self.workup.matches(in: tokens, range: $0).isEmpty }) else {
      return false
    }
    return Self.dismissals.matches(in: tokens, range: whole).contains { dismissal in
      !isOther(dismissal.tokens) && reaches(dismissal.tokens, finding, in: whole)
    }
  }

  /// "Unlikely to walk again", "no doubt": nothing is laid aside.
  private func isOther(_ dismissal: Range<Int>) -> Bool {
    let next = dismissal.upperBound
    let isOfVerb =
      next + 1 < tokens.count && tokens[next].text == "to"
      && !["be", "represent"].contains(tokens[next + 1].text)
    let before = dismissal.lowerBound > 0 ? tokens[dismissal.lowerBound - 1].text : ""
    return isOfVerb || ["no", "without"].contains(before)
  }

  /// Beside the finding, or over a list that was only considered: "discitis confirmed, tumor unlikely"
  /// lays the tumor aside.
  private func reaches(_ dismissal: Range<Int>, _ finding: Range<Int>, in whole: Range<Int>) -> Bool
  {
    if dismissal.upperBound <= finding.lowerBound {
      let between = tokens[dismissal.upperBound..<finding.lowerBound]
      return between.count <= 8 && between.allSatisfy { ![";", ",", "but"].contains($0.text) }
    }
    guard dismissal.lowerBound >= finding.upperBound else { return false }
    let ahead = whole.lowerBound..<finding.lowerBound
    if tokens[ahead].contains(where: { Self.considered.contains($0.text) }) { return true }
    let between = tokens[finding.upperBound..<dismissal.lowerBound]
    return between.count <= 8 && between.allSatisfy { ![";", ",", "and"].contains($0.text) }
  }

  private static let considered: Set<String> = [
    "considered", "differential", "ddx", "thought", "consider", "considering",
  ]
  private static let dismissals = PhraseTable<Bool>(lists: [
    (true, "unlikely | not likely | not suspected | doubt | doubted | doubtful | less likely"),
    (true, "low suspicion | low clinical suspicion | no clinical suspicion | not thought to be"),
    (true, "not felt to be | not felt likely | improbable | felt not to be"),
  ])
  /// What shows that it is still looked for.
  private static let workup = PhraseTable<Bool>(lists: [
    (true, "rule out | r/o | to exclude | cannot exclude | can't exclude | not excluded | pending"),
    (true, "cannot rule out | not ruled out | stat | emergent | emergently | urgent | urgently"),
    (true, "await* | will obtain | will order | ordered | order | obtain | send to | admit"),
    (true, "blood cultures | to evaluate | cannot be excluded | possible | concern*"),
  ])
}
