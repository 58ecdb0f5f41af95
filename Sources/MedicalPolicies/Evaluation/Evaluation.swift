import Claims
public import ClinicalRecords

/// A pathway held against a chart: a verdict on every criterion, and what follows.
///
/// Only what the record states as present meets a criterion, inside its window, at the requested
/// level and side; nothing is rounded up. What is missing is unknown and comes with a question.
public struct Evaluation: Sendable, Hashable {
  public let policy: Policy
  public let pathway: Pathway
  public let request: SurgeryRequest
  public let result: Verdict
  public let root: VerdictTree
  /// Of these none may be met.
  public let exclusions: [CriterionVerdict]
  public let waivers: [WaiverVerdict]
  /// Apart from the verdict: a red flag goes to the surgeon first.
  public let safetyStops: [SafetyStop]

  public init(
    of pathway: Pathway, in policy: Policy, request: SurgeryRequest, facts: ChartFacts,
    library: PolicyLibrary
  ) {
    self.policy = policy
    self.pathway = pathway
    self.request = request
    let evaluator = CriterionEvaluator(
      policy: policy, request: request, facts: facts, library: library)
    let waivers = pathway.waivers.map {
      WaiverVerdict(waiver: $0, condition: evaluator.tree($0.when))
    }
    let excused = waivers.filter(\.hasFired).flatMap { fired in
      fired.waiver.waives.map { ($0, fired.waiver.label) }
    }
    let root = evaluator.tree(
      pathway.root, waivers: Dictionary(excused, uniquingKeysWith: { first, _ in first }))
    let exclusions = pathway.exclusions.map { evaluator.verdict($0) }
    self.waivers = waivers
    self.root = root
    self.exclusions = exclusions
    safetyStops = SafetyStop.found(in: facts)
    let isStopped = root.criteria.contains { $0.criterion.isHardStop && $0.verdict == .notMet }
    result =
      isStopped
      ? .notMet
      : exclusions.isEmpty
        ? root.verdict : .all([root.verdict, .none(exclusions.map(\.verdict))])
  }

  /// The criteria of the tree and the exclusions, in reading order.
  public var criteria: [CriterionVerdict] { root.criteria + exclusions }

  public func criterion(_ id: String) -> CriterionVerdict? {
    criteria.first { $0.criterion.id == id }
  }

  /// Contradictions in the record or against the request; while there are any, no letter goes out.
  public var conflicts: [CriterionVerdict] { criteria.filter { $0.verdict == .conflict } }

  /// What the clinic is asked, blocking criteria first.
  public var questions: [CriterionVerdict] {
    let open = criteria.filter { $0.question != nil }
    return open.filter { !$0.criterion.isSoft } + open.filter(\.criterion.isSoft)
  }

  /// Criteria that rest on unverified text; none may be cited as the policy's.
  public var unverified: [CriterionVerdict] {
    criteria.filter { $0.criterion.verification == .unverified }
  }
}
