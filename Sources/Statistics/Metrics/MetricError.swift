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
  /// The smooth calibration curve has no finite estimate.
  case noCurve(FitError)
  /// A value is negative, NaN or infinite.
  case notAValue(row: Int)
  /// No event has a value, so nothing can be divided by the value realised.
  case nothingRealised
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
    case .noCurve(let reason): "no calibration curve: \(reason)"
    case .notAValue(let row):
      "row \(row): value is negative or not finite; give finite values of at least 0"
    case .nothingRealised:
      "no event has a value above 0; choose a holdout in which some value was realised"
    }
  }
}
