import Foundation
public import Statistics

/// How far a payer's appeals of one quarter move together: the standard deviation τ, in log-odds, of
/// an effect common to a payer's decisions of a quarter.
///
///     logit P(overturned) = offset + β₀ + u_(payer, quarter),   u ~ N(0, τ²)
///
/// The offsets are the log-odds that a model gave without knowing the quarter, so that τ is what the
/// model does not explain.
public enum PayerShock: Sendable, Hashable {
  /// τ, with its 90 % interval; `nil` where τ is at 0 and has none.
  case estimated(deviation: Double, interval: ConfidenceInterval?, cases: Int, groups: Int)
  /// Not told from chance: what is missing, in words.
  case notEstimable(reason: String)

  /// A decided appeal.
  public struct Decided: Sendable, Hashable {
    public let payer: String
    /// `2026-Q3`.
    public let quarter: String
    public let logOdds: Double
    public let isOverturned: Bool

    public init(payer: String, quarter: String, logOdds: Double, isOverturned: Bool) {
      self.payer = payer
      self.quarter = quarter
      self.logOdds = logOdds
      self.isOverturned = isOverturned
    }
  }

  /// Fewer payer-quarters with two decisions or more than this tell nothing of their spread.
  public static let leastGroups = 10

  /// Weak: the middle 90 % of τ is 0.1 to 0.9. It shrinks τ where little is known of it.
  public static let prior = SpreadPrior(median: 0.3, logDeviation: 0.67)

  public init(_ decided: [Decided]) {
    let names = decided.map { "\($0.payer), \($0.quarter)" }
    let sizes = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    let groups = sizes.values.count { $0 >= 2 }
    guard groups >= Self.leastGroups else {
      self = .notEstimable(
        reason: "\(groups) payer-quarters with two decisions or more, fewer than "
          + "\(Self.leastGroups)")
      return
    }
    do throws(FitError) {
      let design = try DesignMatrix(
        factors: [FactorColumn(Self.term, names)], coding: .byPenalty)
      let fit = try PooledLogisticRegression(random: [Self.term], prior: Self.prior).fit(
        design, outcomes: decided.map(\.isOverturned), offsets: decided.map(\.logOdds))
      guard let spread = fit.spread(of: Self.term) else {
        self = .notEstimable(reason: "the fit has no spread")
        return
      }
      self = .estimated(
        deviation: spread.standardDeviation, interval: spread.interval(level: 0.9),
        cases: decided.count, groups: sizes.count)
    } catch {
      self = .notEstimable(reason: "the fit was refused")
    }
  }

  private static let term = "payer and quarter"

  /// τ for a forecast. Where it can't be estimated, the prior's median, assumed: never 0, which
  /// would promise too narrow an interval.
  public var deviation: Double {
    switch self {
    case .estimated(let deviation, _, _, _): deviation
    case .notEstimable: Self.prior.median
    }
  }

  /// The standard error of log τ for a forecast; the prior's where τ is assumed.
  public var logError: Double {
    switch self {
    case .estimated(_, let interval?, _, _):
      log(interval.upper / interval.lower) / (2 * normalQuantile((1 + interval.level) / 2))
    case .estimated: 0
    case .notEstimable: Self.prior.logDeviation
    }
  }

  public var isAssumed: Bool {
    if case .notEstimable = self { true } else { false }
  }
}
