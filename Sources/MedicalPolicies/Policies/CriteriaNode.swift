/// A tree of criteria.
public indirect enum CriteriaNode: Sendable, Hashable {
  case criterion(Criterion)
  case group(CriteriaGroup)

  /// Every criterion, in reading order.
  public var criteria: [Criterion] {
    switch self {
    case .criterion(let criterion): [criterion]
    case .group(let group): group.children.flatMap(\.criteria)
    }
  }
}

/// Criteria under one operator.
public struct CriteriaGroup: Sendable, Hashable {
  public enum Operator: Sendable, Hashable {
    case all, any, none
    case atLeast(Int)

    public var words: String {
      switch self {
      case .all: "all of"
      case .any: "any of"
      case .none: "none of"
      case .atLeast(let count): "at least \(count) of"
      }
    }
  }

  public let operation: Operator
  public let label: String?
  public let children: [CriteriaNode]
}
