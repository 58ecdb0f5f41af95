public import MedicalPolicies

/// Which pathway of a policy is argued, and which are named beside it.
///
/// A policy covers one operation in several ways, and a denial speaks of one of them, or of none. The
/// rule, as a surgeon would choose:
///
/// 1. A policy that the denial names comes before any other. What follows holds within each policy,
///    for a pathway of another policy is no answer to this one.
/// 2. A pathway that is met leads, if it can be this patient's: it lists a requested diagnosis or any,
///    or no pathway of the policy lists one; and a finding, a planned step or an event of its own is
///    among what meets it, not only time, care or habits, which fit any condition. Of several, one
///    that the denial speaks of, then the first.
/// 3. Without such a one, the pathway that the denial speaks of, for it must be answered.
/// 4. Then the policy's order, those last whose own finding the record speaks against.
///
/// The pathway that the denial speaks of stays in sight where another leads (``denied``). One that is met
/// but may be for another condition is never argued, and a person is asked about it (``alsoMet``).
public struct ArguedPathway: Sendable, Hashable {
  /// What is argued.
  public let evaluation: Evaluation
  /// What the denial speaks of, where that is another pathway of the same policy.
  public let denied: Evaluation?
  /// Other pathways of the policy that are met, while the argued one is not.
  public let alsoMet: [Evaluation]
  /// Other pathways of the policy that fit and that an answer may still meet, while the argued one is not.
  public let open: [Evaluation]
  /// All but the argued one, in the order in which they would be.
  public let others: [Evaluation]

  /// Nothing without a pathway.
  ///
  /// - Parameters:
  ///   - evaluations: Every pathway that could govern, in the library's order.
  ///   - denial: What the payer wrote; `nil` before a denial.
  public init?(of evaluations: [Evaluation], denial: DenialLetter?) {
    let named = { (evaluation: Evaluation) in denial?.names(evaluation.policy) == true }
    let byPolicy = (evaluations.filter(named) + evaluations.filter { !named($0) })
      .reduce(into: [[Evaluation]]()) { groups, evaluation in
        let place = groups.firstIndex { $0.first?.policy.uid == evaluation.policy.uid }
        if let place { groups[place].append(evaluation) } else { groups.append([evaluation]) }
      }
    let ordered = byPolicy.flatMap { Self.ordered($0, denial) }
    guard let first = ordered.first, let own = byPolicy.first else { return nil }
    evaluation = first
    others = Array(ordered.dropFirst())
    let spoken = denial.map { $0.pathways(spokenOfAmong: own.map(\.pathway)) } ?? []
    let isAnswered = spoken.isEmpty || spoken.contains(first.pathway)
    denied = isAnswered ? nil : own.first { spoken.contains($0.pathway) }
    let isMet = first.result.truth == true
    let beside = isMet ? [] : own.filter { $0.pathway != first.pathway }
    alsoMet = beside.filter { $0.result.truth == true }
    open = beside.filter {
      $0.result.truth == nil && $0.fits(among: own) && !$0.isSpokenAgainst
    }
  }

  /// What to know of the other pathways before this one is argued, in sentences without a full stop.
  public var notes: [String] {
    let spoken = denied.map {
      "the denial speaks of \($0.pathwayName), which is \($0.countedResult); argued is "
        + "\(evaluation.pathwayName), which is \(evaluation.countedResult)"
    }
    let met = alsoMet.map {
      "\($0.pathwayName) is met, and \(evaluation.pathwayName) is argued, which is "
        + "\(evaluation.countedResult): see whether the other is this patient's condition; if it is, "
        + "the request's diagnosis should say so"
    }
    return [spoken].compactMap(\.self) + met
  }

  /// Pathways of one policy, the one to argue first.
  private static func ordered(
    _ evaluations: [Evaluation], _ denial: DenialLetter?
  ) -> [Evaluation] {
    let spoken = denial.map { $0.pathways(spokenOfAmong: evaluations.map(\.pathway)) } ?? []
    func place(_ evaluation: Evaluation) -> Int {
      let isSpokenOf = spoken.contains(evaluation.pathway)
      let fits = evaluation.fits(among: evaluations)
      if evaluation.result.truth == true, fits, evaluation.hasFindingOfItsOwn {
        return isSpokenOf ? 0 : 1
      }
      if isSpokenOf { return 2 }
      return fits && !evaluation.isSpokenAgainst ? 3 : 4
    }
    // Stable: within a place the library's order.
    return evaluations.enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      .map(\.element)
  }
}

extension Evaluation {
  /// `Anticipated iatrogenic instability (CMM-609.4)`, as a page names it.
  public var pathwayName: String { "\(pathway.indication) (\(pathway.section))" }

  /// `not met (3 met, 1 not met, 1 open)`, counted by requirements.
  public var countedResult: String {
    let truths = requirements.map(\.verdict.truth)
    let met = truths.count { $0 == true }
    let notMet = truths.count { $0 == false }
    return "\(result.words) (\(met) met, \(notMet) not met, \(truths.count - met - notMet) open)"
  }

  /// Whether it can be the patient's, by the diagnoses that it and its neighbours list.
  fileprivate func fits(among others: [Evaluation]) -> Bool {
    listsADiagnosis || pathway.diagnosisCodes.isEmpty || !others.contains { $0.listsADiagnosis }
  }

  private var listsADiagnosis: Bool {
    !Set(pathway.diagnosisCodes).isDisjoint(with: request.diagnosisCodes)
  }

  /// Whether something that tells this condition from others is among what meets it.
  fileprivate var hasFindingOfItsOwn: Bool {
    Argument(self).points.contains { point in
      point.role == .criterion && point.isPleaded && point.criterion.type.isOfCondition
    }
  }

  /// Whether the record has the contrary of what it asks of the condition itself.
  fileprivate var isSpokenAgainst: Bool {
    requirements.contains { requirement in
      let types = requirement.criteria.map(\.criterion.type)
      return requirement.verdict.truth == false && types.contains(where: \.isOfCondition)
        && types.allSatisfy { $0.isOfCondition || $0 == .symptom }
    }
  }
}

extension CriterionType {
  /// Whether it tells one condition from another. Time, care, habits and scores do not, and neither
  /// does pain, which most conditions share.
  var isOfCondition: Bool {
    switch self {
    case .examFinding, .imagingFinding, .imagingCorrelation, .instability, .instabilityMetric,
      .redFlag, .urgentCondition, .injectionResponse, .diagnosis, .plan:
      true
    default: false
    }
  }
}
