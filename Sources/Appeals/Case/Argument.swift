public import MedicalPolicies

/// A pathway's verdicts as they are argued: which are pleaded, and which alone would decide.
public struct Argument: Sendable, Hashable {
  /// One criterion.
  public struct Point: Sendable, Hashable {
    public enum Role: String, Sendable, Hashable, CaseIterable {
      case criterion
      /// Of these none may be met.
      case exclusion
      /// A condition that excuses criteria.
      case waiver
    }

    public let verdict: CriterionVerdict
    public let role: Role
    /// Whether it is one of those by which the pathway is met.
    public let isPleaded: Bool
    /// Whether the pathway would be met if this alone were.
    public let isDecisive: Bool

    var criterion: Criterion { verdict.criterion }
  }

  public let evaluation: Evaluation
  /// Criteria, exclusions and waivers that hold, in the policy's order.
  public let points: [Point]

  public init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    let isMet = evaluation.result.truth == true
    let pleaded = Self.pleaded(in: evaluation.root)
    let exclusions = evaluation.exclusions.map(\.verdict.negated)
    let criteria = evaluation.root.criteria.map { verdict in
      let isDecisive =
        !isMet && verdict.verdict.truth != true && !verdict.criterion.isSoft
        && Verdict.all([Self.verdict(of: evaluation.root, granting: verdict)] + exclusions).truth
          == true
      return Point(
        verdict: verdict, role: .criterion, isPleaded: pleaded.contains(verdict),
        isDecisive: isDecisive)
    }
    let excluded = evaluation.exclusions.map {
      Point(verdict: $0, role: .exclusion, isPleaded: false, isDecisive: false)
    }
    // A waiver that excuses nothing here is not argued.
    let excused = Set(
      evaluation.root.criteria.filter { $0.verdict == .waived }.map(\.criterion.id))
    let waivers = evaluation.waivers
      .filter { $0.hasFired && !excused.isDisjoint(with: $0.waiver.waives) }
      .flatMap { Self.pleaded(in: $0.condition) }
      .map { Point(verdict: $0, role: .waiver, isPleaded: true, isDecisive: false) }
    points = criteria + excluded + waivers
  }

  /// Required criteria that are not met, in the policy's order; exclusions count where they hold.
  public var open: [Point] {
    points.filter { point in
      switch point.role {
      case .criterion: !point.criterion.isSoft && point.verdict.verdict.truth != true
      case .exclusion: point.verdict.verdict.truth != false
      case .waiver: false
      }
    }
  }

  /// What is met, but for groups of which nothing may be.
  private static func pleaded(in tree: VerdictTree) -> [CriterionVerdict] {
    switch tree {
    case .criterion(let verdict): verdict.verdict == .met ? [verdict] : []
    case .group(let group):
      group.operation == .none ? [] : group.children.flatMap { pleaded(in: $0) }
    }
  }

  /// The tree's verdict if one criterion were met.
  private static func verdict(of tree: VerdictTree, granting granted: CriterionVerdict) -> Verdict {
    switch tree {
    case .criterion(let verdict): return verdict == granted ? .met : verdict.verdict
    case .group(let group):
      let required = group.children.filter { $0.criteria.contains { !$0.criterion.isSoft } }
        .map { verdict(of: $0, granting: granted) }
      guard !required.isEmpty else { return group.verdict }
      switch group.operation {
      case .all: return .all(required)
      case .any: return .any(required)
      case .none: return .none(required)
      case .atLeast(let count): return .atLeast(count, of: required)
      }
    }
  }
}

extension Policy {
  /// Number and title, as a letter names it.
  public var name: String {
    title.hasPrefix(number)
      ? title : number.split(separator: "|").joined(separator: " / ") + ", \(title)"
  }
}
