/// What a fitted logistic regression says of one case.
public struct Prediction: Sendable, Hashable {
  /// A share of the log-odds.
  public struct Contribution: Sendable, Hashable {
    /// The term, or ``baseline``.
    public let term: String
    /// Log-odds it adds relative to the average of the training rows.
    public let logOdds: Double

    /// The name of the first contribution: the log-odds at the training averages.
    public static let baseline = "(Baseline)"
    /// The name of the contribution of known log-odds given with the case.
    public static let offset = "(Offset)"
  }

  /// η. It is the sum of ``contributions`` from first to last, to the bit.
  public let logOdds: Double
  /// 1 / (1 + e^(−η)).
  public let probability: Double
  /// The standard error of the log-odds, from the covariance of the coefficients; for a level
  /// never seen it includes the spread 1/λ of levels.
  public let standardError: Double
  /// The baseline first, then a contribution for each term: βⱼ (xⱼ − x̄ⱼ) for a number, and for a
  /// factor the level's effect less the case-weighted mean effect in training. An offset other
  /// than 0 comes last.
  public let contributions: [Contribution]
  /// Factors whose level was not in training.
  public let unseenLevels: [String]

  /// The same with more uncertainty: the variance of the log-odds `times` as large, and more `by` a sum.
  ///
  /// - Parameters:
  ///   - factor: At least 1, for rows that are not independent.
  ///   - variance: At least 0, for values that are not known and were taken at their average.
  /// - Returns: The same log-odds and contributions.
  public func widened(times factor: Double, by variance: Double) -> Prediction {
    guard factor != 1 || variance != 0 else { return self }
    return Prediction(
      logOdds: logOdds, probability: probability,
      standardError: (factor * standardError * standardError + variance).squareRoot(),
      contributions: contributions, unseenLevels: unseenLevels)
  }

  /// A Wald interval for the probability: expit(η ± z · SE).
  ///
  /// It covers the uncertainty of the coefficients, not that of the outcome.
  ///
  /// - Parameter level: The coverage, in 0..<1.
  /// - Returns: An interval within 0...1 around ``probability``.
  public func interval(level: Double = 0.9) -> ConfidenceInterval {
    let wald = ConfidenceInterval(estimate: logOdds, standardError: standardError, level: level)
    return ConfidenceInterval(lower: expit(wald.lower), upper: expit(wald.upper), level: level)
  }
}

/// Why a case could not be predicted.
public enum PredictionError: Error, Sendable, Hashable {
  /// A term of the model has no value.
  case missing(term: String)
  /// A value is NaN or infinite.
  case nonFinite(term: String)
  /// A level was not in training, and the fit has no penalty to say what an average level does.
  case unseenLevel(term: String)
}

extension PredictionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let term): "term '\(term)' has no value; give one or fit without the term"
    case .nonFinite(let term): "term '\(term)': value is not finite; impute it before predicting"
    case .unseenLevel(let term):
      "term '\(term)': level was not in training; fit with ridge > 0 and one-hot coding to allow it"
    }
  }
}
