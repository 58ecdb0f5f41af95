import Claims

/// Pain scores and disability indices.
struct FunctionFacts: FactBuilder {
  static let back = FactPath("pain.back_vas")
  static let arm = FactPath("pain.arm_vas")
  static let highest = FactPath("pain.max_vas")
  static let oswestry = FactPath("function.odi")
  static let namedScale = FactPath("function.baseline_named_scale")
  static let sameScale = FactPath("function.same_scale")
  static let noGain = FactPath("function.two_measurements_no_gain")

  let paths = [back, arm, highest, oswestry, namedScale, sameScale, noGain]

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
    ].compactMap(\.self) + progress(mentions)
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
    // A later number that may be points or percent leaves open what the index is now.
    let later = mentions.of(.oswestry).filter { mention in
      guard mention.isPresent, mention.details[Detail("written")] != nil,
        let day = mention.orderDay, let known = latest.orderDay
      else { return false }
      return day > known
    }
    guard later.isEmpty else {
      return Fact(Self.oswestry, assertion: .possible, support: (later + [latest]).quotes)
    }
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
}
