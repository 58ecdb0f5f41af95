/// One of the things of which a pathway requires all: a criterion, or a group of alternatives.
///
/// Alternatives count once, an exclusion counts as met where it is ruled out, and what is only
/// recommended is no requirement.
public struct Requirement: Sendable, Hashable {
  /// Whether it is fulfilled.
  public let verdict: Verdict
  /// The criteria that it turns on.
  public let criteria: [CriterionVerdict]

  /// What would have to be documented, in the policy's order; empty where it is settled.
  public var questions: [CriterionVerdict] {
    verdict.truth == nil ? criteria.filter { $0.question != nil && !$0.criterion.isSoft } : []
  }
}

extension Evaluation {
  /// In the policy's order, exclusions last.
  public var requirements: [Requirement] {
    Self.requirements(of: root)
      + exclusions.map { Requirement(verdict: $0.verdict.negated, criteria: [$0]) }
  }

  private static func requirements(of tree: VerdictTree) -> [Requirement] {
    guard tree.isRequired else { return [] }
    if case .group(let group) = tree, group.operation == .all {
      return group.children.flatMap { requirements(of: $0) }
    }
    return [Requirement(verdict: tree.verdict, criteria: tree.criteria)]
  }
}
