/// How the levels of a factor become coefficients.
public enum FactorCoding: String, Sendable, Hashable, Codable {
  /// A coefficient for every level.
  ///
  /// For ridge > 0: each level's effect is shrunk toward the average level, none is privileged,
  /// and the effects of a factor sum to zero. It is a random intercept with variance 1/λ. Without
  /// a penalty the levels add up to the intercept and the fit is refused as collinear.
  case oneHot

  /// A coefficient for every level but the first, as the difference from the first.
  ///
  /// R's `contr.treatment` and the usual choice without a penalty.
  case treatment

  /// ``oneHot`` for a factor with ridge > 0, ``treatment`` for a free one.
  ///
  /// What a model of fixed and random effects needs.
  case byPenalty

  /// What it means for a factor with the penalty λ.
  func resolved(ridge: Double) -> FactorCoding {
    guard self == .byPenalty else { return self }
    return ridge > 0 ? .oneHot : .treatment
  }
}
