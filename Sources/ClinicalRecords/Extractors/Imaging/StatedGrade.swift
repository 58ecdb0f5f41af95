/// How severe a finding is said to be, as words beside it.
enum StatedGrade {
  static let phrases = PhraseTable<StenosisGrade>(lists: [
    (.mild, "mild | mildly | minimal | minimally | slight | slightly"),
    (.mild, "minimal to mild | minimal mild | minor"),
    (.mildModerate, "mild to moderate | mild moderate | mild/moderate | mild and moderate"),
    (.mildModerate, "mildly to moderately | mild mod | mild to mod | mild/mod | mild-to-mod"),
    (.moderate, "moderate | moderately | mod"),
    (.moderateSevere, "mod sev | mod to sev | mod/sev | moderate sev"),
    (.moderateSevere, "mod severe | mod to severe | mod/severe"),
    (.moderateSevere, "moderate to severe | moderate severe | moderate/severe | moderately severe"),
    (.moderateSevere, "moderately to severely"),
    (.severe, "severe | severely | high grade | critical | critically"),
  ])
}

extension MarkedNote {
  /// The grade directly before a finding, over `modifiers` of its noun, or behind it as in "is
  /// severe" or "(moderate)". `further` are words that mean severe for this finding.
  func severity(of finding: Range<Int>, modifiers: Set<String>, further: Set<String> = [])
    -> StenosisGrade?
  {
    let sentence = sentenceTokens(around: finding)
    let grades = StatedGrade.phrases.matches(in: tokens, range: sentence)
    var end = finding.lowerBound
    while end > sentence.lowerBound {
      if let grade = grades.last(where: { $0.tokens.upperBound == end }) { return grade.value }
      let word = tokens[end - 1].text
      if further.contains(word) { return .severe }
      guard modifiers.contains(word), finding.lowerBound - end < 5 else { break }
      end -= 1
    }
    var start = finding.upperBound
    while start < sentence.upperBound, start - finding.upperBound < 2,
      ["is", "(", "was", "which"].contains(tokens[start].text)
    {
      start += 1
    }
    guard start > finding.upperBound,
      let behind = grades.first(where: { $0.tokens.lowerBound == start })
    else { return nil }
    let next = behind.tokens.upperBound
    // "Which is severe at L4-5" grades it; "(severe stenosis)" grades something else.
    let ends: Set<String> = [".", ",", ")", ";", "at", "and", "in"]
    return next >= sentence.upperBound || ends.contains(tokens[next].text) ? behind.value : nil
  }
}
