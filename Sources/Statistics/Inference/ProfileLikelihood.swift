/// Profile-likelihood intervals of the coefficients of a logistic regression.
///
/// The profile of βⱼ is the highest log-likelihood with βⱼ held at a value. The interval holds
/// the values whose profile is not below the maximum by more than half the χ² quantile,
///
///     {b : 2 [max ℓ − max_{βⱼ = b} ℓ] ≤ χ²₁(level)},
///
/// for ``Objective/firth`` with the penalised ℓ* = ℓ + ½ log det I in place of ℓ, I being that of
/// all coefficients. It follows the likelihood where it is skewed, as it is for rare events, and
/// does not depend on the scale of βⱼ.
///
/// Limits solve the equation itself, by constrained maximisation at each trial value, to about 9
/// digits; R's `confint` before 4.4 interpolates and has 3 to 5. Under separation maximum
/// likelihood is reached at infinity in some direction: a side without a limit is infinite, and
/// the other is still found. Firth's limits are always finite.
///
/// A ridge has no such interval: its likelihood is shrunk toward the prior's centre, and the
/// values it keeps do not have the coverage of a confidence interval. Use
/// ``FittedLogisticRegression/coefficientIntervals(level:)``, which are posterior intervals.
///
/// Source: Venzon and Moolgavkar (1988), Applied Statistics 37:87–94; Heinze and Schemper (2002),
/// Statistics in Medicine 21:2409–2419, for the penalised form.
public struct ProfileLikelihood: Sendable, Hashable {
  /// Which likelihood is profiled.
  public enum Objective: Sendable, Hashable {
    case maximumLikelihood
    /// See ``FirthLogisticRegression``.
    case firth
  }

  public var objective: Objective
  /// The coverage, in 0..<1.
  public var level: Double

  public init(_ objective: Objective = .maximumLikelihood, level: Double = 0.9) {
    precondition(level >= 0 && level < 1, "the level must be in 0..<1")
    self.objective = objective
    self.level = level
  }

  /// Finds the interval of every coefficient.
  ///
  /// - Parameters:
  ///   - design: n × p predictors, without an intercept column; factors in treatment coding.
  ///   - outcomes: n outcomes.
  ///   - weights: n case weights; a weight of 2 equals listing the row twice.
  ///   - offsets: n known log-odds, added as they are.
  /// - Returns: An interval for each coefficient: the intercept, the numeric terms, then the
  ///   levels. A limit that does not exist is infinite.
  /// - Throws: ``FitError`` for a constant or collinear term, a level without rows, outcomes of
  ///   one class, or no convergence.
  /// - Complexity: Some tens of passes over the rows for each limit.
  public func intervals(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil, offsets: [Double]? = nil
  ) throws(FitError) -> [ConfidenceInterval] {
    let profile = try profile(design, outcomes, weights, offsets)
    var intervals: [ConfidenceInterval] = []
    for index in 0..<profile.dimension {
      intervals.append(
        ConfidenceInterval(
          lower: try profile.limit(index, sign: -1), upper: try profile.limit(index, sign: 1),
          level: level))
    }
    return intervals
  }

  /// Tests of every coefficient being 0, by the likelihood ratio on one degree of freedom.
  ///
  /// For ``Objective/firth`` these are the p-values of R's `logistf`: the penalty is that of all
  /// coefficients, and the one tested is held at 0 rather than left out. Under separation the
  /// likelihood is measured from its supremum.
  ///
  /// - Parameters: As of ``intervals(_:outcomes:weights:offsets:)``.
  public func tests(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil, offsets: [Double]? = nil
  ) throws(FitError) -> [LikelihoodRatioTest] {
    let profile = try profile(design, outcomes, weights, offsets)
    var tests: [LikelihoodRatioTest] = []
    for index in 0..<profile.dimension {
      tests.append(LikelihoodRatioTest(statistic: try profile.statistic(index, at: 0), 1))
    }
    return tests
  }

  private func profile(
    _ design: DesignMatrix, _ outcomes: [Bool], _ weights: [Double]?, _ offsets: [Double]?
  ) throws(FitError) -> any Profile {
    let rows = try InferenceRows(design, outcomes: outcomes, weights: weights, offsets: offsets)
    try rows.refuseEmptyLevels()
    let surface = LikelihoodSurface(rows: rows, hasJeffreysPrior: objective == .firth)
    let start = try surface.startingPoint()
    let reach = normalQuantile((1 + level) / 2)
    if objective == .maximumLikelihood {
      let cone = RecessionCone(rows)
      if let separated = cone.separatedRows() {
        return try SeparatedProfile(rows, cone, separated.isSeparated, reach: reach)
      }
    }
    return try RegularProfile(surface, from: start, reach: reach)
  }
}
