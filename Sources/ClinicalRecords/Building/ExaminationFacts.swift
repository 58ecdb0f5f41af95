/// What an examiner found: root signs, cord signs, and whether they fit the symptoms.
struct ExaminationFacts: FactBuilder {
  static let objective = FactPath("exam.objective_finding")
  static let cervicalRoot = FactPath("exam.cervical_root_sign")
  static let myelopathicSign = FactPath("exam.myelopathic_sign")
  static let concordant = FactPath("exam.concordant")

  let paths = [objective, cervicalRoot, myelopathicSign, concordant]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let signs = CordSigns(mentions)
    let exams = StrengthExams(mentions.of(.motorStrength).filter(\.isPresent), mentions)
    let found = positives(mentions, exams)
    let cordSigns = signs.positive
    let undone = exams.undone
    return [
      anyOf(cordSigns, else: signs.negative, Self.myelopathicSign)?
        .against(signs.normalGaits(mentions)),
      anyOf(found + cordSigns, else: undone.isEmpty ? normal(mentions) : [], Self.objective)
        ?? takenBack(undone, Self.objective),
      anyOf(found.filter(\.isOfArm), else: [], Self.cervicalRoot)
        ?? takenBack(undone.filter(\.weakness.isOfArm), Self.cervicalRoot),
      concordance(found, mentions),
    ].compactMap(\.self)
  }

  /// Weak muscles, sensory loss found, reflexes lost, root signs: of the latest examination of each.
  private func positives(_ mentions: ChartMentions, _ exams: StrengthExams) -> [Mention] {
    let senses = mentions.of(.sensoryChange).filter {
      $0.choice(.manner) == "found" && $0.hasWeight && $0.section != .systems
    }.latest.filter(\.isPresent)
    let reflexes = mentions.of(.reflex).filter(\.isPresent).latest.filter { $0.choice != "normal" }
    let roots = [Concept.straightLegRaise, .spurling, .femoralStretch].flatMap { concept in
      mentions.of(concept).filter(\.isPresent).latest.filter { $0.choice == "positive" }
    }
    return exams.standing + senses + reflexes + roots
  }

  /// An examination that was done and found nothing: strength, sensation and root signs all normal.
  private func normal(_ mentions: ChartMentions) -> [Mention] {
    let strength = mentions.of(.motorStrength).filter(\.isPresent).latest.filter { !$0.isDeficit }
    let sense = mentions.of(.sensoryChange).filter {
      $0.choice(.manner) == "found" && $0.context.assertion == .absent
    }.latest
    let roots = (mentions.of(.straightLegRaise) + mentions.of(.spurling)).filter {
      $0.isPresent && $0.choice == "negative"
    }.latest
    return strength.isEmpty || sense.isEmpty || roots.isEmpty ? [] : strength + sense + roots
  }

  private func anyOf(_ positive: [Mention], else negative: [Mention], _ path: FactPath) -> Fact? {
    guard !positive.isEmpty else {
      return negative.isEmpty
        ? nil
        : Fact(
          path, .truth(false), assertion: .absent, lastDay: negative.compactMap(\.statedDay).max(),
          support: negative.quotes)
    }
    return Fact(
      path, .truth(true), firstDay: positive.compactMap(\.statedDay).min(),
      lastDay: positive.compactMap(\.statedDay).max(), side: positive.oneSide,
      support: positive.quotes)
  }

  /// A weakness that a later examination, or another line of the same, does not find.
  private func takenBack(
    _ undone: [(weakness: Mention, later: [Mention])], _ path: FactPath
  ) -> Fact? {
    let weak = undone.map(\.weakness)
    guard !weak.isEmpty else { return nil }
    return Fact(
      path, .truth(true), firstDay: weak.compactMap(\.statedDay).min(),
      lastDay: weak.compactMap(\.statedDay).max(), side: weak.oneSide, isConflict: true,
      support: weak.quotes, against: undone.flatMap(\.later).quotes)
  }

  /// Whether the roots and sides examined are those of the pain.
  private func concordance(_ found: [Mention], _ mentions: ChartMentions) -> Fact? {
    let pain = mentions.of(.radicularPain).filter(\.isPresent)
    guard !found.isEmpty, !pain.isEmpty else { return nil }
    let painSides = Set(pain.flatMap { $0.side?.single ?? [] })
    let examSides = Set(found.flatMap { $0.side?.single ?? [] })
    let painRoots = Set(pain.compactMap { $0.root?.rawValue })
    let examRoots = Set(found.compactMap { $0.root?.rawValue })
    let sidesDisagree =
      !painSides.isEmpty && !examSides.isEmpty && painSides.isDisjoint(with: examSides)
    let rootsKnown = !painRoots.isEmpty && !examRoots.isEmpty
    let sidesAgree = !painSides.isDisjoint(with: examSides)
    // The quadriceps is of L2 to L4: weak, it speaks against none of them.
    let shared = Set(found.flatMap { MuscleGroup.roots(sharing: $0.choice(.muscle)) })
    let rootsDisagree = rootsKnown && painRoots.isDisjoint(with: examRoots.union(shared))
    if sidesDisagree || rootsDisagree {
      return Fact(
        Self.concordant, .truth(false), concordance: .disagrees, isConflict: true,
        support: pain.quotes, against: found.quotes)
    }
    if sidesAgree
      && (rootsKnown && !painRoots.isDisjoint(with: examRoots)
        || found.contains { $0.concept == .straightLegRaise || $0.concept == .spurling })
    {
      return Fact(
        Self.concordant, .truth(true), side: pain.oneSide, concordance: .agrees,
        support: (found + pain).quotes)
    }
    return Fact(
      Self.concordant, assertion: .possible, concordance: .cannotTell,
      support: (found + pain).quotes)
  }
}

extension Fact {
  /// The same with words against it, which make a conflict of it.
  fileprivate func against(_ words: [Mention]) -> Fact {
    guard assertion == .present, !words.isEmpty else { return self }
    var fact = self
    fact.isConflict = true
    fact.against += words.quotes
    return fact
  }
}

extension Mention {
  /// A finding of a cervical root.
  fileprivate var isOfArm: Bool {
    root?.region == .cervical || concept == .spurling
      || ["biceps", "triceps", "brachioradialis"].contains(choice(.site) ?? "")
  }
}
