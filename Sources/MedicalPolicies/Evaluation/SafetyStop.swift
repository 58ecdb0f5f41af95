public import ClinicalRecords

/// A red flag in the record. It is told to the surgeon before any verdict is used.
public struct SafetyStop: Sendable, Hashable {
  public let path: FactPath
  /// `present`, or `possible` where the record only suspects it.
  public let assertion: Fact.Assertion
  public let facts: [Fact]

  /// Cauda equina and conus, bowel or bladder loss, `urgent.*`, a progressive deficit, and strength
  /// of 3/5 or less.
  ///
  /// A contradiction about a red flag counts as possible; what is absent or only planned does not.
  public static func found(in facts: ChartFacts) -> [SafetyStop] {
    let flags = facts.all.filter { isFlag($0) && $0.isAlive }
    return Set(flags.map(\.path)).sorted().map { path in
      let here = flags.filter { $0.path == path }
      let isPresent = here.contains { $0.assertion == .present && !$0.isConflict }
      return SafetyStop(path: path, assertion: isPresent ? .present : .possible, facts: here)
    }
  }

  private static let paths: Set<FactPath> = [
    FactPath("neuro.cauda_equina"), FactPath("neuro.bowel_bladder"),
    FactPath("neuro.conus_syndrome"), FactPath("neuro.progressive_deficit"),
    FactPath("neuro.progressive_deficit_two_exams"),
  ]

  private static func isFlag(_ fact: Fact) -> Bool {
    if paths.contains(fact.path) || fact.path.rawValue.hasPrefix("urgent.") {
      return fact.value != .truth(false)
    }
    guard fact.path.rawValue.hasPrefix("neuro.motor_mrc"), case .motor(let grade)? = fact.value
    else { return false }
    return grade <= .three
  }
}

extension Fact {
  fileprivate var isAlive: Bool {
    isConflict || assertion == .present || assertion == .possible
  }
}
