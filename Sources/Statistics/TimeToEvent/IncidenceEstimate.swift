import Foundation

/// A cumulative incidence with its pointwise uncertainty.
public struct IncidenceEstimate: Sendable, Hashable, Codable {
  public let probability: Double
  /// Zero where nothing, or everything, has happened: no measure of certainty there.
  public let standardError: Double

  /// On the complementary log-log scale, 1 − (1 − F)^exp(±z · SE / [(1 − F) log(1 − F)]), which
  /// stays within 0...1; for any cause it is the log-log interval of Kaplan and Meier's curve.
  ///
  /// Source: Kalbfleisch and Prentice, *The Statistical Analysis of Failure Time Data*, 2nd ed.,
  /// §1.4.
  ///
  /// - Parameter level: The coverage at one day fixed beforehand, in 0..<1.
  /// - Returns: The interval; `nil` for an incidence of 0 or 1, which has none on this scale.
  public func interval(level: Double = 0.9) -> ConfidenceInterval? {
    let survival = 1 - probability
    guard survival > 0, survival < 1 else { return nil }
    let reach =
      normalQuantile((1 + level) / 2) * standardError / (survival * abs(log(survival)))
    return ConfidenceInterval(
      lower: 1 - pow(survival, exp(-reach)), upper: 1 - pow(survival, exp(reach)), level: level)
  }
}

/// One cause's incidence and its variance, carried from day to day.
///
/// The delta method over multinomial hazards gives, with Δ_s = F_k(t) − F_k(s),
///
///     Var F_k(t) = Σ_{s ≤ t} Δ_s² d_s / [n_s (n_s − d_s)] + S(s−)² d_ks (n_s − d_ks) / n_s³
///                  − 2 Δ_s S(s−) d_ks / n_s²
///
/// which is Greenwood's variance when there is one cause, and F (1 − F) / n without censoring.
/// Powers of F_k(t) are taken out of the sums, so that a day costs O(1).
///
/// Source: Dinse and Larson (1986), Biometrika 73:379–386.
struct IncidenceSums {
  private var incidence = 0.0
  private var survival = 1.0
  /// No other cause has occurred, so that F_k is 1 − S, to the last digit.
  private var isOnlyCause = true
  /// Σ w, Σ w F_s, Σ w F_s² with w = d_s / [n_s (n_s − d_s)].
  private var spread = (0.0, 0.0, 0.0)
  /// Σ S² d_k (n − d_k) / n³.
  private var own = 0.0
  /// Σ S d_k / n², and the same with F_s.
  private var cross = (0.0, 0.0)

  /// Passes a day with events: d_ks, d_s and n_s.
  mutating func add(events: Int, all: Int, atRisk: Int) -> IncidenceEstimate {
    let (d, n) = (Double(events), Double(atRisk))
    incidence += survival * d / n
    own += survival * survival * d * (n - d) / (n * n * n)
    cross.0 += survival * d / (n * n)
    cross.1 += survival * d / (n * n) * incidence
    survival *= Double(atRisk - all) / n
    isOnlyCause = isOnlyCause && events == all
    if isOnlyCause { incidence = 1 - survival }
    // When nobody is left F_k stays as it is, so the day's Δ is zero ever after.
    if all < atRisk {
      let weight = Double(all) / (n * Double(atRisk - all))
      spread.0 += weight
      spread.1 += weight * incidence
      spread.2 += weight * incidence * incidence
    }
    guard incidence < 1 else { return IncidenceEstimate(probability: 1, standardError: 0) }
    let variance =
      incidence * (incidence * spread.0 - 2 * spread.1) + spread.2 + own
      - 2 * (incidence * cross.0 - cross.1)
    return IncidenceEstimate(
      probability: incidence, standardError: max(0, variance).squareRoot())
  }
}
