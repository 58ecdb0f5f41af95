/// Which side and root a finding takes from the words around it.
extension MarkedNote {
  /// The side a finding is said of: beside it, with no comma but one directly before the side.
  func side(of finding: Range<Int>, within reach: Int = 6) -> Side? {
    let clause = clause(around: finding)
    let sides = sides(in: sentenceTokens(around: finding))
    if let own = sides.first(where: { $0.tokens.overlaps(finding) }) { return own.side }
    // "Weakness of her right hip", "numbness in the left foot".
    if let after = sides.first(where: { $0.tokens.lowerBound >= finding.upperBound }),
      ["of", "in", "on", "at", "over"].contains(tokens[finding.upperBound].text),
      isOpen(finding.upperBound..<after.tokens.lowerBound, min(reach, 4))
    {
      return after.side
    }
    let before = sides.last { $0.tokens.upperBound <= finding.lowerBound }
    if let before, clause.contains(before.tokens.lowerBound),
      isOpen(before.tokens.upperBound..<finding.lowerBound, reach)
    {
      return before.side
    }
    let after = sides.first { $0.tokens.lowerBound >= finding.upperBound }
    if let after {
      var between = finding.upperBound..<after.tokens.lowerBound
      if let last = between.last, [",", "(", ":", "-"].contains(tokens[last].text) {
        between = between.lowerBound..<last
      }
      if isOpen(between, reach), !isOfNext(after.tokens, behind: between.upperBound),
        !between.contains(where: { Self.newNouns.contains(tokens[$0].text) })
      {
        return after.side
      }
    }
    return nil
  }

  /// "Central stenosis, left L5 nerve root compression": behind a comma the side is of the noun that
  /// follows it.
  private func isOfNext(_ side: Range<Int>, behind end: Int) -> Bool {
    guard side.lowerBound > end, tokens[end].text == "," else { return false }
    return tokens[side.upperBound..<min(side.upperBound + 5, tokens.count)]
      .prefix { ![",", ";", ".", "and"].contains($0.text) }
      .contains { token in Self.ownNouns.contains { token.text.hasPrefix($0) } }
  }

  private static let ownNouns = [
    "nerve", "root", "compress", "cyst", "protrus", "extrus", "herniat", "radiculopath", "imping",
  ]

  /// Words behind which a side belongs to something else: "stenosis with right arm pain".
  private static let newNouns: Set<String> = [
    "with", "causing", "compressing", "associated", "and",
  ]

  /// The root named beside a finding.
  func root(of finding: Range<Int>, within reach: Int = 7) -> NerveRoot? {
    let near = levels(in: sentenceTokens(around: finding)).filter { stated in
      guard stated.root != nil else { return false }
      let gap =
        stated.tokens.lowerBound >= finding.upperBound
        ? finding.upperBound..<stated.tokens.lowerBound
        : stated.tokens.upperBound..<max(stated.tokens.upperBound, finding.lowerBound)
      // A bare "L5" beside the finding is its root; farther off it may be a vertebra.
      return stated.tokens.overlaps(finding) || isOpen(gap, stated.isRoot ? reach : min(reach, 2))
    }
    // Of "right L5 and left S1 radiculopathy" the S1 touches the noun.
    if let beside = near.last(where: { $0.tokens.upperBound == finding.lowerBound }) {
      return beside.root
    }
    return (near.first { $0.isRoot } ?? near.first)?.root
  }

  private func isOpen(_ between: Range<Int>, _ reach: Int) -> Bool {
    between.count <= reach
      && between.allSatisfy { ![",", ";", ":", ".", "(", "but"].contains(tokens[$0].text) }
  }
}
