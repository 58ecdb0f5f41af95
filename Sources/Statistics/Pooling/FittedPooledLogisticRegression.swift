import Foundation

/// A pooled regression that has converged.
public struct FittedPooledLogisticRegression: Sendable, Hashable, Codable {
  /// How far the levels of a random factor differ.
  public struct Spread: Sendable, Hashable, Codable {
    /// The random factor.
    public let term: String
    /// τ, the standard deviation of its levels' effects in log-odds; 0 when the marginal
    /// likelihood is highest there: the levels show no more difference than chance makes.
    public let standardDeviation: Double
    /// The standard error of log τ, from the curvature of the marginal likelihood; 0 at τ = 0.
    public let logStandardError: Double

    /// Whether τ is at the boundary 0, where it has no standard error.
    public var isZero: Bool { standardDeviation == 0 }

    /// τ exp(±z · SE), a Wald interval of log τ; `nil` at τ = 0.
    ///
    /// - Parameter level: The coverage, in 0..<1.
    /// - Returns: An interval of τ.
    public func interval(level: Double = 0.9) -> ConfidenceInterval? {
      guard !isZero else { return nil }
      let wald = ConfidenceInterval(
        estimate: log(standardDeviation), standardError: logStandardError, level: level)
      return ConfidenceInterval(lower: exp(wald.lower), upper: exp(wald.upper), level: level)
    }
  }

  /// The effect of one level of a random factor.
  public struct LevelEffect: Sendable, Hashable {
    public let level: String
    /// The posterior mode in log-odds, relative to the average level.
    public let effect: Double
    /// The posterior standard deviation, with the uncertainty of the fixed effects and of τ.
    public let standardError: Double
  }

  /// The model given τ: a ridge regression with λ = 1/τ² for each random factor, whose
  /// coefficients, predictions and contributions are those of this one. (A τ of 0 stands as 0.001
  /// there.)
  public let model: FittedLogisticRegression
  /// The random factors in the order of the terms.
  public let spreads: [Spread]
  /// For each random factor the change of the model's coefficients with log τ, the intercept at
  /// the means of the numeric terms.
  private let slopes: [[Double]]
  /// The covariance of the log τ.
  private let logCovariance: SymmetricMatrix
  /// L at its maximum, with the log density of the prior if there is one, without the constant of the outcomes' saturated model; R's `logLik`.
  public let logMarginalLikelihood: Double

  init(
    _ maximum: SpreadSearch.Maximum, names: [String], settings: PooledLogisticRegression,
    tiles: DesignTiles
  ) {
    let point = maximum.point
    model = FittedLogisticRegression(
      NewtonSolver.Solution(
        coefficients: point.coefficients, logLikelihood: point.logLikelihood,
        system: point.system, iterations: maximum.iterations),
      of: tiles, ridge: point.ridge)
    spreads = names.enumerated().map { index, name in
      Spread(
        term: name,
        standardDeviation: maximum.isAtZero[index] ? 0 : exp(point.logDeviations[index]),
        logStandardError: maximum.covariance[index, index].squareRoot())
    }
    slopes = maximum.slopes.map {
      FittedLogisticRegression.centred($0, tiles.description, tiles.basis)
    }
    logCovariance = maximum.covariance
    logMarginalLikelihood = point.logMarginalLikelihood
  }

  /// The intercept and the coefficients of the fixed terms, by name.
  ///
  /// Standard errors, here and of level effects and predictions, are those given τ with the
  /// uncertainty of τ added: Var + Σ (∂/∂log τ_f) (∂/∂log τ_g) Cov(log τ_f, log τ_g), the
  /// first-order correction of Kass and Steffey (1989), JASA 84:717–726. Those of ``model`` are
  /// given τ.
  public var fixedEffects: [(name: String, estimate: Double, standardError: Double)] {
    let random = Set(spreads.map(\.term))
    return model.coefficientNames.indices.compactMap { index in
      guard !random.contains(model.design.place(ofCoefficient: index).term) else { return nil }
      var position = [(index: index, value: 1.0)]
      if index == 0 {
        position += model.design.numeric.enumerated().map { ($0 + 1, -$1.mean) }
      }
      return (
        model.coefficientNames[index], model.coefficients[index],
        corrected(model.standardErrors[index], position)
      )
    }
  }

  /// The standard errors of ``model``'s coefficients in their order, with the uncertainty of τ.
  public var standardErrors: [Double] {
    let means = model.design.numeric.enumerated().map { (index: $0 + 1, value: -$1.mean) }
    return model.coefficients.indices.map { index in
      corrected(model.standardErrors[index], [(index: index, value: 1)] + (index == 0 ? means : []))
    }
  }

  /// The effects of a random factor's levels, in their order; empty for another term.
  public func levelEffects(of term: String) -> [LevelEffect] {
    guard spreads.contains(where: { $0.term == term }),
      let index = model.design.factors.firstIndex(where: { $0.name == term })
    else { return [] }
    let start = model.design.factorOffsets[index]
    return model.design.factors[index].levels.enumerated().map { number, level in
      LevelEffect(
        level: level, effect: model.coefficients[start + number],
        standardError: corrected(model.standardErrors[start + number], [(start + number, 1)]))
    }
  }

  /// The spread of a random factor.
  public func spread(of term: String) -> Spread? { spreads.first { $0.term == term } }

  /// Predicts one case.
  ///
  /// A level of a random factor that was not in training has the effect 0, the population's, adds
  /// τ² to the variance and is named in ``Prediction/unseenLevels``. Contributions sum to the
  /// log-odds.
  ///
  /// - Throws: ``PredictionError`` for a missing or non-finite value, or an unseen level of a
  ///   fixed factor.
  public func prediction(
    for row: DesignRow, offset: Double = 0
  ) throws(PredictionError) -> Prediction {
    let given = try model.prediction(for: row, offset: offset)
    let position = try model.terms(of: row).position
    return Prediction(
      logOdds: given.logOdds, probability: given.probability,
      standardError: corrected(given.standardError, position),
      contributions: given.contributions, unseenLevels: given.unseenLevels)
  }

  /// A standard error given τ, of a sum of coefficients, with the uncertainty of τ added.
  private func corrected(
    _ standardError: Double, _ position: [(index: Int, value: Double)]
  ) -> Double {
    let changes = slopes.enumerated().map { index, slope in
      (index: index, value: position.reduce(0) { $0 + slope[$1.index] * $1.value })
    }
    let added = logCovariance.quadraticForm(changes)
    return (standardError * standardError + max(0, added)).squareRoot()
  }
}
