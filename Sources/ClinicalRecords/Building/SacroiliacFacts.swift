import Claims

/// How many tests that provoke the sacroiliac joint are positive.
struct SacroiliacFacts: FactBuilder {
  static let positive = FactPath("exam.si_provocation_positive")

  let paths = [positive]

  /// Policies ask for three of the five tests.
  private static let (wanted, tests) = (3, 5)

  func facts(from mentions: ChartMentions) -> [Fact] {
    let latest = mentions.of(.sacroiliacSign).filter(\.isPresent).latest
    guard !latest.isEmpty else { return [] }
    let sides: [Side?] = [.right, .left]
    let counted = sides.map { side in (side, latest.filter { $0.isAbout(side) }) }
      .max { Self.count($0.1) < Self.count($1.1) }
    guard let (side, found) = counted, !found.isEmpty else { return [] }
    let number = Self.count(found)
    let tested = Set(found.compactMap { $0.choice(.sign) }).count
    // Tests not written down may have been positive.
    let isOpen =
      number < Self.wanted && !found.contains { $0.number != nil }
      && number + Self.tests - tested >= Self.wanted
    return [
      Fact(
        Self.positive, isOpen ? nil : .number(Double(number), unit: "count"),
        assertion: isOpen ? .possible : .present, lastDay: found.compactMap(\.statedDay).max(),
        side: found.contains { $0.side != nil } ? side : nil, support: found.quotes)
    ]
  }

  /// "3 of 5", or as many as are positive by name.
  private static func count(_ found: [Mention]) -> Int {
    let named = Set(found.filter { $0.choice == "positive" }.compactMap { $0.choice(.sign) }).count
    return max(named, found.compactMap(\.number).max().map { Int($0) } ?? 0)
  }
}

extension Mention {
  /// Of this side, or of none that is written.
  fileprivate func isAbout(_ other: Side?) -> Bool {
    guard let side, let other else { return true }
    return side.single.contains(other)
  }
}
