extension FittedLogisticRegression {
  /// Predicts one case and divides its log-odds among the terms.
  ///
  /// A level that was not in training has the coefficient 0, that of the average level, and is
  /// named in ``Prediction/unseenLevels``; the variance 1/λ of its effect is added. That needs
  /// one-hot coding and ridge > 0 of the factor; otherwise there is no such thing as the average
  /// level, and the case is refused.
  ///
  /// - Parameters:
  ///   - row: The case, by the names of the terms.
  ///   - offset: Log-odds known beforehand, added as they are; a fit with offsets describes what
  ///     its terms add to them.
  /// - Returns: The prediction with its contributions.
  /// - Throws: ``PredictionError`` for a missing or non-finite value or an unseen level.
  public func prediction(
    for row: DesignRow, offset: Double = 0
  ) throws(PredictionError) -> Prediction {
    guard offset.isFinite else { throw .nonFinite(term: Prediction.Contribution.offset) }
    let terms = try terms(of: row)
    var contributions =
      [Prediction.Contribution(term: Prediction.Contribution.baseline, logOdds: baseline)]
      + terms.contributions
    if offset != 0 {
      contributions.append(.init(term: Prediction.Contribution.offset, logOdds: offset))
    }
    let logOdds = contributions.reduce(0) { $0 + $1.logOdds }
    let variance = coefficientCovariance.quadraticForm(terms.position) + terms.extraVariance
    return Prediction(
      logOdds: logOdds, probability: expit(logOdds),
      standardError: max(0, variance).squareRoot(), contributions: contributions,
      unseenLevels: terms.unseen)
  }

  /// Predicts a row of a design, counted from 0. Its terms are matched by name.
  public func prediction(
    forRow position: Int, of design: DesignMatrix, offset: Double = 0
  ) throws(PredictionError) -> Prediction {
    var row = design.row(position)
    for factor in design.factors where row.levels[factor.name] == nil {
      row.levels[factor.name] = Self.unseenName
    }
    return try prediction(for: row, offset: offset)
  }

  /// Log-odds at the training averages of all terms.
  public var baseline: Double {
    let numbers = design.numeric.enumerated().reduce(coefficients[0]) {
      $0 + coefficients[$1.0 + 1] * $1.1.mean
    }
    return meanEffects.reduce(numbers, +)
  }

  /// A name no level has: levels come from data, where a null character cannot stand.
  private static let unseenName = "\0"

  /// What a row is made of.
  struct TermSums {
    var contributions: [Prediction.Contribution] = []
    /// Non-zero entries of the row in centred coordinates.
    var position = [(index: 0, value: 1.0)]
    var extraVariance = 0.0
    var unseen: [String] = []
  }

  func terms(of row: DesignRow) throws(PredictionError) -> TermSums {
    var terms = TermSums()
    try addNumbers(of: row, to: &terms)
    try addLevels(of: row, to: &terms)
    return terms
  }

  private func addNumbers(of row: DesignRow, to terms: inout TermSums) throws(PredictionError) {
    for (index, numeric) in design.numeric.enumerated() {
      guard let value = row.numbers[numeric.name] else { throw .missing(term: numeric.name) }
      guard value.isFinite else { throw .nonFinite(term: numeric.name) }
      let deviation = value - numeric.mean
      terms.position.append((index + 1, deviation))
      terms.contributions.append(
        .init(term: numeric.name, logOdds: coefficients[index + 1] * deviation))
    }
  }

  private func addLevels(of row: DesignRow, to terms: inout TermSums) throws(PredictionError) {
    for (index, factor) in design.factors.enumerated() {
      guard let name = row.levels[factor.name] else { throw .missing(term: factor.name) }
      var effect = 0.0
      if let level = factor.levels.firstIndex(of: name) {
        if let coefficient = coefficientIndex(factor: index, level: level) {
          terms.position.append((coefficient, 1))
          effect = coefficients[coefficient]
        }
      } else {
        guard allowsUnseen(factor) else { throw .unseenLevel(term: factor.name) }
        terms.unseen.append(factor.name)
        terms.extraVariance += 1 / ridge[factor.name]
      }
      terms.contributions.append(
        .init(term: factor.name, logOdds: effect - meanEffects[index]))
    }
  }

  /// Whether a level that was not in training has a meaning: a draw from the penalised levels.
  func allowsUnseen(_ factor: DesignDescription.Factor) -> Bool {
    ridge[factor.name] > 0 && factor.coding == .oneHot
  }

  /// The position of a level's coefficient; the reference level has none.
  func coefficientIndex(factor: Int, level: Int) -> Int? {
    let dropped = design.factors[factor].droppedLevels
    return level < dropped ? nil : design.factorOffsets[factor] + level - dropped
  }
}
