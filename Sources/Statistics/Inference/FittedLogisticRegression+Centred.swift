extension FittedLogisticRegression {
  /// A fit found by inference rather than by ``LogisticRegression``.
  ///
  /// - Parameters:
  ///   - centred: β with the intercept at the means of the numeric terms.
  ///   - covariance: Theirs.
  ///   - logLikelihood: ℓ of the rows.
  ///   - iterations: Steps taken.
  ///   - rows: What it was fitted to.
  init(
    centred: [Double], covariance: SymmetricMatrix, logLikelihood: Double, iterations: Int,
    of rows: InferenceRows
  ) {
    design = rows.description
    ridge = 0
    self.logLikelihood = logLikelihood
    totalWeight = rows.totalWeight
    eventWeight = rows.eventWeight
    self.iterations = iterations
    nullDeviance = -2 * rows.matchingIntercept(rows.offsets).logLikelihood
    let numeric = rows.description.numeric
    coefficients =
      [numeric.indices.reduce(centred[0]) { $0 - numeric[$1].mean * centred[$1 + 1] }]
      + centred.dropFirst()
    meanEffects = zip(design.factors, design.factorOffsets).map { factor, offset in
      zip(factor.shares.dropFirst(factor.droppedLevels), centred[offset...]).reduce(0) {
        $0 + $1.0 * $1.1
      }
    }
    coefficientCovariance = CoefficientCovariance(whole: covariance)
    let shift =
      [(index: 0, value: 1.0)]
      + numeric.enumerated().map { (index: $0 + 1, value: -$1.mean) }
    standardErrors = ([covariance.quadraticForm(shift)] + covariance.diagonal.dropFirst())
      .map { $0.squareRoot() }
  }
}
