import Claims

/// What cannot be done, in the record's words; "independent in all ADLs" stands against it, and so does
/// a later note by which it can be done again.
struct ActivityFacts: FactBuilder {
  static let limits = FactPath("function.adl_limits")
  static let unable = FactPath("function.adl_unable_count")

  let paths = [limits, unable]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let found = StatedLimits(mentions)
    let independent = mentions.of(.independence).filter(\.isPresent)
    guard !found.standing.isEmpty || !found.undone.isEmpty else {
      guard !independent.isEmpty else { return [] }
      return [
        Fact(
          Self.limits, assertion: .absent, lastDay: independent.compactMap(\.statedDay).max(),
          support: independent.quotes)
      ]
    }
    // What a later note takes back is left out where other limits stand.
    let told = found.standing.isEmpty ? found.undone.map(\.limit) : found.standing
    let against = independent + (found.standing.isEmpty ? found.undone.flatMap(\.later) : [])
    return [limits(told, against), unableCount(told, against)].compactMap(\.self)
  }

  private func limits(_ told: [Mention], _ against: [Mention]) -> Fact {
    let days = told.compactMap(\.statedDay)
    let words = told.map { $0.limitedWords ?? $0.wording }
    return Fact(
      Self.limits, .words(Self.distinct(words)), firstDay: days.min(), lastDay: days.max(),
      isConflict: !against.isEmpty, support: told.quotes, against: against.quotes)
  }

  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    // A form's columns are no part of the words.
    return words.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { seen.insert($0.lowercased()).inserted }
  }

  /// Activities that cannot be done at all; difficulty is not inability.
  private func unableCount(_ told: [Mention], _ against: [Mention]) -> Fact? {
    let cannot = ["cannot", "can't", "can not", "unable", "not able", "no longer"]
    let unable = told.filter { mention in
      let words = mention.limitedWords?.lowercased() ?? ""
      return cannot.contains { words.hasPrefix($0) }
    }
    let named = Set(unable.compactMap { $0.limitedWords?.lowercased() })
    guard !named.isEmpty else { return nil }
    return Fact(
      Self.unable, .number(Double(named.count), unit: "count"),
      lastDay: unable.compactMap(\.statedDay).max(), isConflict: !against.isEmpty,
      support: unable.quotes, against: against.quotes)
  }

  func flags(from mentions: ChartMentions) -> [ReadingFlag] {
    let found = StatedLimits(mentions)
    let independent = mentions.of(.independence).filter(\.isPresent)
    let told = found.standing + found.undone.map(\.limit)
    let named = told.filter { $0.concept == .activityLimit }
    var flags: [ReadingFlag] = []
    if !named.isEmpty, !independent.isEmpty {
      flags.append(
        ReadingFlag(
          .contradiction,
          "the record says independent in daily activities and names activities that are limited",
          quotes: independent.quotes + named.quotes))
    }
    if !found.undone.isEmpty {
      flags.append(
        ReadingFlag(
          .contradiction, "what a note calls limited, another of that day or later calls possible",
          quotes: (found.undone.map(\.limit) + found.undone.flatMap(\.later)).quotes))
    }
    return flags
  }
}

extension Mention {
  /// What cannot be done, in words; `nil` for a measure.
  fileprivate var limitedWords: String? {
    if case .words(let words) = value { words.first } else { nil }
  }
}
