/// Whether terms left out of a model are missed: twice the difference of two log-likelihoods
/// against χ² with as many degrees of freedom as coefficients left out.
///
///     let test = LikelihoodRatioTest(of: withoutPayer, within: withPayer)
///
/// R's `anova(reduced, full, test = "LRT")`.
///
/// Source: Wilks (1938), Annals of Mathematical Statistics 9:60–62.
public struct LikelihoodRatioTest: Sendable, Hashable {
  /// 2 (ℓ_full − ℓ_reduced) ≥ 0.
  public let statistic: Double
  /// The difference in the number of coefficients.
  public let degreesOfFreedom: Int
  /// P(χ² > statistic).
  public var pValue: Double { chiSquaredUpperTail(statistic, degreesOfFreedom: degreesOfFreedom) }

  /// Tests a model against a larger one.
  ///
  /// - Precondition: Both were fitted without a penalty to the same rows, and every term of
  ///   `reduced` is a term of `full`, which has more.
  public init(of reduced: FittedLogisticRegression, within full: FittedLogisticRegression) {
    precondition(
      [reduced, full].allSatisfy {
        $0.ridge.standard == 0 && $0.ridge.terms.allSatisfy { $1 == 0 }
      },
      "a likelihood-ratio test compares fits without a penalty")
    let (few, many) = (Set(reduced.coefficientNames), Set(full.coefficientNames))
    precondition(few.isStrictSubset(of: many), "the terms of one fit must be among the other's")
    precondition(
      abs(reduced.nullDeviance - full.nullDeviance) <= 1e-9 * full.nullDeviance,
      "a likelihood-ratio test compares fits of the same rows")
    statistic = max(0, reduced.deviance - full.deviance)
    degreesOfFreedom = many.count - few.count
  }

  /// Tests the model with the intercept alone (and the offsets) against one with terms.
  ///
  /// - Precondition: It was fitted without a penalty and has terms.
  public init(ofInterceptWithin full: FittedLogisticRegression) {
    precondition(full.coefficients.count > 1, "the model must have terms")
    self.init(statistic: full.nullDeviance - full.deviance, full.coefficients.count - 1)
  }

  init(statistic: Double, _ degreesOfFreedom: Int) {
    self.statistic = max(0, statistic)
    self.degreesOfFreedom = degreesOfFreedom
  }
}
