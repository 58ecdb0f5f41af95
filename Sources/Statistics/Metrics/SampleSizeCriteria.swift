import Foundation

/// How many rows a logistic model needs before it is worth fitting, by three criteria.
///
/// With P parameters, event rate φ, R² Cox and Snell's, and max R² = 1 − exp(2[φ ln φ +
/// (1 − φ) ln(1 − φ)]), which is R² of a model that knows all:
///
/// - shrinkage S = 0.9 at least: n = P / ((S − 1) ln(1 − R²/S));
/// - optimism δ = 0.05 at most in Nagelkerke's R²: the same with S = R²/(R² + δ max R²);
/// - the overall rate within ± 0.05 with 95 %: n = (1.96/0.05)² φ(1 − φ).
///
/// They ask more of a weak model than of a strong one, where "ten events for each parameter" asks
/// the same. Penalised fits need fewer; they also estimate their penalty worse when rows are few.
///
/// Source: Riley et al. (2019), Statistics in Medicine 38:1276–1296; Riley et al. (2020), BMJ
/// 368:m441; `pmsampsize` in R and Stata.
public struct SampleSizeCriteria: Sendable, Hashable, Codable {
  /// P, coefficients without the intercept; every level and spline column counts, those that were
  /// tried and dropped too.
  public let parameters: Int
  /// φ.
  public let eventRate: Double
  /// Cox and Snell's R² expected of the model on new cases.
  public let expectedRSquared: Double
  public var shrinkage = 0.9
  public var optimism = 0.05
  public var margin = 0.05

  /// - Parameters:
  ///   - parameters: P ≥ 1.
  ///   - eventRate: φ, strictly between 0 and 1.
  ///   - expectedRSquared: Cox and Snell's, above 0 and below its maximum.
  public init(parameters: Int, eventRate: Double, expectedRSquared: Double) {
    precondition(parameters > 0, "a model needs at least one parameter")
    precondition(eventRate > 0 && eventRate < 1, "the event rate must be between 0 and 1")
    self.parameters = parameters
    self.eventRate = eventRate
    self.expectedRSquared = expectedRSquared
    precondition(
      expectedRSquared > 0 && expectedRSquared < greatestRSquared,
      "the expected R² must be above 0 and below the greatest possible")
  }

  /// The same from Nagelkerke's R², the share of the greatest possible; 0.15 where nothing is
  /// known, as the authors advise.
  public init(parameters: Int, eventRate: Double, expectedNagelkerke share: Double) {
    self.init(
      parameters: parameters, eventRate: eventRate,
      expectedRSquared: share * Self.greatestRSquared(eventRate))
  }

  /// max R².
  public var greatestRSquared: Double { Self.greatestRSquared(eventRate) }

  /// Rows for the wanted shrinkage.
  public var rowsForShrinkage: Int { rows(shrinkage: shrinkage) }

  /// Rows for the wanted optimism.
  public var rowsForOptimism: Int {
    rows(shrinkage: expectedRSquared / (expectedRSquared + optimism * greatestRSquared))
  }

  /// Rows for the wanted precision of the overall rate.
  public var rowsForOverallRate: Int {
    let ratio = 1.96 / margin
    return Int((ratio * ratio * eventRate * (1 - eventRate)).rounded(.up))
  }

  /// Rows that meet all three.
  public var rows: Int { max(rowsForShrinkage, rowsForOptimism, rowsForOverallRate) }

  /// The shrinkage S that a number of rows gives, the expected calibration slope of an unpenalised
  /// fit on new cases: the solution of the first criterion for S.
  ///
  /// - Parameter count: n.
  /// - Returns: S, or `nil` where so few rows give none above R².
  public func expectedShrinkage(rows count: Int) -> Double? {
    // n(S) rises from its least value to infinity at S = 1; the larger root is wanted.
    let needed = { (s: Double) in
      Double(parameters) / ((s - 1) * log(1 - expectedRSquared / s))
    }
    let candidates = stride(from: 1, to: 1_000, by: 1).map {
      expectedRSquared + (1 - expectedRSquared) * Double($0) / 1_000
    }
    let least = candidates.min { needed($0) < needed($1) } ?? 1
    guard needed(least) <= Double(count) else { return nil }
    var (low, high) = (least, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if needed(middle) < Double(count) { low = middle } else { high = middle }
    }
    return low
  }

  private func rows(shrinkage: Double) -> Int {
    Int(
      (Double(parameters) / ((shrinkage - 1) * log(1 - expectedRSquared / shrinkage)))
        .rounded(.up))
  }

  private static func greatestRSquared(_ rate: Double) -> Double {
    1 - exp(2 * (rate * log(rate) + (1 - rate) * log1p(-rate)))
  }
}
