public import ClinicalRecords

/// The verdict on one criterion, with what it rests on.
public struct CriterionVerdict: Sendable, Hashable {
  public let criterion: Criterion
  public let verdict: Verdict
  /// When the policy took effect; `nil` where that is not known.
  public let effective: EffectiveDay?
  public let grounds: Grounds
  /// The facts used, each with its quotes.
  public let facts: [Fact]
  /// One sentence in plain words.
  public let reason: String
  /// What to ask the clinic; for every verdict that is unknown or in conflict.
  public let question: String?

  /// `unknown (soft)`: what is recommended and does not block says so.
  public var words: String {
    criterion.isSoft && verdict.truth == nil ? "\(verdict.words) (soft)" : verdict.words
  }
}

/// The verdicts in the shape of the policy's tree.
public indirect enum VerdictTree: Sendable, Hashable {
  case criterion(CriterionVerdict)
  case group(GroupVerdict)

  public var verdict: Verdict {
    switch self {
    case .criterion(let criterion): criterion.verdict
    case .group(let group): group.verdict
    }
  }

  /// Every criterion, in reading order.
  public var criteria: [CriterionVerdict] {
    switch self {
    case .criterion(let criterion): [criterion]
    case .group(let group): group.children.flatMap(\.criteria)
    }
  }

  /// Whether anything in it blocks.
  var isRequired: Bool { criteria.contains { !$0.criterion.isSoft } }
}

public struct GroupVerdict: Sendable, Hashable {
  public let operation: CriteriaGroup.Operator
  public let label: String?
  public let verdict: Verdict
  public let children: [VerdictTree]
}

/// A waiver and whether its condition holds; it excuses only where that is met.
public struct WaiverVerdict: Sendable, Hashable {
  public let waiver: Waiver
  public let condition: VerdictTree

  public var hasFired: Bool { condition.verdict.truth == true }
}
