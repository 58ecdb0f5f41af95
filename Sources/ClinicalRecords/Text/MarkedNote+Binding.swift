/// Which level a finding takes from the words around it.
extension MarkedNote {
  /// Every match of a table's phrases, sentence by sentence.
  func matches<Value>(of table: PhraseTable<Value>) -> [PhraseTable<Value>.Match] {
    sentences.flatMap { table.matches(in: tokens, range: $0.tokens) }
  }

  /// The sentence around a finding, or its own tokens where it stands outside of any.
  func sentenceTokens(around finding: Range<Int>) -> Range<Int> {
    sentence(at: finding.lowerBound).map { sentences[$0].tokens } ?? finding
  }

  /// The clause around a finding.
  func clause(around finding: Range<Int>) -> Range<Int> {
    sentence(at: finding.lowerBound).map { clause(around: finding.lowerBound, in: $0) } ?? finding
  }

  func section(of finding: Range<Int>) -> Section {
    sentence(at: finding.lowerBound).map { sentences[$0].section } ?? .other
  }

  // MARK: - Levels

  /// The levels a finding is said of: those of its clause, nearest first behind "at" and then
  /// before it; else the level that opened the paragraph.
  func levels(of finding: Range<Int>) -> [SpinalLevel] {
    guard let index = sentence(at: finding.lowerBound) else { return [] }
    guard !isOfOtherLevels(finding, in: sentences[index].tokens) else { return [] }
    let groups = levelGroups(in: sentences[index].tokens)
    let clause = clause(around: finding.lowerBound, in: index)
    if let next = groups.first(where: { $0.tokens.lowerBound >= finding.upperBound }),
      isLinked(finding.upperBound..<next.tokens.lowerBound)
    {
      return next.levels
    }
    if let before = groups.last(where: { $0.tokens.upperBound <= finding.lowerBound }) {
      return before.levels
    }
    if let within = groups.first(where: { $0.tokens.overlaps(finding) }) { return within.levels }
    if let next = groups.first, clause.contains(next.tokens.lowerBound) { return next.levels }
    // "Stenosis, severe, L4-5": behind a noun and its grade, in a list of one level.
    if groups.count == 1, let only = groups.first, only.tokens.lowerBound >= finding.upperBound,
      isGraded(finding.upperBound..<only.tokens.lowerBound)
    {
      return only.levels
    }
    return carriedLevels(into: index)
  }

  /// "No stenosis elsewhere", "at the other levels": of none that is named.
  private func isOfOtherLevels(_ finding: Range<Int>, in sentence: Range<Int>) -> Bool {
    let end = max(finding.upperBound, min(finding.upperBound + 7, sentence.upperBound))
    let behind = tokens[finding.upperBound..<end]
      .prefix { ![",", ";", "."].contains($0.text) }.map(\.text)
    return behind.contains("elsewhere")
      || zip(behind, behind.dropFirst()).contains { first, next in
        ["other", "remaining"].contains(first) && ["level", "levels", "lumbar"].contains(next)
      }
  }

  /// Levels named one after another, "C4-5, C5-6 and C6-7", as one group.
  private func levelGroups(in range: Range<Int>) -> [(tokens: Range<Int>, levels: [SpinalLevel])] {
    var groups: [(tokens: Range<Int>, levels: [SpinalLevel])] = []
    for stated in levels(in: range) where !stated.levels.isEmpty {
      if let last = groups.last,
        tokens[last.tokens.upperBound..<stated.tokens.lowerBound]
          .allSatisfy({ Self.listWords.contains($0.text) }),
        !opensFinding(stated.tokens, behind: last.tokens, in: range)
      {
        groups[groups.count - 1] = (
          last.tokens.lowerBound..<stated.tokens.upperBound,
          last.levels + stated.levels.filter { !last.levels.contains($0) }
        )
      } else {
        groups.append((stated.tokens, stated.levels))
      }
    }
    return groups
  }

  /// "Disc space narrowing L5-S1, L4-5 grade 1 spondylolisthesis": behind the comma the second level
  /// opens a finding of its own.
  private func opensFinding(_ level: Range<Int>, behind last: Range<Int>, in range: Range<Int>)
    -> Bool
  {
    guard tokens[last.upperBound].text == ",", level.lowerBound == last.upperBound + 1,
      last.lowerBound > range.lowerBound, level.upperBound < range.upperBound,
      tokens[level.upperBound].text == "grade"
        || StatedGrade.phrases.match(at: level.upperBound, in: tokens, before: range.upperBound)
          != nil,
      tokens[level.upperBound..<min(level.upperBound + 4, range.upperBound)].contains(
        where: isFinding)
    else { return false }
    return isFinding(tokens[last.lowerBound - 1])
  }

  private func isFinding(_ token: Token) -> Bool {
    Self.findingStems.contains { token.text.hasPrefix($0) }
  }

  private static let findingStems = [
    "stenos", "narrow", "bulg", "protrus", "herniat", "extrus", "listhes", "spondyl",
    "anterolisthes", "retrolisthes", "arthropath", "degenerat", "desiccat", "hypertroph",
  ]

  /// "X-ray: no instability" behind an MRI's levels is of another study.
  private func opensStudy(_ sentence: Int) -> Bool {
    let words = tokens[sentences[sentence].tokens].prefix(3).map(\.text)
    return words.contains(where: Self.studies.contains) || words.starts(with: ["x", "-", "ray"])
  }

  private static let studies: Set<String> = [
    "mri", "ct", "emg", "dexa", "myelogram", "radiograph", "radiographs", "films", "xray", "xrays",
    "x-ray", "x-rays", "flexion", "flex",
  ]

  /// The one level of the sentences before in the same paragraph: "At L4-5 there is a bulge. There
  /// is moderate stenosis."
  private func carriedLevels(into index: Int) -> [SpinalLevel] {
    var place = index
    while place > 0, index - place < 6, continuesParagraph(place), !opensStudy(place) {
      place -= 1
      let groups = levelGroups(in: sentences[place].tokens)
      if !groups.isEmpty {
        return groups.count == 1 && !tellsOfTreatment(place) ? groups[0].levels : []
      }
    }
    return headingLevels(over: index)
  }

  /// "L4-L5:" alone on its line, above the lines of a report that tell of disc, canal and foramina.
  private func headingLevels(over index: Int) -> [SpinalLevel] {
    guard sentences[index].section == .imaging || note.kind == .imaging else { return [] }
    var place = index
    while place > 0, index - place < 12, sentences[place].section == sentences[place - 1].section,
      tokens[sentences[place].tokens.lowerBound].gap != .paragraph
    {
      place -= 1
      let line = sentences[place].tokens
      guard let first = levels(in: line).first, first.tokens.lowerBound == line.lowerBound else {
        continue
      }
      let isAlone = tokens[first.tokens.upperBound..<line.upperBound].allSatisfy { $0.text == ":" }
      return isAlone ? first.levels : []
    }
    return []
  }

  /// "L5-S1 discectomy in 2017" lends its level to no finding told behind it.
  private func tellsOfTreatment(_ sentence: Int) -> Bool {
    guard note.kind != .imaging else { return false }
    let words = sentences[sentence].tokens
    return ![.imaging, .exam].contains(sentences[sentence].section)
      && !(SpineProcedure.phrases.matches(in: tokens, range: words).isEmpty
        && Self.injections.matches(in: tokens, range: words).isEmpty)
  }

  private static let injections = PhraseTable<Bool>(lists: [(true, InjectionNames.every)])

  private func continuesParagraph(_ index: Int) -> Bool {
    let first = tokens[sentences[index].tokens.lowerBound]
    guard sentences[index].section == sentences[index - 1].section else { return false }
    guard first.startsLine else { return true }
    // A wrapped line, not a list.
    let previous = tokens[sentences[index - 1].tokens.upperBound - 1]
    let line = sentences[index - 1].tokens.first { tokens[$0].line == previous.line }
    let width = line.map { previous.range.upperBound - tokens[$0].range.lowerBound } ?? 0
    return first.gap != .paragraph && first.kind == .word && width >= 50
  }

  private func isLinked(_ between: Range<Int>) -> Bool {
    between.count <= 6 && between.contains { ["at", "of", "@"].contains(tokens[$0].text) }
      && between.allSatisfy { Self.linkWords.contains(tokens[$0].text) }
      || between.isEmpty
  }

  private func isGraded(_ between: Range<Int>) -> Bool {
    between.count <= 9
      && between.allSatisfy { index in
        Self.gradeWords.contains(tokens[index].text) || tokens[index].kind == .number
      }
  }

  private static let gradeWords: Set<String> = [
    ",", ":", "-", "(", ")", "to", "at", "is", "mild", "moderate", "severe", "mod", "grade", "gr",
    "i", "ii", "iii", "marked", "minimal", "moderately", "high", "level", "mm", "left", "right",
    "bilateral", "large", "small", "advanced", "of", "l", "r",
  ]
  private static let listWords: Set<String> = [
    ",", "and", "&", "/", "the", "level", "levels", "at", "+",
  ]
  private static let linkWords: Set<String> = [
    "at", "of", "@", "the", "level", "levels", "disc", "disk", "is", "seen", "noted", "present",
    "again", "identified", "both", "on", "left", "right", "bilaterally", "bilateral", "and",
    "severe", "central", "(", "spine", "lumbar", "cervical", "demonstrated", "space",
  ]
}
