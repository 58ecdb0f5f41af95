import Foundation

/// Evidence that something changed at a week nobody knows, which may be looked at every week.
///
/// Each week brings, for each of K alternatives, a factor F whose mean given the past is at most 1
/// while nothing has changed. A change may start with any week, with the geometric prior
/// ρ(1 − ρ)^(w−1), and takes any alternative alike:
///
///     E_t = (1 − ρ)^t + Σ_w ρ(1 − ρ)^(w−1) (1/K) Σ_k F_k(w) ··· F_k(t)
///
/// E is a test supermartingale from 1: by Ville's inequality the probability that it *ever*
/// reaches 1/α while nothing has changed is at most α, however long one watches. The prior costs
/// evidence, log(1/ρ) and a little more for each week waited, but no validity.
///
/// Source: Ville (1939); Ramdas et al. (2023), Statistical Science 38:576–601; the mixture over
/// starts as in Shiryaev (1963), Theory of Probability and its Applications 8:22–46.
public struct ChangeMartingale: Sendable, Hashable, Codable {
  /// ρ.
  public let changeRate: Double
  /// Weeks seen.
  public private(set) var weeks = 0
  /// log of the prior still waiting, t log(1 − ρ).
  private var logWaiting = 0.0
  /// log of the evidence for each alternative, over all starts.
  private var logStarted: [Double]
  private var runs: [Run]

  /// The stretch of weeks that speaks most for an alternative (Page's CUSUM).
  private struct Run: Sendable, Hashable, Codable {
    var start = 1
    var sum = 0.0
  }

  /// - Parameters:
  ///   - alternatives: K.
  ///   - meanWait: 1/ρ, in weeks: when a change is expected.
  public init(alternatives: Int, meanWait: Double) {
    precondition(alternatives > 0, "there must be something to test against")
    precondition(meanWait > 1, "a change is expected after more than one week")
    changeRate = 1 / meanWait
    // Nothing has started; an infinity could not be written as JSON.
    logStarted = [Double](repeating: -.greatestFiniteMagnitude, count: alternatives)
    runs = [Run](repeating: Run(), count: alternatives)
  }

  /// log E.
  public var logEvidence: Double { logSum(logStarted + [logWaiting]) }

  /// The alternative with most evidence.
  public var leadingAlternative: Int {
    logStarted.indices.max { logStarted[$0] < logStarted[$1] } ?? 0
  }

  /// The week, from 1, from which on the leading alternative is likeliest to hold.
  public var likelyStart: Int { runs[leadingAlternative].start }

  /// Takes in a week.
  ///
  /// - Parameter logFactors: log F for each alternative; 0 where nothing happened.
  public mutating func advance(logFactors: [Double]) {
    precondition(logFactors.count == logStarted.count, "one factor is needed per alternative")
    weeks += 1
    let logStart = logWaiting + log(changeRate / Double(logFactors.count))
    for (alternative, factor) in logFactors.enumerated() {
      logStarted[alternative] = logSum([logStarted[alternative], logStart]) + factor
      if runs[alternative].sum <= 0 { runs[alternative] = Run(start: weeks) }
      runs[alternative].sum += factor
    }
    logWaiting += log1p(-changeRate)
  }
}

/// log Σ exp xᵢ.
func logSum(_ terms: [Double]) -> Double {
  guard let largest = terms.max(), largest > -.infinity else { return -.infinity }
  return largest + log(terms.reduce(0) { $0 + exp($1 - largest) })
}
