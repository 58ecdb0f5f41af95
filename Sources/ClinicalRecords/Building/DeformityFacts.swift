import Claims

/// How far a spine bends and stands off its balance, from the latest study that measures it.
struct DeformityFacts: FactBuilder {
  static let cobb = FactPath("imaging.cobb_deg")
  static let growth = FactPath("imaging.curve_progression_deg")
  static let axis = FactPath("imaging.sva_cm")
  static let mismatch = FactPath("imaging.pi_ll_deg")
  static let coronal = FactPath("imaging.coronal_imbalance")
  static let imbalance = FactPath("imaging.imbalance_cm")
  static let collapse = FactPath("imaging.asymmetric_collapse")

  let paths = [cobb, growth, axis, mismatch, coronal, imbalance, collapse]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let offsets = [Concept.sagittalAxis, .coronalImbalance, .sagittalImbalance].flatMap {
      mentions.of($0).filter { $0.isPresent && $0.number != nil }.latest
    }
    return [
      largest(Self.cobb, mentions.of(.curveAngle)),
      growth(mentions),
      single(Self.axis, mentions.of(.sagittalAxis)),
      single(Self.mismatch, mentions.of(.pelvicMismatch)),
      coronal(mentions.of(.coronalImbalance)),
      largest(Self.imbalance, offsets, keepsDay: false),
    ].compactMap(\.self) + collapses(mentions)
  }

  /// The larger of the curves of the latest day.
  private func largest(_ path: FactPath, _ all: [Mention], keepsDay: Bool = true) -> Fact? {
    let measured = all.filter { $0.isPresent && $0.number != nil }
    guard
      let most = (keepsDay ? measured.latest : measured)
        .max(by: { ($0.number ?? 0) < ($1.number ?? 0) })
    else { return nil }
    return fact(path, most, against: [])
  }

  /// One measure; two of one day that differ are a conflict.
  private func single(_ path: FactPath, _ all: [Mention]) -> Fact? {
    let measured = all.filter { $0.isPresent && $0.number != nil }.latest
    guard let first = measured.first else { return nil }
    return fact(path, first, against: measured.filter { $0.number != first.number })
  }

  private func fact(_ path: FactPath, _ mention: Mention, against: [Mention]) -> Fact {
    Fact(
      path, mention.value, firstDay: mention.statedDay, lastDay: mention.statedDay,
      isConflict: !against.isEmpty, support: [mention.quote], against: against.quotes)
  }

  /// Growth that a note states, or the difference of two dated films of the same named curve.
  private func growth(_ mentions: ChartMentions) -> Fact? {
    let told = mentions.of(.curveProgression)
    if let stated = told.filter({ $0.isPresent && $0.number != nil }).latest.first {
      return fact(Self.growth, stated, against: told.filter { $0.context.assertion == .absent })
    }
    return measuredGrowth(mentions.of(.curveAngle).filter(\.isPresent))
      ?? Weighing(told)?.fact(Self.growth)
  }

  private func measuredGrowth(_ angles: [Mention]) -> Fact? {
    let dated = angles.filter { $0.begin?.day != nil && $0.choice(.region) != nil }
    guard Set(dated.map { $0.choice(.region) }).count == 1,
      Set(dated.compactMap(\.begin)).count == dated.count, dated.count == angles.count,
      let first = dated.min(by: { $0.dayNumber < $1.dayNumber }), let last = dated.latest.first,
      first.dayNumber < last.dayNumber, let old = first.number, let new = last.number, new > old
    else { return nil }
    return Fact(
      Self.growth, .number(new - old, unit: "deg"), firstDay: first.begin?.day,
      lastDay: last.begin?.day, support: [first, last].quotes)
  }

  /// "Coronal balance 2 cm" without the word imbalance leaves it possible.
  private func coronal(_ named: [Mention]) -> Fact? {
    Weighing(
      named.map { mention in
        var mention = mention
        if mention.choice(.manner) == "measured", mention.context.assertion == .present {
          mention.context.assertion = .possible
        }
        return mention
      })?.fact(Self.coronal)
  }

  /// Policies ask for collapse with a narrow foramen that causes symptoms: the collapse alone leaves
  /// it possible.
  private func collapses(_ mentions: ChartMentions) -> [Fact] {
    let named = mentions.of(.asymmetricCollapse)
    let concordance = Concordance(mentions)
    let narrow = mentions.of(.stenosis).filter {
      $0.isPresent && $0.choice(.location) == "foraminal"
    }
    return Set(named.flatMap(\.levels)).sorted().compactMap { level in
      guard let weighed = Weighing(named.filter { $0.levels.contains(level) }) else { return nil }
      var fact = weighed.fact(Self.collapse)
      fact.level = level
      guard weighed.assertion == .present else { return fact }
      let foramina = narrow.filter {
        $0.levels.contains(level) && concordance.judge($0) == .agrees
      }
      fact.support += foramina.quotes.filter { !fact.support.contains($0) }
      if foramina.isEmpty { (fact.assertion, fact.value) = (.possible, nil) }
      return fact
    }
  }
}

extension Mention {
  fileprivate var dayNumber: Int { begin?.day?.number ?? .min }
}
