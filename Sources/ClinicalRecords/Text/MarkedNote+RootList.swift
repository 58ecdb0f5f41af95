/// Roots that share one noun: "right L5, left S1 radiculopathies".
extension MarkedNote {
  /// The roots listed before the one that stands directly before a finding, each with its own side.
  func roots(listedBefore finding: Range<Int>) -> [(root: NerveRoot, side: Side?)] {
    let whole = sentenceTokens(around: finding)
    let stated = levels(in: whole).filter { $0.root != nil }
    let sides = sides(in: whole)
    guard let nearest = stated.last(where: { $0.tokens.upperBound <= finding.lowerBound }),
      finding.lowerBound - nearest.tokens.upperBound <= 1
    else { return [] }
    var found: [(root: NerveRoot, side: Side?)] = []
    var start = start(of: nearest.tokens, sides).start
    while start > whole.lowerBound, Self.joins.contains(tokens[start - 1].text) {
      var end = start
      while end > whole.lowerBound, Self.joins.contains(tokens[end - 1].text) { end -= 1 }
      guard let next = stated.first(where: { $0.tokens.upperBound == end }), let root = next.root
      else { break }
      let placed = self.start(of: next.tokens, sides)
      found.append((root, placed.side))
      start = placed.start
    }
    return found.reversed()
  }

  /// Where a root begins with the side directly before it.
  private func start(of root: Range<Int>, _ sides: [StatedSide]) -> (start: Int, side: Side?) {
    let side = sides.first { $0.tokens.upperBound == root.lowerBound }
    return (side?.tokens.lowerBound ?? root.lowerBound, side?.side)
  }

  private static let joins: Set<String> = [",", "and", "&", "/", "+"]
}

extension Mention {
  /// The same of roots that share its noun, where it is of a root.
  func ofRoots(_ listed: [(root: NerveRoot, side: Side?)]) -> [Mention] {
    guard root != nil else { return [] }
    return listed.map { place in
      var mention = self
      (mention.root, mention.side) = (place.root, place.side)
      return mention
    }
  }
}
