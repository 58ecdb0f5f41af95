import Claims

/// Pain scores, disability indices and daily activities.
struct FunctionFacts: FactBuilder {
  static let back = FactPath("pain.back_vas")
  static let arm = FactPath("pain.arm_vas")
  static let highest = FactPath("pain.max_vas")
  static let oswestry = FactPath("function.odi")
  static let namedScale = FactPath("function.baseline_named_scale")
  static let sameScale = FactPath("function.same_scale")
  static let noGain = FactPath("function.two_measurements_no_gain")
  static let limits = FactPath("function.adl_limits")
  static let unable = FactPath("function.adl_unable_count")

  let paths = [back, arm, highest, oswestry, namedScale, sameScale, noGain, limits, unable]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let scores = mentions.of(.painScore).filter {
      $0.isPresent && !["after treatment", "least"].contains($0.choice(.role) ?? "")
    }
    let indices = mentions.of(.oswestry) + mentions.of(.neckDisability)
    return [
      score(Self.back, scores.filter { $0.choice(.site) == "back" }, highest: false),
      score(Self.arm, scores.filter { $0.choice(.site) == "arm" }, highest: false),
      score(Self.highest, scores, highest: true),
      index(mentions), scale(indices),
    ].compactMap(\.self) + progress(mentions) + activities(mentions)
  }

  /// A score of the latest day. Of a range its lower end: the score is at least that.
  ///
  /// Several scores of one site on one day give the least of them, unless the highest is asked for.
  private func score(_ path: FactPath, _ scores: [Mention], highest: Bool) -> Fact? {
    let latest = scores.latest
    let plain = latest.filter { highest || $0.choice(.role) != "worst" }
    let measured = (plain.isEmpty ? latest : plain).compactMap { mention -> (Mention, Double)? in
      (mention.number ?? mention.number(.low)).map { (mention, $0) }
    }
    let chosen = highest ? measured.max { $0.1 < $1.1 } : measured.min { $0.1 < $1.1 }
    guard let chosen else { return nil }
    return Fact(
      path, .number(chosen.1, unit: "vas10"), firstDay: chosen.0.statedDay,
      lastDay: chosen.0.statedDay, support: [chosen.0.quote])
  }

  private func index(_ mentions: ChartMentions) -> Fact? {
    let measured = mentions.of(.oswestry).filter {
      $0.isPresent && $0.number != nil && $0.choice(.role) != "initial"
    }.latest
    guard let latest = measured.last else { return nil }
    let others = measured.filter { $0.number != latest.number }
    return Fact(
      Self.oswestry, latest.value, firstDay: latest.statedDay, lastDay: latest.statedDay,
      isConflict: !others.isEmpty, support: [latest.quote], against: others.quotes)
  }

  private func scale(_ indices: [Mention]) -> Fact? {
    guard
      let first = indices.filter({ $0.isPresent && $0.number != nil })
        .min(by: { ($0.statedDay?.number ?? .max) < ($1.statedDay?.number ?? .max) })
    else { return nil }
    return Fact(
      Self.namedScale, .choice(first.concept.rawValue), firstDay: first.statedDay,
      lastDay: first.statedDay, support: [first.quote])
  }

  /// The same scale twice: no gain where the later score is no better, a gain where it fell by half.
  ///
  /// No policy says how small a gain has no meaning, so one in between is for a person to judge.
  private func progress(_ mentions: ChartMentions) -> [Fact] {
    for concept in [Concept.oswestry, .neckDisability] {
      let scores = mentions.of(concept).filter { $0.isPresent && $0.number != nil }
      guard let (first, last) = Self.twoDays(scores) ?? Self.toldTogether(scores),
        let before = first.number, let after = last.number
      else { continue }
      let isTold = first.choice(.role) == "initial" && first.begin == nil
      let (from, to) = (isTold ? nil : first.statedDay, last.statedDay)
      let quotes = [first, last].quotes
      let assertion: Fact.Assertion =
        after >= before ? .present : after <= before / 2 ? .absent : .possible
      return [
        Fact(
          Self.noGain, assertion == .possible ? nil : .truth(after >= before),
          assertion: assertion, firstDay: from, lastDay: to, support: quotes),
        Fact(Self.sameScale, .truth(true), firstDay: from, lastDay: to, support: quotes),
      ]
    }
    return []
  }

  private static func twoDays(_ scores: [Mention]) -> (first: Mention, last: Mention)? {
    let dated = scores.filter {
      $0.statedDay != nil && ($0.choice(.role) != "initial" || $0.begin != nil)
    }
    .sorted { ($0.statedDay?.number ?? 0) < ($1.statedDay?.number ?? 0) }
    guard let first = dated.first, let last = dated.last, first.statedDay != last.statedDay else {
      return nil
    }
    return (first, last)
  }

  /// "NDI initial 48% -> 46%".
  private static func toldTogether(_ scores: [Mention]) -> (first: Mention, last: Mention)? {
    for first in scores where first.choice(.role) == "initial" {
      let last = scores.last { $0.quote == first.quote && $0.choice(.role) != "initial" }
      if let last { return (first, last) }
    }
    return nil
  }

  // MARK: - Activities

  /// What cannot be done, in the record's words; "independent in all ADLs" stands against it.
  private func activities(_ mentions: ChartMentions) -> [Fact] {
    let told = mentions.of(.activityLimit).filter(\.isPresent)
    // Three blocks in spring are no limit of today where autumn says one.
    let tolerances = [Concept.walking, .standing, .sitting].flatMap { activity in
      mentions.of(activity)
        .filter { $0.isPresent && ["at most", "less than"].contains($0.choice(.bound) ?? "") }
        .latest
    }
    let limits = told + tolerances
    let independent = mentions.of(.independence).filter(\.isPresent)
    guard !limits.isEmpty else {
      guard !independent.isEmpty else { return [] }
      return [
        Fact(
          Self.limits, assertion: .absent, lastDay: independent.compactMap(\.statedDay).max(),
          support: independent.quotes)
      ]
    }
    let words = told.compactMap { mention -> String? in
      if case .words(let words) = mention.value { words.first } else { nil }
    }
    let days = limits.compactMap(\.statedDay)
    var facts = [
      Fact(
        Self.limits, .words(Self.distinct(words + tolerances.map(\.wording))),
        firstDay: days.min(),
        lastDay: days.max(), isConflict: !independent.isEmpty, support: limits.quotes,
        against: independent.quotes)
    ]
    if let count = unableCount(told, tolerances, independent) { facts.append(count) }
    return facts
  }

  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    // A form's columns are no part of the words.
    return words.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { seen.insert($0.lowercased()).inserted }
  }

  /// Activities that cannot be done at all; difficulty is not inability.
  private func unableCount(_ told: [Mention], _ tolerances: [Mention], _ independent: [Mention])
    -> Fact?
  {
    let cannot = ["cannot", "can't", "can not", "unable", "not able", "no longer"]
    let unable = told.filter { mention in
      guard case .words(let words) = mention.value, let first = words.first?.lowercased() else {
        return false
      }
      return cannot.contains { first.hasPrefix($0) }
    }
    let named = Set(
      unable.compactMap { mention -> String? in
        if case .words(let words) = mention.value { words.first?.lowercased() } else { nil }
      })
    guard !named.isEmpty else { return nil }
    return Fact(
      Self.unable, .number(Double(named.count), unit: "count"),
      lastDay: unable.compactMap(\.statedDay).max(), isConflict: !independent.isEmpty,
      support: unable.quotes, against: independent.quotes)
  }

  func flags(from mentions: ChartMentions) -> [ReadingFlag] {
    let limits = mentions.of(.activityLimit).filter(\.isPresent)
    let independent = mentions.of(.independence).filter(\.isPresent)
    guard !limits.isEmpty, !independent.isEmpty else { return [] }
    return [
      ReadingFlag(
        .contradiction,
        "the record says independent in daily activities and names activities that are limited",
        quotes: independent.quotes + limits.quotes)
    ]
  }
}
