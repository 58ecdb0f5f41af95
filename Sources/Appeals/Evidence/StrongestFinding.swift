public import ClinicalRecords

/// The one finding to lead with, by a fixed order and never by how strongly it is worded.
public struct StrongestFinding: Sendable, Hashable {
  /// First wins.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case redFlag = "red flag"
    case motorProgression = "measured motor progression"
    case imaging = "severe concordant stenosis or extrusion"
    case motion = "motion on dynamic films"
    case function = "two function scores"
    case electrodiagnosis = "electrodiagnostic study"
  }

  public let kind: Kind
  /// One fact, or the earlier and the later of two.
  public let facts: [Fact]

  /// `nil` where the record has none of the kinds.
  ///
  /// - Parameters:
  ///   - facts: What the chart says.
  ///   - documents: Its documents; a grade of stenosis counts only from an imaging report.
  ///   - isMotionDenied: The payer says that the segment is stable: its motion answers that, and a
  ///     narrow canal, which nobody denied, does not.
  public init?(
    in facts: ChartFacts, of documents: [SourceDocument], isMotionDenied: Bool = false
  ) {
    let sayable = facts.all.filter(\.isSayable)
    let reports = Set(
      documents.filter { $0.kind == "imaging report" }.map(\.name))
    let order =
      isMotionDenied
      ? [.redFlag, .motorProgression, .motion] + Kind.allCases : Kind.allCases
    for kind in order {
      if let found = Self.find(kind, in: sayable, reports) {
        self.kind = kind
        self.facts = found
        return
      }
    }
    return nil
  }

  private static func find(_ kind: Kind, in facts: [Fact], _ reports: Set<String>) -> [Fact]? {
    switch kind {
    case .redFlag:
      first(facts) { fact in
        redFlags.contains(fact.path.rawValue) && fact.value == .truth(true)
      }
    case .motorProgression:
      decline(facts)
        ?? first(facts) { fact in
          ["neuro.progression_two_points", "neuro.progressive_deficit_two_exams"]
            .contains(fact.path.rawValue) && fact.value == .truth(true)
        }
    case .imaging:
      first(facts.filter { $0.support.contains { reports.contains($0.document) } }) { fact in
        (fact.path == FactPath("imaging.stenosis_grade") && fact.value == .stenosis(.severe)
          && fact.concordance == .agrees)
          || (fact.path == FactPath("imaging.herniation_concordant")
            && fact.value == .truth(true)
            && fact.support.contains { $0.text.lowercased().contains("extru") })
      }
    case .motion:
      first(facts) { $0.path == FactPath("imaging.dynamic_translation_mm") }
    case .function: twoScores(facts)
    case .electrodiagnosis:
      first(facts) { $0.path.rawValue.split(separator: ".").contains("emg") }
    }
  }

  /// As the card names it, before its quote.
  var words: String {
    guard kind == .imaging else { return kind.rawValue }
    return facts.first?.path == FactPath("imaging.stenosis_grade")
      ? "imaging that fits the symptoms" : "an extrusion that fits the symptoms"
  }

  static let redFlags: Set<String> = [
    "neuro.cauda_equina", "neuro.bowel_bladder", "neuro.conus_syndrome", "neuro.myelopathy",
    "urgent.unstable_fracture", "urgent.infection", "urgent.neoplasm",
  ]

  private static func first(_ facts: [Fact], where holds: (Fact) -> Bool) -> [Fact]? {
    facts.first(where: holds).map { [$0] }
  }

  /// The same muscle and side, clearly weaker on a later day.
  private static func decline(_ facts: [Fact]) -> [Fact]? {
    let graded = facts.filter {
      $0.path.rawValue.hasPrefix("neuro.motor_mrc.") && ($0.lastDay ?? $0.firstDay) != nil
    }
    for (index, first) in graded.enumerated() {
      for second in graded[(index + 1)...]
      where first.path == second.path && first.side == second.side && first.level == second.level {
        guard case .motor(let one)? = first.value, case .motor(let two)? = second.value,
          let dayOne = first.lastDay ?? first.firstDay,
          let dayTwo = second.lastDay ?? second.firstDay
        else { continue }
        if dayOne < dayTwo, two.isClearly(below: one) { return [first, second] }
        if dayTwo < dayOne, one.isClearly(below: two) { return [second, first] }
      }
    }
    return nil
  }

  private static func twoScores(_ facts: [Fact]) -> [Fact]? {
    let scores = facts.filter { $0.path == FactPath("function.odi") }
      .compactMap { fact in (fact.lastDay ?? fact.firstDay).map { (day: $0, fact: fact) } }
      .sorted { $0.day < $1.day }
    guard let first = scores.first, let last = scores.last, first.day < last.day else { return nil }
    return [first.fact, last.fact]
  }
}
