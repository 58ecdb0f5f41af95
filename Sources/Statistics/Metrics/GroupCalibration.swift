/// Calibration in the large, group by group, small groups drawn towards the rest.
///
/// Group g's rows have log-odds logit pᵢ + μ + b_g with b_g ~ N(0, τ²): μ is what the model is off
/// for all, τ how much groups differ beyond it. A group of three rows keeps almost nothing of its
/// raw deviation, one of three hundred almost all; so the largest deviation shown is not merely
/// that of the smallest group.
public struct GroupCalibration: Sendable, Hashable, Codable {
  public struct Group: Sendable, Hashable, Codable {
    public let name: String
    public let count: Int
    public let eventCount: Int
    /// Σ pᵢ, the events predicted.
    public let expectedEvents: Double
    /// μ + b_g, the log-odds by which the group's predictions are too low; pooled.
    public let deviation: Calibration.Estimate
    /// The mean of expit(logit pᵢ + μ + b_g), the event rate once corrected.
    public let correctedRate: Double

    /// The group's own events over those predicted, not pooled.
    public var observedToExpected: Double { Double(eventCount) / expectedEvents }
  }

  /// In the order of first appearance.
  public let groups: [Group]
  /// μ, in log-odds; above 0 the predictions are too low.
  public let overall: Calibration.Estimate
  /// τ, in log-odds; 0 when groups differ no more than chance makes them.
  public let spread: Double
}

extension ScoredOutcomes {
  /// Calibration by group with empirical-Bayes shrinkage.
  ///
  /// τ maximises the Laplace approximation to the likelihood with b and μ integrated out (the
  /// restricted likelihood), by golden section in 0...3; the deviations are the joint mode given
  /// τ, with the standard error of their normal approximation, which takes τ as known and rows as
  /// independent.
  ///
  /// Source: Breslow and Clayton (1993), JASA 88:9–25; shrinkage as in Efron and Morris (1975),
  /// JASA 70:311–319.
  ///
  /// - Parameter groups: The name of each row's group.
  /// - Returns: The groups, what is common to them and how far they spread.
  /// - Throws: ``MetricError/oneClass`` or ``MetricError/certain(row:)``.
  public func calibration(byGroup groups: [String]) throws(MetricError) -> GroupCalibration {
    precondition(groups.count == count, "one group is needed for each row")
    try requireBothClasses()
    let pooled = PooledDeviations(try predictedLogOdds(), outcomes, Clusters(groups))
    let mode = pooled.bestMode()
    let rows = pooled.clusters.rowsOfCluster
    return GroupCalibration(
      groups: rows.indices.map { group in
        let deviation = mode.overall + mode.deviations[group]
        let corrected = rows[group].reduce(0) { $0 + expit(pooled.logOdds[$1] + deviation) }
        return .init(
          name: groups[rows[group].first ?? 0], count: rows[group].count,
          eventCount: rows[group].count { outcomes[$0] },
          expectedEvents: rows[group].reduce(0) { $0 + probabilities[$1] },
          deviation: .init(value: deviation, standardError: mode.standardError(group)),
          correctedRate: corrected / Double(rows[group].count))
      },
      overall: .init(
        value: mode.overall, standardError: 1 / mode.overallInformation.squareRoot()),
      spread: mode.spread)
  }
}
