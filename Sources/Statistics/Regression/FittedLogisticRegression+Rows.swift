extension FittedLogisticRegression {
  /// The log-odds of every row of a design. Terms and levels are matched by name; terms the model
  /// does not have are ignored.
  ///
  /// Levels not in training count as in ``prediction(for:offset:)``.
  ///
  /// - Parameters:
  ///   - rows: n rows with the terms of the model.
  ///   - offsets: n known log-odds, added as they are.
  /// - Returns: n log-odds.
  /// - Throws: ``PredictionError`` for a missing term, or an unseen level without a penalty.
  public func logOdds(
    of rows: DesignMatrix, offsets: [Double]? = nil
  ) throws(PredictionError) -> [Double] {
    if let offsets {
      precondition(offsets.count == rows.rowCount, "one offset is needed for each row")
    }
    var sums = [Double](repeating: coefficients[0], count: rows.rowCount)
    for (index, numeric) in design.numeric.enumerated() {
      guard let column = rows.numeric.first(where: { $0.name == numeric.name }) else {
        throw .missing(term: numeric.name)
      }
      let slope = coefficients[index + 1]
      for (row, value) in column.values.enumerated() { sums[row] += slope * value }
    }
    for index in design.factors.indices {
      try addEffects(ofFactor: index, in: rows, to: &sums)
    }
    return offsets.map { zip(sums, $0).map { $0 + $1 } } ?? sums
  }

  /// The probability of the event in every row of a design; see ``logOdds(of:offsets:)``.
  public func probabilities(
    of rows: DesignMatrix, offsets: [Double]? = nil
  ) throws(PredictionError) -> [Double] {
    try logOdds(of: rows, offsets: offsets).map(expit)
  }

  private func addEffects(
    ofFactor index: Int, in rows: DesignMatrix, to sums: inout [Double]
  ) throws(PredictionError) {
    let known = design.factors[index]
    guard let factor = rows.factors.first(where: { $0.name == known.name }) else {
      throw .missing(term: known.name)
    }
    // The effect of each code of the other design; nil if the level was not in training.
    let effects = factor.levels.map { name in
      known.levels.firstIndex(of: name).map { level in
        coefficientIndex(factor: index, level: level).map { coefficients[$0] } ?? 0
      }
    }
    let allowsUnseen = allowsUnseen(known)
    for (row, code) in factor.codes.enumerated() {
      if code != FactorColumn.unseen, let effect = effects[Int(code)] {
        sums[row] += effect
      } else if !allowsUnseen {
        throw .unseenLevel(term: known.name)
      }
    }
  }
}
