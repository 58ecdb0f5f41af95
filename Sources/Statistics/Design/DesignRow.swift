/// The predictors of one case, by the names of their terms.
///
/// Terms a model does not use are ignored, so one row serves several models.
public struct DesignRow: Sendable, Hashable {
  public var numbers: [String: Double]
  public var levels: [String: String]

  public init(numbers: [String: Double] = [:], levels: [String: String] = [:]) {
    self.numbers = numbers
    self.levels = levels
  }
}

extension DesignMatrix {
  /// One row by name, counted from 0. A factor coded ``FactorColumn/unseen`` is left out.
  public func row(_ position: Int) -> DesignRow {
    var row = DesignRow()
    for column in numeric { row.numbers[column.name] = column.values[position] }
    for factor in factors where factor.codes[position] != FactorColumn.unseen {
      row.levels[factor.name] = factor.levels[Int(factor.codes[position])]
    }
    return row
  }
}
