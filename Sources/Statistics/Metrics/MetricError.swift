/// Why a metric is undefined. Rows are counted from 1.
public enum MetricError: Error, Sendable, Hashable {
  case noRows
  /// The metric compares events with non-events, and one of them is absent.
  case oneClass
  /// A probability is NaN or outside 0...1.
  case notAProbability(row: Int)
  /// A probability of exactly 0 or 1 has no log-odds to calibrate.
  case certain(row: Int)
  /// The calibration slope has no finite estimate.
  case noSlope(FitError)
}

extension MetricError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noRows: "no rows to evaluate; choose a holdout with at least one row"
    case .oneClass: "all outcomes are the same; the metric needs rows of both"
    case .notAProbability(let row):
      "row \(row): prediction is not in 0...1; give probabilities, not log-odds"
    case .certain(let row):
      "row \(row): prediction is exactly 0 or 1; calibration needs finite log-odds"
    case .noSlope(let reason): "no calibration slope: \(reason)"
    }
  }
}
