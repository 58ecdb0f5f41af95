public import Claims

/// What getting one missing document is worth in dollars, with both ways it can turn out.
///
///     if met = gain × recovered fraction × recoverable − cost
///     if not = −cost, for nobody has to send what does not help
///     expected = P(met) × gain × recovered fraction × recoverable − cost
public struct DocumentValue: Sendable, Hashable {
  /// `nil` where the model has learned nothing of it.
  public let gain: DocumentGain?
  public let chanceMet: Estimate<Double>
  public let ifMet: Estimate<Money>
  public let expected: Estimate<Money>
  /// Of getting it.
  public let cost: Money

  /// - Parameters:
  ///   - gain: What it would add; `nil` for nothing learned.
  ///   - unlearned: Why there is none, in words.
  ///   - denial: Open.
  ///   - fraction: What share of the recoverable amount a win brought.
  ///   - chanceMet: P(the document shows what it should).
  ///   - cost: Of getting it.
  public init(
    _ gain: DocumentGain?, unlearned: String, of denial: Denial, fraction: Estimate<Double>,
    chanceMet: Estimate<Double>, cost: Money
  ) {
    self.gain = gain
    self.chanceMet = chanceMet
    self.cost = cost
    guard let gain else {
      ifMet = .unknown(reason: unlearned)
      expected = .unknown(reason: unlearned)
      return
    }
    let gross = gain.dollars(of: denial, fraction: fraction)
    ifMet = gross.map { $0 - cost }
    guard let amount = gross.value else {
      expected = gross
      return
    }
    guard let chance = chanceMet.value else {
      expected = .unknown(reason: chanceMet.ground)
      return
    }
    expected = .estimated(
      Money(cents: Int((chance * Double(amount.cents)).rounded())) - cost,
      basis: "\(chanceMet.ground); \(gross.ground)")
  }
}
