/// Which rows belong together: lines of one claim, claims of one patient.
///
/// Rows of a cluster know something of each other's outcome; intervals that take them as
/// independent are too narrow.
public struct Clusters: Sendable, Hashable {
  /// The number of clusters G.
  public let count: Int
  /// For each row its cluster, 0..<G, numbered in order of first appearance.
  public let clusterOfRow: [Int]

  /// Numbers the clusters.
  ///
  /// - Parameter labels: The cluster of each row; equal labels belong together.
  public init<Label: Hashable>(_ labels: [Label]) {
    var numbers: [Label: Int] = [:]
    clusterOfRow = labels.map { label in
      if let number = numbers[label] { return number }
      numbers[label] = numbers.count
      return numbers.count - 1
    }
    count = numbers.count
  }

  /// Every row a cluster of its own, for rows that are independent.
  public init(independentRows count: Int) {
    clusterOfRow = Array(0..<count)
    self.count = count
  }

  /// The rows of each cluster, in order.
  public var rowsOfCluster: [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, cluster) in clusterOfRow.enumerated() { rows[cluster].append(row) }
    return rows
  }

  /// Σ of the values of each cluster's rows.
  ///
  /// - Parameter values: One for each row.
  /// - Returns: G sums.
  func sums(of values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for (cluster, value) in zip(clusterOfRow, values) { sums[cluster] += value }
    return sums
  }
}
