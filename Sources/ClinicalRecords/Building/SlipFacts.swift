import Claims

/// How severe a slip is called, whether it grew, what caused it, and what makes a segment unstable.
struct SlipFacts: FactBuilder {
  static let severe = FactPath("imaging.listhesis_mod_severe")
  static let progression = FactPath("imaging.listhesis_progression")
  static let iatrogenic = FactPath("imaging.iatrogenic_listhesis")
  static let lyses = FactPath("imaging.multilevel_spondylolysis")
  static let cause = FactPath("imaging.instability.cause")
  static let facets = FactPath("imaging.postop_facet_loss")

  let paths = [severe, progression, iatrogenic, lyses, cause, facets]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let slips = mentions.of(.listhesis)
    return byLevel(slips) { Self.severity($1) }
      + byLevel(slips.filter { $0.choice(.cause) == "iatrogenic" }) {
        Weighing($1)?.fact(Self.iatrogenic)
      }
      + progressions(slips, mentions) + [multilevel(mentions)].compactMap(\.self)
      + causes(mentions) + lostFacets(mentions.of(.facetLoss))
  }

  private func byLevel(_ mentions: [Mention], _ build: (SpinalLevel?, [Mention]) -> Fact?)
    -> [Fact]
  {
    let levels = Set(mentions.flatMap(\.levels)).sorted().map(Optional.some)
    let unplaced = mentions.filter(\.levels.isEmpty)
    return (levels + (unplaced.isEmpty ? [] : [nil])).compactMap { level in
      let here = level.map { level in mentions.filter { $0.levels.contains(level) } } ?? unplaced
      var fact = build(level, here)
      fact?.level = level
      return fact
    }
  }

  /// In the words moderate and severe. The Meyerding grade is another scale and is not translated.
  private static func severity(_ slips: [Mention]) -> Fact? {
    let graded = slips.filter { $0.isPresent && $0.stenosisGrade != nil }.latest
    guard
      let worst = graded.max(by: {
        ($0.stenosisGrade ?? StenosisGrade.none) < ($1.stenosisGrade ?? StenosisGrade.none)
      }),
      let grade = worst.stenosisGrade
    else { return nil }
    let isMet = grade >= .moderate
    return Fact(
      severe, .truth(isMet), assertion: isMet ? .present : .absent, firstDay: worst.statedDay,
      lastDay: worst.statedDay, support: [worst.quote])
  }

  /// Growth that is stated on films. On a lying study, or as millimetres of two studies that nobody
  /// compared, it is only possible: position and measuring alone move a slip by millimetres.
  private func progressions(_ slips: [Mention], _ mentions: ChartMentions) -> [Fact] {
    let told = mentions.of(.slipProgression).map { mention in
      var mention = mention
      if mention.isPresent, mentions.study(of: mention) == .section {
        mention.context.assertion = .possible
      }
      return mention
    }
    let stated = byLevel(told) { Weighing($1)?.fact(Self.progression) }
    let spoken = Set(stated.map(\.level))
    let measured = slips.filter { $0.isPresent && $0.number(.millimetres) != nil }
    return stated
      + byLevel(measured) { level, here in
        guard !spoken.contains(level), level != nil,
          let last = here.latest.first, let first = here.first(where: { $0.isBefore(last) }),
          let old = first.number(.millimetres), let new = last.number(.millimetres), new > old
        else { return nil }
        return Fact(Self.progression, assertion: .possible, support: [first, last].quotes)
      }
  }

  /// Vertebrae by their roots or the level below; two of them, or the word for it.
  private func multilevel(_ mentions: ChartMentions) -> Fact? {
    let broken = mentions.of(.structuralCondition).filter {
      $0.isPresent && $0.choice == "pars defect"
    }
    let levels = Set(broken.flatMap(\.levels))
    guard levels.count > 1 else { return nil }
    return Fact(
      Self.lyses, .truth(true), firstDay: broken.compactMap(\.statedDay).min(),
      lastDay: broken.compactMap(\.statedDay).max(), support: broken.quotes)
  }

  /// Each cause at each level; a denied cause says nothing of the others.
  private func causes(_ mentions: ChartMentions) -> [Fact] {
    let named = mentions.of(.instabilityCause)
    return Set(named.compactMap(\.choice)).sorted().flatMap { cause in
      byLevel(named.filter { $0.choice == cause }) { _, here in
        guard let weighed = Weighing(here), weighed.assertion != .absent else { return nil }
        var fact = weighed.fact(Self.cause)
        fact.value = weighed.assertion == .present ? .choice(cause) : nil
        return fact
      }
    }
  }

  /// More than half of both facets, or three quarters of one.
  private func lostFacets(_ named: [Mention]) -> [Fact] {
    byLevel(named.filter(\.isPresent)) { _, here in
      let most = here.latest.max { ($0.number ?? 0) < ($1.number ?? 0) }
      guard let most, let share = most.number, let side = most.side else { return nil }
      let isEnough = side == .bilateral ? share > 50 : share >= 75
      return Fact(
        Self.facets, .truth(isEnough), assertion: isEnough ? .present : .absent,
        firstDay: most.statedDay, lastDay: most.statedDay, support: [most.quote])
    }
  }
}

extension Mention {
  fileprivate func isBefore(_ other: Mention) -> Bool {
    guard let own = statedDay, let later = other.statedDay else { return false }
    return own < later
  }
}
