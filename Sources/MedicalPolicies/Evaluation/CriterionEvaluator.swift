import Claims
import ClinicalRecords

/// Evaluates trees of criteria of one policy.
struct CriterionEvaluator {
  let policy: Policy
  let request: SurgeryRequest
  let facts: ChartFacts
  let library: PolicyLibrary

  /// `waivers` has, by criterion, the label of the waiver that excuses it.
  func tree(_ node: CriteriaNode, waivers: [String: String] = [:]) -> VerdictTree {
    switch node {
    case .criterion(let criterion):
      return .criterion(verdict(criterion, waiver: waivers[criterion.id]))
    case .group(let group):
      let children = group.children.map { tree($0, waivers: waivers) }
      let verdicts = children.filter(\.isRequired).map(\.verdict)
      return .group(
        GroupVerdict(
          operation: group.operation, label: group.label,
          // Recommendations alone ask for nothing.
          verdict: verdicts.isEmpty ? .waived : group.operation.verdict(of: verdicts),
          children: children))
    }
  }

  func verdict(_ criterion: Criterion, waiver: String? = nil) -> CriterionVerdict {
    var weighed = weigh(criterion)
    if let waiver {
      weighed = Weighed(verdict: .waived, grounds: .waiver(waiver), facts: weighed.facts)
    }
    let sentence = Sentence(criterion: criterion, request: request, catalogue: library.facts)
    return CriterionVerdict(
      criterion: criterion, verdict: weighed.verdict, effective: policy.effective,
      grounds: weighed.grounds, facts: weighed.facts, reason: sentence.reason(weighed),
      question: weighed.verdict.truth == nil ? sentence.question(weighed.grounds) : nil)
  }

  private func weigh(_ criterion: Criterion) -> Weighed {
    let main = withConditions(criterion)
    if main.verdict == .met { return main }
    if let path = criterion.unlessFact, let excuse = holds(path) {
      return Weighed(verdict: .waived, grounds: .excused(path), facts: excuse)
    }
    let applied = ifItApplies(criterion, withAlternative(criterion, main))
    return applied
  }

  private func withConditions(_ criterion: Criterion) -> Weighed {
    if case .policyMet(let file, let pathway) = criterion.test {
      return otherPolicy(file: file, pathway: pathway)
    }
    let weigher = FactWeigher(request: request, facts: facts)
    let main = weigher.weigh(criterion.ask(criterion.fact, criterion.test))
    let conditions = criterion.conditions.map { condition -> Weighed in
      var weighed = weigher.weigh(
        Ask(path: condition.fact, test: condition.test, lookbackDays: condition.maximumAgeDays))
      weighed.grounds = .condition(condition.fact, condition.test)
      return weighed
    }
    return conditions.isEmpty ? main : FactWeigher.conjunction([main] + conditions)
  }

  private func withAlternative(_ criterion: Criterion, _ main: Weighed) -> Weighed {
    guard let path = criterion.alternativeFact, !facts[path].isEmpty else { return main }
    let weigher = FactWeigher(request: request, facts: facts)
    let other = weigher.weigh(criterion.ask(path, .isTrue))
    switch (main.verdict, other.verdict) {
    case (_, .met): return Weighed(verdict: .met, grounds: .alternative(path), facts: other.facts)
    case (.notMet, .unknown), (.notMet, .conflict): return other
    default: return main
    }
  }

  private func ifItApplies(_ criterion: Criterion, _ main: Weighed) -> Weighed {
    guard let path = criterion.appliesIf, main.verdict != .met else { return main }
    let weigher = FactWeigher(request: request, facts: facts)
    let applies = weigher.weigh(Ask(path: path, test: .isTrue))
    switch applies.verdict.truth {
    case true: return main
    case false:
      return Weighed(verdict: .waived, grounds: .doesNotApply(path), facts: applies.facts)
    case nil:
      return Weighed(
        verdict: .unknown, grounds: .perhapsDoesNotApply(path),
        facts: main.facts + applies.facts)
    }
  }

  /// The facts that say that it is true, or `nil`.
  private func holds(_ path: FactPath) -> [Fact]? {
    let weighed = FactWeigher(request: request, facts: facts).weigh(Ask(path: path, test: .isTrue))
    return weighed.verdict == .met ? weighed.facts : nil
  }

  private func otherPolicy(file: String, pathway id: String) -> Weighed {
    guard let policy = library.policy(file: file), let pathway = policy.pathway(id) else {
      return Weighed(verdict: .unknown, grounds: .otherPolicy(file))
    }
    let inner = Evaluation(
      of: pathway, in: policy, request: request, facts: facts, library: library)
    return Weighed(
      verdict: inner.result, grounds: .otherPolicy(policy.number),
      facts: inner.criteria.flatMap(\.facts))
  }
}

extension CriteriaGroup.Operator {
  func verdict(of verdicts: [Verdict]) -> Verdict {
    switch self {
    case .all: .all(verdicts)
    case .any: .any(verdicts)
    case .none: .none(verdicts)
    case .atLeast(let count): .atLeast(count, of: verdicts)
    }
  }
}

extension Criterion {
  fileprivate func ask(_ path: FactPath, _ test: CriterionTest) -> Ask {
    Ask(
      path: path, test: test, lookbackDays: lookbackDays, isPerLevel: isPerLevel,
      hasPlace: isPerLevel || needsConcordance || type.hasPlace,
      needsConcordance: needsConcordance, isConsecutive: isConsecutive, spanDays: spanDays,
      isCare: type == .conservativeCare)
  }
}
