import Claims

/// What the pain is called: the indication of an injection, axial pain alone, a structural cause.
struct DiagnosisFacts: FactBuilder {
  static let axial = FactPath("diagnosis.axial_only")
  static let indication = FactPath("diagnosis.esi_indication")
  static let structural = FactPath("diagnosis.structural")

  let paths = [axial, indication, structural]

  func facts(from mentions: ChartMentions) -> [Fact] {
    [axialOnly(mentions)].compactMap(\.self) + indications(mentions) + structures(mentions)
  }

  // MARK: - Pain

  private func diagnoses(_ names: Set<String>, _ mentions: ChartMentions) -> [Mention] {
    placed(
      mentions.of(.statedDiagnosis).filter { names.contains($0.choice ?? "") },
      in: mentions.request.region)
  }

  /// Pain that follows a root, named as such; of the limb that the requested region supplies.
  private func radicular(_ mentions: ChartMentions) -> [Mention] {
    placed(
      mentions.of(.radicularPain).filter { $0.choice(.manner) != "limb pain" },
      in: mentions.request.region)
  }

  /// Named without a region as a rule, and of the whole back or body.
  private static let regionless: Set<String> = ["post-laminectomy", "zoster", "widespread pain"]

  /// Those of the requested region. What names none may be of another: it is only possible.
  private func placed(_ named: [Mention], in region: SpinalLevel.Region?) -> [Mention] {
    guard let region else { return named }
    return named.compactMap { mention in
      if let own = mention.namedRegion { return own == region.rawValue ? mention : nil }
      var mention = mention
      if mention.isPresent, !Self.regionless.contains(mention.choice ?? "") {
        mention.context.assertion = .possible
      }
      return mention
    }
  }

  private func claudication(_ mentions: ChartMentions) -> [Mention] {
    mentions.request.region == .cervical ? [] : mentions.of(.claudication)
  }

  /// A root or a narrow canal explains the pain: not axial alone. Axial pain beside a denied root
  /// pain, or by the word "only", is; axial pain with nothing said of the limb leaves it possible.
  private func axialOnly(_ mentions: ChartMentions) -> Fact? {
    let elsewhere =
      diagnoses(["radiculopathy"], mentions) + radicular(mentions) + claudication(mentions)
    let others = diagnoses(
      ["axial pain", "CRPS", "widespread pain", "cervicogenic headache"], mentions)
    let alone = others.filter { $0.isPresent && $0.choice(.extent) == "only" }
    // "No radicular pain; neurogenic claudication" is no contradiction.
    let walking = Weighing(claudication(mentions))
    let limb =
      walking?.assertion == .present && walking?.isConflict == false
      ? walking : Weighing(SymptomFacts.comparable(elsewhere))
    if let limb, limb.assertion == .present {
      var fact = limb.fact(Self.axial)
      (fact.value, fact.assertion, fact.side) = (.truth(false), .absent, nil)
      if !alone.isEmpty {
        (fact.isConflict, fact.against) = (true, alone.quotes)
      }
      return fact
    }
    guard let axial = Weighing(others), axial.assertion == .present else { return nil }
    var fact = axial.fact(Self.axial)
    if let limb, limb.assertion == .absent {
      fact.support += limb.support.quotes.filter { !fact.support.contains($0) }
    } else if alone.isEmpty {
      (fact.value, fact.assertion) = (nil, .possible)
    }
    return fact
  }

  // MARK: - Indication

  /// Each indication that policies list, with whether imaging at the requested levels agrees.
  private func indications(_ mentions: ChartMentions) -> [Fact] {
    let zoster = diagnoses(["zoster"], mentions).map { mention in
      var mention = mention
      if mention.choice(.nature) != "acute", mention.context.assertion == .present {
        mention.context.assertion = .possible
      }
      return mention
    }
    let radiculopathy = SymptomFacts.comparable(diagnoses(["radiculopathy"], mentions))
    let named = [
      ("radiculopathy", radiculopathy),
      // The word radiculopathy tells of the pain too: said once.
      ("radicular_pain", radiculopathy.contains(where: \.isPresent) ? [] : radicular(mentions)),
      ("neurogenic_claudication", claudication(mentions)),
      ("post_laminectomy", diagnoses(["post-laminectomy"], mentions)),
      ("acute_zoster", zoster),
    ]
    let verdict = imaging(mentions)
    return named.compactMap { name, found in
      guard let weighed = Weighing(found), weighed.assertion != .absent else { return nil }
      var fact = weighed.fact(Self.indication)
      fact.side = nil
      fact.value = weighed.assertion == .present ? .choice(name) : nil
      fact.concordance = verdict
      return fact
    }
  }

  /// Whether what presses at the requested levels is what the symptoms tell of.
  private func imaging(_ mentions: ChartMentions) -> Fact.Concordance {
    let concordance = Concordance(mentions)
    let requested = Set(mentions.request.levels)
    let found = [Concept.stenosis, .discHerniation, .neuralCompression].flatMap(mentions.of)
      .filter { mention in
        mention.isPresent && ![.operative, .injection].contains(mention.noteKind)
          && !["bulge", "contact"].contains(mention.choice ?? "")
          && (requested.isEmpty || !requested.isDisjoint(with: mention.levels))
      }
    let verdicts = Set(found.map(concordance.judge))
    return verdicts.contains(.agrees)
      ? .agrees : verdicts.isEmpty || verdicts.contains(.cannotTell) ? .cannotTell : .disagrees
  }

  // MARK: - Structure

  private static let classes = [
    ("fracture", "trauma"), ("neoplasm", "tumor"), ("infection", "infection"),
    ("deformity", "deformity"),
  ]

  /// Trauma, tumor, infection or deformity of the requested region. Mild deformity, a fracture
  /// without injury and what has no place in the spine by name leave it possible.
  private func structures(_ mentions: ChartMentions) -> [Fact] {
    let named = mentions.of(.structuralCondition)
    return Self.classes.compactMap { condition, name in
      let found = named.filter { $0.choice == condition && isHere($0, mentions.request.region) }
        .map { mention in
          var mention = mention
          let isSure =
            mention.choice(.region) != nil
            && (condition != "fracture" || mention.choice(.nature) == "traumatic")
            && (condition != "deformity" || mention.choice(.nature) != "mild")
          if mention.context.assertion == .present, !isSure {
            mention.context.assertion = .possible
          }
          return mention
        }
      guard let weighed = Weighing(found), weighed.assertion != .absent else { return nil }
      var fact = weighed.fact(Self.structural)
      fact.value = weighed.assertion == .present ? .choice(name) : nil
      return fact
    }
  }

  /// Of the requested region, or of none by name.
  private func isHere(_ mention: Mention, _ region: SpinalLevel.Region?) -> Bool {
    guard let region, let own = mention.choice(.region) else { return true }
    return own == region.rawValue
  }
}

extension Mention {
  /// The region of a diagnosis or of a pain, by word, root or limb.
  fileprivate var namedRegion: String? {
    if let stated = choice(.region) { return stated }
    if let root { return root.region.rawValue }
    switch choice {
    case "leg": return SpinalLevel.Region.lumbar.rawValue
    case "arm": return SpinalLevel.Region.cervical.rawValue
    default: return nil
    }
  }
}
