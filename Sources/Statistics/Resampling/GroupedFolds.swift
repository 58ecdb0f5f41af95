/// Divides rows into folds for cross-validation, keeping the rows of one group together.
///
/// Lines of one claim, or claims of one patient, know each other's outcome: parted between
/// training and holdout they make a model look better than it is.
public struct GroupedFolds: Sendable, Hashable {
  /// The number of folds K.
  public let count: Int
  /// For each row its fold, 0..<K.
  public let foldOfRow: [Int]

  /// Shuffles the groups and deals each, the largest first, to the fold with the fewest rows.
  ///
  /// - Parameters:
  ///   - groups: The group of each row.
  ///   - count: K ≥ 2.
  ///   - seed: Equal arguments give equal folds.
  public init<Group: Hashable>(groups: [Group], count: Int, seed: UInt64) {
    precondition(count >= 2, "cross-validation needs at least two folds")
    self.count = count
    var rowsOfGroup: [[Int]] = []
    var numbers: [Group: Int] = [:]
    for (row, group) in groups.enumerated() {
      if let number = numbers[group] {
        rowsOfGroup[number].append(row)
      } else {
        numbers[group] = rowsOfGroup.count
        rowsOfGroup.append([row])
      }
    }
    foldOfRow = Self.deal(rowsOfGroup, rowCount: groups.count, count: count, seed: seed)
  }

  /// The rows outside and inside a fold, each in order.
  ///
  /// - Parameter fold: 0..<K.
  /// - Returns: Positions to train on and to evaluate on.
  public func split(_ fold: Int) -> (training: [Int], holdout: [Int]) {
    let rows = foldOfRow.indices
    return (rows.filter { foldOfRow[$0] != fold }, rows.filter { foldOfRow[$0] == fold })
  }

  private static func deal(
    _ rowsOfGroup: [[Int]], rowCount: Int, count: Int, seed: UInt64
  ) -> [Int] {
    var random = RandomSource(seed: seed)
    // Groups arrive in order of their first row, so the shuffle depends on the seed alone; ties
    // in size keep the shuffled order.
    let order = rowsOfGroup.indices.shuffled(using: &random).enumerated().sorted {
      let (a, b) = (rowsOfGroup[$0.element].count, rowsOfGroup[$1.element].count)
      return a == b ? $0.offset < $1.offset : a > b
    }
    var sizes = [Int](repeating: 0, count: count)
    var folds = [Int](repeating: 0, count: rowCount)
    for (_, group) in order {
      let fold = sizes.indices.min { sizes[$0] < sizes[$1] } ?? 0
      for row in rowsOfGroup[group] { folds[row] = fold }
      sizes[fold] += rowsOfGroup[group].count
    }
    return folds
  }
}
