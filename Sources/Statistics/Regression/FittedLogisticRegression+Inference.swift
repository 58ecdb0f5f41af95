import Foundation

extension FittedLogisticRegression {
  /// `(Intercept)`, the numeric terms, then `term = level`.
  public var coefficientNames: [String] { design.coefficientNames }

  /// The inverse of the penalised Hessian Xᵀ W X + Λ at the estimate, Λ the diagonal of the
  /// coefficients' penalties.
  ///
  /// With λ = 0 it is the inverse Fisher information, R's `vcov`; with λ > 0 the covariance of the
  /// Bayesian posterior (Laplace) under normal priors of variance 1/λ.
  ///
  /// - Complexity: O(p²), and O(K R²) beside a factor of K ≥ 64 levels, R being the other
  ///   coefficients; it is made on each use.
  public var covariance: SymmetricMatrix {
    let numeric = design.numeric
    let centred = coefficientCovariance.full()
    // β₀ = γ₀ − Σ mⱼ βⱼ.
    let intercept = (0..<centred.dimension).map { row in
      numeric.enumerated().reduce(centred[row, 0]) { $0 - $1.1.mean * centred[row, $1.0 + 1] }
    }
    let corner = standardErrors[0] * standardErrors[0]
    return SymmetricMatrix(dimension: centred.dimension) { row, column in
      column > 0 ? centred[row, column] : row > 0 ? intercept[row] : corner
    }
  }

  /// −2 log-likelihood; each row is one Bernoulli cell, so the saturated model contributes 0.
  public var deviance: Double { -2 * logLikelihood }

  /// The number of parameters the penalties leave free: p + 1 − Σ λⱼ Var(βⱼ), the trace of
  /// (XᵀWX)(XᵀWX + Λ)⁻¹; p + 1 without a penalty.
  ///
  /// Source: Gray (1992), JASA 87:942–951.
  public var effectiveParameters: Double {
    zip(design.penalties(ridge), standardErrors).reduce(Double(coefficients.count)) {
      $0 - $1.0 * $1.1 * $1.1
    }
  }

  /// Akaike's criterion, deviance + 2 k, with k = ``effectiveParameters``.
  public var aic: Double { deviance + 2 * effectiveParameters }

  /// Schwarz's criterion, deviance + k log Σw, with k = ``effectiveParameters``.
  public var bic: Double { deviance + effectiveParameters * log(totalWeight) }

  /// Wald intervals βⱼ ± z · SEⱼ, in the order of ``coefficientNames``.
  ///
  /// - Parameter level: The coverage, in 0..<1.
  /// - Returns: An interval for each coefficient.
  public func coefficientIntervals(level: Double = 0.9) -> [ConfidenceInterval] {
    zip(coefficients, standardErrors).map {
      ConfidenceInterval(estimate: $0, standardError: $1, level: level)
    }
  }
}

extension FittedLogisticRegression {
  /// The covariance with the intercept taken at the means of the numeric terms.
  var centredCovariance: SymmetricMatrix { coefficientCovariance.full() }
}
