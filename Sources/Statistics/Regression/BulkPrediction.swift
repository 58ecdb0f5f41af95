/// Probabilities of many rows with their intervals, an array for each quantity.
///
/// A million rows are wanted as columns, not as values; for the contributions of a row see
/// ``FittedLogisticRegression/prediction(for:offset:)``.
public struct BulkPrediction: Sendable, Hashable {
  /// 1 / (1 + e^(−η)).
  public let probabilities: [Double]
  /// The standard error of the log-odds η, as ``Prediction/standardError``.
  public let standardErrors: [Double]
  /// The lower ends of Wald intervals, expit(η − z · SE).
  public let lower: [Double]
  /// The upper ends, expit(η + z · SE).
  public let upper: [Double]
  /// The coverage of the intervals.
  public let level: Double
}

extension FittedLogisticRegression {
  /// Predicts every row of a design. Terms and levels are matched by name.
  ///
  /// The variance xᵀ C x of a row is read from tables of the covariance by level and by pair of
  /// levels, so that it costs a few look-ups and O(q²) products for q numbers, not O(p²).
  ///
  /// - Parameters:
  ///   - rows: n rows with the terms of the model; levels not in training count as in
  ///     ``prediction(for:offset:)``.
  ///   - offsets: n known log-odds, added as they are.
  ///   - level: The coverage of the intervals, in 0..<1.
  ///   - workers: Into how many runs the rows are split; the numbers do not depend on it.
  /// - Returns: n of each quantity.
  /// - Throws: ``PredictionError`` for a missing term, or an unseen level without a penalty.
  public func predictions(
    of rows: DesignMatrix, offsets: [Double]? = nil, level: Double = 0.9, workers: Int = 4
  ) throws(PredictionError) -> BulkPrediction {
    if let offsets {
      precondition(offsets.count == rows.rowCount, "one offset is needed for each row")
    }
    precondition(workers > 0 && level >= 0 && level < 1, "level must be in 0..<1")
    return try BulkScoring(self, rows, offsets: offsets).run(level: level, workers: workers)
  }
}
