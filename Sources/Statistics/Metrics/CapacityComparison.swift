/// What orders of work bring within one capacity, against a baseline order.
public struct CapacityComparison: Sendable, Hashable, Codable {
  public struct Result: Sendable, Hashable, Codable {
    public let order: WorkOrder
    /// Net value, lift and regret.
    public let gain: WorkItems.Gain
    /// Net value less that of the baseline, under the cluster bootstrap; both orders see the same
    /// resamples.
    public let difference: BootstrapDistribution
  }

  public let capacity: Capacity
  public let baseline: WorkOrder
  /// One for each order.
  public let results: [Result]
}

extension WorkItems {
  /// Compares orders of work by what they would have brought.
  ///
  /// A model is worth its difference from what would be done without it, not its gain over
  /// nothing: hence the baseline, and a paired interval, which is far narrower than the two
  /// orders' own. A resample holds as many clusters as the sample and the capacity stays: it asks
  /// how the comparison would come out on other items of the kind.
  ///
  /// - Parameters:
  ///   - capacity: How much can be worked.
  ///   - baseline: What would be done without the model.
  ///   - orders: To be compared.
  ///   - bootstrap: Resamples of these items.
  /// - Returns: A result for each order.
  public func comparison(
    within capacity: Capacity, baseline: WorkOrder = .value,
    of orders: [WorkOrder] = WorkOrder.allCases, bootstrap: ClusterBootstrap
  ) -> CapacityComparison {
    precondition(
      bootstrap.clusters.clusterOfRow.count == count, "the bootstrap must be of the same items")
    let reference = rows(inOrder: baseline, within: capacity)
    let results = orders.compactMap { order -> CapacityComparison.Result? in
      let sorted = rows(inOrder: order, within: capacity)
      let difference = bootstrap.distribution { weights in
        netValue(sorted, capacity, weights) - netValue(reference, capacity, weights)
      }
      guard let difference, let gain = gains(order, at: [capacity]).first else { return nil }
      return .init(order: order, gain: gain, difference: difference)
    }
    return CapacityComparison(capacity: capacity, baseline: baseline, results: results)
  }
}
