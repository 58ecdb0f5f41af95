/// n rows of few non-zero predictors each: level codes, standardised numbers, or words of a text.
///
/// Compressed by row; the intercept is not among the columns.
struct SparseRows: Sendable {
  /// p.
  private(set) var columnCount: Int
  /// Where each row's entries begin, and where the last one's end.
  private(set) var starts: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Double] = []

  var rowCount: Int { starts.count - 1 }

  init(columnCount: Int) {
    self.columnCount = columnCount
  }

  mutating func add(_ entries: [(column: Int, value: Double)]) {
    for entry in entries {
      columns.append(Int32(entry.column))
      values.append(entry.value)
    }
    starts.append(columns.count)
  }
}

extension SparseRows {
  /// A design as its description codes it: numbers standardised, a column for each level that has
  /// a coefficient.
  init(_ design: DesignMatrix, _ description: DesignDescription) {
    let offsets = description.factorOffsets
    self.init(columnCount: description.coefficientNames.count - 1)
    for row in 0..<design.rowCount {
      var entries: [(column: Int, value: Double)] = []
      for (index, (column, numeric)) in zip(design.numeric, description.numeric).enumerated() {
        entries.append((index, (column.values[row] - numeric.mean) / numeric.standardDeviation))
      }
      for (index, (factor, known)) in zip(design.factors, description.factors).enumerated() {
        let level = Int(factor.codes[row]) - known.droppedLevels
        if level >= 0 { entries.append((offsets[index] - 1 + level, 1)) }
      }
      add(entries)
    }
  }
}
