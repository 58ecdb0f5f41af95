import Claims

/// What speaks against an artificial disc: any one of a list shows it, and only all denied exclude it.
struct ContraindicationFacts: FactBuilder {
  static let lumbar = FactPath("imaging.tda_contraindication")
  static let cervical = FactPath("patient.cdr_contraindication")

  let paths = [lumbar, cervical]

  func facts(from mentions: ChartMentions) -> [Fact] {
    switch mentions.request.region {
    case .lumbar: [fact(Self.lumbar, Self.lumbarReasons(mentions))].compactMap(\.self)
    case .cervical: [fact(Self.cervical, Self.cervicalReasons(mentions))].compactMap(\.self)
    default: []
    }
  }

  private func fact(_ path: FactPath, _ reasons: [Weighing?]) -> Fact? {
    let told = reasons.compactMap(\.self)
    let present = told.filter { $0.assertion == .present }
    if !present.isEmpty {
      let clear = present.filter { !$0.isConflict }
      let shown = clear.isEmpty ? present : clear
      return Fact(
        path, .truth(true), isConflict: clear.isEmpty, support: shown.flatMap(\.support).quotes,
        against: clear.isEmpty ? present.flatMap(\.against).quotes : [])
    }
    if told.count == reasons.count, told.allSatisfy({ $0.assertion == .absent }) {
      return Fact(
        path, .truth(false), assertion: .absent, support: told.flatMap(\.support).quotes)
    }
    let doubtful = told.filter { $0.assertion == .possible }
    return doubtful.isEmpty
      ? nil : Fact(path, assertion: .possible, support: doubtful.flatMap(\.support).quotes)
  }

  // MARK: - Lumbar

  /// Stenosis of moderate grade or worse, a compressed root, a broken pars, scoliosis above 11
  /// degrees, infection, tumor, an earlier fusion.
  private static func lumbarReasons(_ mentions: ChartMentions) -> [Weighing?] {
    let here = { (mention: Mention) in mention.levels.contains { $0.region == .lumbar } }
    let narrow = mentions.of(.stenosis).filter(here).map { mention in
      soften(mention) {
        if case .stenosis(let grade) = mention.value { grade >= .moderate } else { false }
      }
    }
    let pressed = mentions.of(.neuralCompression).filter { here($0) && $0.choice == "compression" }
    return [
      byPlace(narrow), byPlace(pressed),
      condition("pars defect", .lumbar, mentions), curve(mentions),
      condition("infection", .lumbar, mentions), condition("neoplasm", .lumbar, mentions),
      fusion(mentions) { here($0) },
    ]
  }

  /// Weighed level by level and place by place: "L4-5: no stenosis" says nothing of L5-S1, and "no cord
  /// compression" nothing of a root.
  private static func byPlace(_ told: [Mention]) -> Weighing? {
    let place = { (mention: Mention) in mention.choice(.location) ?? mention.choice(.structure) }
    let spots = Set(told.flatMap { mention in mention.levels.map { Spot($0, place(mention)) } })
    let weighed = spots.sorted().compactMap { spot in
      Weighing(
        told.filter { mention in
          let own = place(mention)
          return mention.levels.contains(spot.level)
            && (own == spot.name || own == nil && mention.context.assertion == .absent)
        })
    }
    return weighed.first { $0.assertion == .present && !$0.isConflict }
      ?? weighed.first { $0.assertion == .present } ?? Weighing(told)
  }

  private struct Spot: Hashable, Comparable {
    let level: SpinalLevel
    let name: String?

    init(_ level: SpinalLevel, _ name: String?) {
      self.level = level
      self.name = name
    }

    static func < (lhs: Spot, rhs: Spot) -> Bool {
      (lhs.level, lhs.name ?? "") < (rhs.level, rhs.name ?? "")
    }
  }

  /// A scoliosis without its angle is only possible; one of 11 degrees or less denies it.
  private static func curve(_ mentions: ChartMentions) -> Weighing? {
    let angles = mentions.of(.curveAngle).filter { $0.isPresent && $0.number != nil }.latest
    guard angles.isEmpty else {
      return Weighing(
        angles.map { mention in
          var mention = mention
          if (mention.number ?? 0) <= 11 { mention.context.assertion = .absent }
          return mention
        }.sorted { ($0.number ?? 0) > ($1.number ?? 0) }.prefix(1).map(\.self))
    }
    let named = mentions.of(.structuralCondition).filter { $0.choice == "deformity" }
    return Weighing(named.map { soften($0) { false } })
  }

  // MARK: - Cervical

  /// Osteoporosis, a spinal infection, an earlier fusion at a requested level.
  private static func cervicalReasons(_ mentions: ChartMentions) -> [Weighing?] {
    let requested = Set(mentions.request.levels)
    let bone = mentions.of(.structuralCondition).filter { $0.choice == "osteoporosis" }
      .map { mention in
        // A disease of the past medical history is one of today.
        var mention = mention
        if mention.context.temporality == .historical { mention.context.temporality = .current }
        return mention
      }
    let density = mentions.of(.tScore).filter { ($0.number ?? 0) <= -2.5 }
    return [
      Weighing(bone + density), condition("infection", .cervical, mentions),
      fusion(mentions) { !requested.isDisjoint(with: $0.levels) },
    ]
  }

  // MARK: - Both

  /// A condition of the region; where it has no place by name it is only possible.
  private static func condition(
    _ name: String, _ region: SpinalLevel.Region, _ mentions: ChartMentions
  ) -> Weighing? {
    Weighing(
      mentions.of(.structuralCondition).filter { mention in
        mention.choice == name && (mention.choice(.region) ?? region.rawValue) == region.rawValue
      }.map { mention in soften(mention) { mention.choice(.region) != nil } })
  }

  /// An earlier fusion where `isHere`; "no earlier surgery" denies it.
  private static func fusion(_ mentions: ChartMentions, _ isHere: (Mention) -> Bool) -> Weighing? {
    Weighing(
      mentions.of(.priorSurgery).filter { mention in
        mention.context.assertion == .absent
          ? mention.choice == "surgery"
          : mention.choice == "fusion" && isHere(mention)
      })
  }

  private static func soften(_ mention: Mention, unless isSure: () -> Bool) -> Mention {
    var mention = mention
    if mention.context.assertion == .present, !isSure() { mention.context.assertion = .possible }
    return mention
  }
}
