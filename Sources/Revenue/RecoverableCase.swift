public import Claims

/// A denial whose recovery is uncertain, as one term of a sum:
///
///     recovery = a · F · Y,   Y ~ Bernoulli(expit(η + l·z + u)),   E F = f,   SD F = s
///
/// a is the recoverable amount, F the share of it that is paid when the denial is overturned, z the
/// uncertainty of the coefficients, standard normal and common to all cases, and u the shock of the
/// case's payer.
public struct RecoverableCase: Sendable, Hashable {
  /// The denial's number.
  public let id: Int
  /// What names the denial whatever was loaded before it. Its random numbers are drawn from this, so
  /// that they depend neither on which other cases there are nor on the order of loading.
  public let key: String
  public let payer: String
  /// What is recoverable. Unknown dollars are never taken as zero.
  public let recoverable: Estimate<Money>
  /// η, in log-odds, of a payer-period without a shock; `nil` where no model could score the case.
  public let logOdds: Double?
  /// l: how η moves with each standard normal of the coefficients, a row of X L with L Lᵀ their
  /// covariance; empty where the coefficients are taken as known.
  public let loadings: [Double]
  /// f and s.
  public let fraction: RecoveredShare
  /// P(it comes in a period | it comes), period by period, adding up to 1 whatever z and u are; empty
  /// where the time is not known.
  public let timing: [Double]

  public init(
    id: Int, key: String? = nil, payer: String, recoverable: Estimate<Money>, logOdds: Double?,
    loadings: [Double] = [], fraction: RecoveredShare, timing: [Double] = []
  ) {
    precondition(
      timing.isEmpty || abs(timing.reduce(0, +) - 1) < 1e-9 && timing.allSatisfy { $0 >= 0 },
      "shares of periods are at least 0 and add up to 1")
    self.id = id
    self.key = key ?? "\(id)"
    self.payer = payer
    self.recoverable = recoverable
    self.logOdds = logOdds
    self.loadings = loadings
    self.fraction = fraction
    self.timing = timing
  }
}

/// The share of the recoverable amount that is paid when a denial is overturned: a beta
/// distribution, given by its mean and standard deviation.
public struct RecoveredShare: Sendable, Hashable {
  /// f, in 0...1.
  public let mean: Double
  /// s, less than √(f (1 − f)) unless 0.
  public let deviation: Double

  /// - Returns: `nil` where no beta distribution has these moments.
  public init?(mean: Double, deviation: Double) {
    guard mean >= 0, mean <= 1, deviation >= 0, deviation.isFinite,
      deviation == 0 || deviation * deviation < mean * (1 - mean)
    else { return nil }
    self.mean = mean
    self.deviation = deviation
  }

  /// a and b of the beta distribution: a + b = f (1 − f) / s² − 1; `nil` where nothing varies.
  var shapes: (Double, Double)? {
    guard deviation > 0 else { return nil }
    let both = mean * (1 - mean) / (deviation * deviation) - 1
    return (mean * both, (1 - mean) * both)
  }
}
