/// Why a week could not be taken in. Rows are counted from 1.
public enum MonitoringError: Error, Sendable, Hashable {
  /// A group that was not named at the start.
  case undeclaredGroup(row: Int)
  /// A probability that is not strictly between 0 and 1.
  case certain(row: Int)
  /// A count that is negative, or not one count for each category.
  case invalidCounts(group: String)
}

extension MonitoringError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .undeclaredGroup(let row):
      "row \(row): group is not watched; name all groups at the start, or map it to one of them"
    case .certain(let row):
      "row \(row): prediction is not strictly between 0 and 1; a ratio of likelihoods needs that"
    case .invalidCounts(let group):
      "group '\(group)': expected one count of at least 0 for each category of the reference"
    }
  }
}
