/// In which order items are worked.
public enum WorkOrder: String, Sendable, Hashable, Codable, CaseIterable {
  /// p · a − cost, highest first.
  case expectedNetValue
  /// (p · a − cost) / minutes, highest first.
  case expectedNetValuePerMinute
  /// a, highest first: what a practice without a model does.
  case value
  /// Earliest deadline first.
  case deadline
  /// First in, first out.
  case arrival
  /// p, highest first.
  case probability
  /// What hindsight would do: the net value realised (per minute where minutes are the limit),
  /// highest first, and nothing that loses. No order does better.
  case oracle
}

extension WorkItems {
  /// Positions of items in the order they are worked.
  ///
  /// Ties go to the earlier arrival, then the higher value and at last the row that stands first;
  /// so with distinct arrivals the order of the rows does not matter.
  ///
  /// - Parameters:
  ///   - order: By what they are sorted.
  ///   - capacity: Whether items or minutes are the limit, which matters to the oracle only.
  /// - Returns: All rows, or for the oracle those that gain.
  public func rows(inOrder order: WorkOrder, within capacity: Capacity) -> [Int] {
    let keys = keys(order, capacity)
    let rows = order == .oracle ? keys.indices.filter { netRealised[$0] > 0 } : Array(keys.indices)
    return rows.sorted { first, second in
      if keys[first] != keys[second] { return keys[first] < keys[second] }
      if arrivals[first] != arrivals[second] { return arrivals[first] < arrivals[second] }
      if values[first] != values[second] { return values[first] > values[second] }
      return first < second
    }
  }

  /// Lowest first.
  private func keys(_ order: WorkOrder, _ capacity: Capacity) -> [Double] {
    switch order {
    case .expectedNetValue: expectedNetValues.map { -$0 }
    case .expectedNetValuePerMinute: zip(expectedNetValues, minutes).map { -$0 / $1 }
    case .value: values.map { -$0 }
    case .deadline: deadlines
    case .arrival: arrivals
    case .probability: scored.probabilities.map { -$0 }
    case .oracle:
      switch capacity {
      case .items: netRealised.map { -$0 }
      case .minutes: zip(netRealised, minutes).map { -$0 / $1 }
      }
    }
  }
}
