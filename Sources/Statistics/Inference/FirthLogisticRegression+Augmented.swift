extension FirthLogisticRegression {
  /// Fits the model with the prior's share of the data marked as such (FLAC).
  ///
  /// Firth's estimates are those of maximum likelihood on the rows together with, for each row,
  /// hᵢ/2 copies of it as an event and hᵢ/2 as none. FLAC fits those data by maximum likelihood
  /// with one more column that is 1 in the copies, so that they no longer pull the intercept of
  /// the observed rows: the mean probability is the observed rate.
  ///
  /// The result describes the observed rows: the mark is left out, and so 0. Standard errors are
  /// from the inverse information of the augmented data; likelihoods are those of the observed
  /// rows.
  ///
  /// Source: Puhr, Heinze, Nold, Lusa and Geroldinger (2017), Statistics in Medicine
  /// 36:2302–2317.
  ///
  /// - Parameters:
  ///   - design: n × p predictors; factors in treatment coding.
  ///   - outcomes: n outcomes.
  ///   - weights: n case weights; a weight of 2 equals listing the row twice.
  ///   - offsets: n known log-odds, added as they are.
  /// - Returns: A regression for predicting.
  /// - Throws: ``FitError``, never for separation.
  public func fitAugmented(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil, offsets: [Double]? = nil
  ) throws(FitError) -> FittedLogisticRegression {
    let rows = try InferenceRows(design, outcomes: outcomes, weights: weights, offsets: offsets)
    let hat = try optimum(of: rows).point.hatValues
    let copies = rows.positions + rows.positions + rows.positions
    let count = rows.count
    let augmented = try DesignMatrix(
      numeric: design.numeric.map { column in
        NumericColumn(column.name, copies.map { column.values[$0] })
      } + [
        NumericColumn("(Augmented)", (0..<3 * count).map { $0 < count ? 0 : 1 })
      ],
      factors: design.factors.map { factor in
        FactorColumn(factor.name, levels: factor.levels, codes: copies.map { factor.codes[$0] })
      }, coding: design.coding)
    let halves = hat.map { $0 / 2 }
    let observed = rows.outcomes.map { $0 == 1 }
    let fit = try LogisticRegression().fit(
      augmented, outcomes: observed + observed + observed.map { !$0 },
      weights: rows.weights + halves + halves,
      offsets: offsets == nil ? nil : rows.offsets + rows.offsets + rows.offsets)
    return unmarked(fit, rows)
  }

  /// The fit without the mark, which stands after the numeric terms.
  private func unmarked(
    _ fit: FittedLogisticRegression, _ rows: InferenceRows
  ) -> FittedLogisticRegression {
    let (mark, whole) = (rows.numericCount + 1, fit.covariance)
    let kept = fit.coefficients.indices.filter { $0 != mark }
    let means = rows.description.numeric.map(\.mean)
    // The intercept at the means: γ₀ = β₀ + Σ mⱼ βⱼ.
    let shift = [(index: 0, value: 1.0)] + means.enumerated().map { (index: $0 + 1, value: $1) }
    var centred = kept.map { fit.coefficients[$0] }
    for (index, mean) in means.enumerated() { centred[0] += mean * centred[index + 1] }
    let covariance = SymmetricMatrix(dimension: kept.count) { row, column in
      if row == 0 { return whole.quadraticForm(shift) }
      if column > 0 { return whole[kept[row], kept[column]] }
      return shift.reduce(0) { $0 + $1.value * whole[kept[row], $1.index] }
    }
    let logLikelihood = rows.logLikelihood(
      at: rows.basis.coordinates(kept.map { fit.coefficients[$0] }))
    return FittedLogisticRegression(
      centred: centred, covariance: covariance, logLikelihood: logLikelihood,
      iterations: fit.iterations, of: rows)
  }
}
