@testable import ClinicalRecords

/// Mentions in the words of the gold. What the gold does not annotate has none: bone and joint
/// changes, sac and contact, claudication, disability scores, ages, laboratory values, counselling.
extension Mention {
  var goldValue: (kind: GoldItem.Kind, value: String)? {
    goldTreatment.map { (.treatment, $0) } ?? goldSymptom.map { (.symptom, $0) }
      ?? goldFinding.map { (.finding, $0) } ?? goldScore.map { (.score, $0) }
      ?? goldMotor.map { (.motor, $0) } ?? goldTobacco.map { (.tobacco, $0) }
  }

  /// Conditions, diagnoses and discs in the words of `diagnoses.json`.
  var goldDiagnosis: (kind: GoldItem.Kind, value: String)? {
    switch concept {
    case .statedDiagnosis: choice.map { (.diagnosis, $0) }
    case .structuralCondition: choice.flatMap { $0 == "facet cyst" ? nil : (.condition, $0) }
    case .dynamicInstability: (.condition, "instability")
    case .discDegeneration: (.degeneration, "degeneration")
    case .canalDiameter:
      if case .number(let length, _) = value {
        (.canal, "canal \(Self.plain(length)) mm")
      } else {
        nil
      }
    default: nil
    }
  }

  /// A sign's result is its assertion: a negative Spurling's is absent.
  var goldAssertion: Fact.Assertion {
    let signs: Set<Concept> = [
      .straightLegRaise, .spurling, .femoralStretch, .longTractSign, .reflex,
    ]
    guard signs.contains(concept), case .choice(let result) = value else {
      return context.assertion
    }
    switch result {
    case "negative", "normal": return .absent
    case "equivocal": return .possible
    default: return .present
    }
  }

  private func choice(_ detail: Detail) -> String? {
    if case .choice(let words) = details[detail] { words } else { nil }
  }

  private var choice: String? {
    if case .choice(let words) = value { words } else { nil }
  }

  private var goldTreatment: String? {
    switch concept {
    case PhysicalTherapy.concept: "pt"
    case HomeExercise.concept: "home exercise"
    case Injections.epidural: "esi"
    case Injections.facet, Injections.other: "other injection"
    case "chiropractic", "acupuncture", "brace": concept.rawValue
    case "nsaid", "opioid", "muscle relaxant": "medicine:" + concept.rawValue
    case "oral steroid": "medicine:steroid"
    case "acetaminophen", "topical", "analgesic", "nerve pain medicine": "medicine:other"
    case .priorSurgery, .plannedProcedure: "surgery"
    default: nil
    }
  }

  private var goldSymptom: String? {
    switch concept {
    case .radicularPain: choice.map { "radicular \($0) pain" } ?? "radicular pain"
    case .weakness: "weakness"
    case .bowelBladder: "bowel/bladder dysfunction"
    case .sensoryChange where choice(.manner) == "told": "numbness"
    default: nil
    }
  }

  private var goldFinding: String? {
    switch concept {
    case .stenosis: choice(.location) == "foraminal" ? "foraminal stenosis" : "stenosis"
    case .discHerniation: choice
    case .listhesis: "listhesis"
    case .straightLegRaise: "SLR"
    case .spurling: "Spurling"
    case .femoralStretch: "femoral nerve stress"
    case .reflex: "reflex change"
    case .sensoryChange where choice(.manner) != "told": "sensory loss"
    case .longTractSign:
      choice(.sign).flatMap { ["Hoffmann", "Babinski", "clonus"].contains($0) ? $0 : nil }
    case .neuralCompression where choice == "compression":
      switch choice(.structure) {
      case "cord": "cord compression"
      case "root", "neural", nil: "nerve root compression"
      default: nil
      }
    default: nil
    }
  }

  private var goldScore: String? {
    guard concept == .painScore else { return nil }
    if case .number(let score, _) = value { return "pain \(Self.plain(score))" }
    guard case .number(let low, _) = details[.low], case .number(let high, _) = details[.high]
    else {
      return nil
    }
    return "pain \(Self.plain(low))-\(Self.plain(high))"
  }

  private var goldMotor: String? {
    guard concept == .motorStrength, case .motor(let grade) = value else { return nil }
    switch (choice(.muscle), choice(.region)) {
    case ("all", "upper"): return "UE all \(grade.rawValue)"
    case ("all", "lower"): return "LE all \(grade.rawValue)"
    case (let muscle?, _): return "\(muscle) \(grade.rawValue)"
    default: return nil
    }
  }

  private var goldTobacco: String? {
    guard concept == .tobacco, let choice, choice != "cessation advised" else { return nil }
    return choice == "none now" ? "never" : choice
  }

  private static func plain(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
