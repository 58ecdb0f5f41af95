extension WorkItems {
  /// A point of a gains curve.
  public struct Gain: Sendable, Hashable, Codable {
    public let capacity: Capacity
    /// Net value realised within it.
    public let netValue: Double
    /// The net value over what a random order brings on average with the same share of the work;
    /// `nil` where all the work together does not gain.
    public let lift: Double?
    /// The oracle's net value less this one; at least 0.
    public let regret: Double
  }

  /// Net value realised at each capacity.
  ///
  /// - Parameters:
  ///   - order: In which items are worked.
  ///   - capacities: At which to look.
  /// - Returns: A point for each.
  public func gains(_ order: WorkOrder, at capacities: [Capacity]) -> [Gain] {
    let weights = [Double](repeating: 1, count: count)
    let total = netRealised.reduce(0, +)
    return capacities.map { capacity in
      let net = netValue(rows(inOrder: order, within: capacity), capacity, weights)
      let best = netValue(rows(inOrder: .oracle, within: capacity), capacity, weights)
      let random = total * min(1, capacity.amount / allWork(capacity))
      return Gain(
        capacity: capacity, netValue: net, lift: random > 0 ? net / random : nil,
        regret: best - net)
    }
  }

  /// The net value realised when items are worked in an order until the capacity is used.
  ///
  /// The capacity is used as far as items last, on those expected to lose too; only the oracle
  /// stops. An item that fits in part counts for that part, as work goes on the next day: so the
  /// value rises without jumps, and the oracle's order is the best there is.
  ///
  /// - Parameters:
  ///   - order: In which items are worked.
  ///   - capacity: How much can be worked.
  /// - Returns: Net value, in the unit of the values.
  public func netValue(_ order: WorkOrder, within capacity: Capacity) -> Double {
    netValue(
      rows(inOrder: order, within: capacity), capacity, [Double](repeating: 1, count: count))
  }

  /// The same with each item standing as often as its weight says.
  func netValue(_ rows: [Int], _ capacity: Capacity, _ weights: [Double]) -> Double {
    var left = capacity.amount
    var sum = 0.0
    for row in rows where weights[row] > 0 {
      let need = weights[row] * work(row, capacity)
      guard need < left else { return sum + netRealised[row] * weights[row] * (left / need) }
      sum += netRealised[row] * weights[row]
      left -= need
    }
    return sum
  }

  private func work(_ row: Int, _ capacity: Capacity) -> Double {
    switch capacity {
    case .items: 1
    case .minutes: minutes[row]
    }
  }

  private func allWork(_ capacity: Capacity) -> Double {
    switch capacity {
    case .items: Double(count)
    case .minutes: minutes.reduce(0, +)
    }
  }
}

extension Capacity {
  /// The number of items or of minutes.
  public var amount: Double {
    switch self {
    case .items(let amount), .minutes(let amount): amount
    }
  }
}
