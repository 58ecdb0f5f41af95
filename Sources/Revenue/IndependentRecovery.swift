public import Claims
import Statistics

/// The total recovered where cases are independent and every recovered share is its mean: exact, by
/// adding case after case,
///
///     gᵢ(x) = (1 − pᵢ) gᵢ₋₁(x) + pᵢ gᵢ₋₁(x − vᵢ),   vᵢ = aᵢ fᵢ in whole units
///
/// Independence is the least uncertainty there is, not all of it: for checks, and as the floor of an
/// interval. Values are rounded to the unit, which moves the total by half a unit for each case at most.
public struct IndependentRecovery: Sendable, Hashable {
  private let unit: Money
  /// P(total = k units).
  private let mass: [Double]

  /// - Parameters:
  ///   - inventory: The cases.
  ///   - unit: The lattice, a dollar unless given.
  /// - Complexity: O(n · total / unit).
  public init(of inventory: OpenInventory, unit: Money = Money(cents: 100)) {
    precondition(unit > .zero, "the unit must be positive")
    var mass = [1.0]
    for term in inventory.terms {
      let value = Double(term.amount.cents) * term.source.fraction.mean / Double(unit.cents)
      let (step, p) = (Int(value.rounded()), expit(term.logOdds))
      guard step > 0 else { continue }
      mass.append(contentsOf: repeatElement(0, count: step))
      for k in stride(from: mass.count - 1, through: 0, by: -1) {
        mass[k] = (1 - p) * mass[k] + (k >= step ? p * mass[k - step] : 0)
      }
    }
    self.unit = unit
    self.mass = mass
  }

  /// P(total ≤ amount).
  public func cumulative(_ amount: Money) -> Double {
    guard amount >= .zero else { return 0 }
    return min(1, mass.prefix(amount.cents / unit.cents + 1).reduce(0, +))
  }

  /// The least total t on the lattice with P(total ≤ t) ≥ probability.
  public func quantile(_ probability: Double) -> Money {
    precondition((0...1).contains(probability), "a quantile needs a probability in 0...1")
    var sum = 0.0
    for (k, each) in mass.enumerated() {
      sum += each
      if sum >= probability { return Money(cents: k * unit.cents) }
    }
    return Money(cents: (mass.count - 1) * unit.cents)
  }
}
