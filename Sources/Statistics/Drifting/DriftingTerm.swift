import Foundation

/// How the levels of one factor differ, and how long a difference lasts.
public struct DriftingTerm: Sendable, Hashable, Codable {
  /// The name of the factor.
  public var name: String
  /// τ > 0, the standard deviation of its levels' effects, in log-odds.
  public var spread: Double
  /// ρ in 0..<1, the correlation of a level's effect in one period with that in the next; `nil` for
  /// an effect that stays what it is.
  public var persistence: Double?

  public init(_ name: String, spread: Double, persistence: Double? = nil) {
    precondition(spread > 0 && spread.isFinite, "a spread must be positive and finite")
    precondition(persistence.map { (0..<1).contains($0) } ?? true, "a persistence is in 0..<1")
    self.name = name
    self.spread = spread
    self.persistence = persistence
  }

  /// What is left of an effect after so many periods: ρʰ.
  func carried(over periods: Int) -> Double {
    guard let persistence, periods > 0 else { return 1 }
    return pow(persistence, Double(periods))
  }
}
