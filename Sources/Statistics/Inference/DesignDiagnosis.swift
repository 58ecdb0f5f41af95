/// Whether a design and its outcomes have a maximum likelihood estimate, found before fitting.
///
/// An unpenalised logistic regression has one finite estimate exactly if no column is a
/// combination of others and no direction separates the outcomes. Both are decided here for all
/// columns at once, with names:
///
///     let diagnosis = try DesignDiagnosis(design, outcomes: outcomes)
///     for alias in diagnosis.aliases { print(alias) }
///     if let separation = diagnosis.separation { print(separation.terms) }
///
/// Aliased columns come from Cholesky's method on the centred and scaled columns in their order,
/// dependent ones passed over; R sets their coefficients to `NA`. Separation is decided by
/// projection onto the cone of directions in which no row loses likelihood, in finitely many
/// steps and whether or not the estimates would come close: `detectseparation` in R does the same
/// by a linear programme.
///
/// Source: Albert and Anderson (1984), Biometrika 71:1–10; Konis (2007), DPhil thesis, Oxford.
public struct DesignDiagnosis: Sendable, Hashable {
  /// Every column that is a combination of those before it.
  public let aliases: [AliasedColumn]
  /// The terms that separate the outcomes, if some do.
  public let separation: Separation?

  /// Whether maximum likelihood has one finite estimate.
  public var hasEstimate: Bool { aliases.isEmpty && separation == nil }

  /// - Parameters:
  ///   - design: n × p predictors, without an intercept column.
  ///   - outcomes: n outcomes.
  ///   - weights: n case weights; rows of weight 0 are not looked at.
  /// - Throws: ``FitError`` for no rows, one class, an undeclared level or an invalid weight.
  /// - Complexity: O(n (q + m)² + p³) for aliases; for separation O(n (q + m) + p²) for each of
  ///   some p steps, and again for each term if there is one.
  public init(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil
  ) throws(FitError) {
    precondition(outcomes.count == design.rowCount, "one outcome is needed for each row")
    try Self.refuse(weights, rows: design.rowCount)
    aliases = try DesignColumns(design, weights: weights).aliases()
    separation = try Self.separation(
      design, outcomes: outcomes, weights: weights, aliases: aliases, ridge: 0)
  }

  private static func refuse(_ weights: [Double]?, rows: Int) throws(FitError) {
    guard let weights else { return }
    precondition(weights.count == rows, "one case weight is needed for each row")
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row + 1)
    }
  }

  /// Without aliased numbers and constant factors, which change nothing: other columns say the
  /// same.
  static func separation(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]?, aliases: [AliasedColumn],
    ridge: Ridge
  ) throws(FitError) -> Separation? {
    let aliased = Set(aliases.map(\.column))
    let counted = (0..<design.rowCount).filter { (weights?[$0] ?? 1) > 0 }
    let numbers = design.numeric.map(\.name).filter(aliased.contains)
    let constants = design.factors.filter { factor in
      counted.allSatisfy { factor.codes[$0] == factor.codes[counted[0]] }
    }
    let rows = try InferenceRows(
      design.dropping(numbers + constants.map(\.name)), outcomes: outcomes, weights: weights,
      offsets: nil, ridge: ridge)
    let held = rows.description.termNames.filter { ridge[$0] > 0 }
    return Separation.find(in: rows, held: held)
  }
}
