/// The bootstrap of whole clusters: G of the G clusters are drawn with replacement, and each row
/// counts as often as its cluster was drawn.
///
/// A statistic is asked for its value at row weights (the multiplicities), so nothing is copied
/// and whatever it sorts once it need not sort again. Resample b draws from a random stream of
/// its own: more resamples leave the first ones as they were, and two statistics evaluated under
/// one seed see the same resamples, which pairs them.
///
///     let bootstrap = ClusterBootstrap(Clusters(cases), resamples: 1_000, seed: 1)
///     let distribution = bootstrap.distribution { weights in weightedMean(values, weights) }
///     print(distribution?.percentileInterval(level: 0.9))
///
/// Source: Efron (1979), Annals of Statistics 7:1–26; for clusters Davison and Hinkley (1997),
/// *Bootstrap Methods and their Application*, §3.8.
public struct ClusterBootstrap: Sendable, Hashable {
  public let clusters: Clusters
  /// How many resamples B.
  public let resamples: Int
  public let seed: UInt64

  public init(_ clusters: Clusters, resamples: Int = 1_000, seed: UInt64) {
    precondition(resamples > 0, "at least one resample is needed")
    self.clusters = clusters
    self.resamples = resamples
    self.seed = seed
  }

  /// The statistic at the sample and at each resample.
  ///
  /// - Parameters:
  ///   - accelerated: Whether to leave out each cluster in turn as well, which
  ///     ``BootstrapDistribution/acceleratedInterval(level:)`` needs; G more evaluations.
  ///   - statistic: Its value at n row weights, `nil` where it is undefined.
  /// - Returns: The distribution, or `nil` where the statistic is undefined on the sample itself
  ///   or on every resample.
  public func distribution(
    accelerated: Bool = false, of statistic: (_ weights: [Double]) -> Double?
  ) -> BootstrapDistribution? {
    let rows = clusters.clusterOfRow.count
    guard let estimate = statistic([Double](repeating: 1, count: rows)) else { return nil }
    let values = (0..<resamples).compactMap { statistic(weights(ofResample: $0)) }
    guard !values.isEmpty else { return nil }
    return BootstrapDistribution(
      estimate: estimate, values: values, undefinedCount: resamples - values.count,
      acceleration: accelerated ? acceleration(of: statistic) : nil)
  }

  /// How often each cluster is drawn in a resample; they add up to G.
  ///
  /// - Parameter number: b in 0..<B.
  /// - Returns: G multiplicities.
  public func multiplicities(ofResample number: Int) -> [Int] {
    var random = RandomSource(seed: seed).stream(UInt64(number))
    var drawn = [Int](repeating: 0, count: clusters.count)
    for _ in 0..<clusters.count { drawn[Int.random(in: 0..<clusters.count, using: &random)] += 1 }
    return drawn
  }

  /// The rows of a resample, those of a cluster drawn twice standing twice; for procedures that
  /// take rows and not weights.
  public func rows(ofResample number: Int) -> [Int] {
    zip(clusters.rowsOfCluster, multiplicities(ofResample: number)).flatMap { rows, times in
      (0..<times).flatMap { _ in rows }
    }
  }

  /// The multiplicity of each row's cluster.
  func weights(ofResample number: Int) -> [Double] {
    let drawn = multiplicities(ofResample: number)
    return clusters.clusterOfRow.map { Double(drawn[$0]) }
  }

  /// Efron's a = Σ d³ / (6 (Σ d²)^1.5), d the mean of the leave-one-cluster-out values less each.
  private func acceleration(of statistic: ([Double]) -> Double?) -> Double? {
    let left = (0..<clusters.count).compactMap { cluster in
      statistic(clusters.clusterOfRow.map { $0 == cluster ? 0 : 1 })
    }
    guard !left.isEmpty else { return nil }
    let mean = left.reduce(0, +) / Double(left.count)
    let squares = left.reduce(0) { $0 + (mean - $1) * (mean - $1) }
    let cubes = left.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }
}
