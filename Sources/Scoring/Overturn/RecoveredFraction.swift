public import Claims

/// What share of the recoverable amount won appeals have brought, recoupments taken off.
///
///     fraction = Σ recovered / Σ recoverable   over won denials with a known or estimated amount
///
/// Dollar-weighted, since dollars are what it multiplies; each denial's share is held to 0...1. A
/// win of which nobody says what it brought is left out: unknown is not zero.
public enum RecoveredFraction {
  /// With fewer won denials the fraction says nothing.
  public static let fewestWon = 10

  private static func won(_ denials: [Denial], settledBefore day: CalendarDay) -> [Denial] {
    denials.filter { denial in
      [.overturned, .partiallyOverturned, .clawedBack].contains(denial.status)
        && denial.decidedDay.map { $0 < day } ?? false
        && (denial.recoverable.value?.cents ?? 0) > 0 && denial.recoveryWitness != nil
    }
  }

  /// How far the shares of single wins lie from the dollar-weighted one:
  ///
  ///     s² = Σ a (share − f)² / Σ a
  ///
  /// - Returns: `nil` with fewer than ``fewestWon`` wins.
  public static func deviation(
    from denials: [Denial], settledBefore day: CalendarDay
  ) -> Double? {
    let won = won(denials, settledBefore: day)
    guard won.count >= fewestWon else { return nil }
    let pairs = won.map { denial -> (amount: Double, share: Double) in
      let amount = Double(denial.recoverable.value?.cents ?? 0)
      return (amount, min(1, max(0, Double(denial.recovered.cents) / amount)))
    }
    let total = pairs.reduce(0) { $0 + $1.amount }
    let mean = pairs.reduce(0) { $0 + $1.amount * $1.share } / total
    let square = pairs.reduce(0) {
      $0 + $1.amount * ($1.share - mean) * ($1.share - mean)
    }
    return (square / total).squareRoot()
  }

  /// Denials won on or after `settledBefore` are left out: their payment may still come.
  public static func estimate(
    from denials: [Denial], settledBefore day: CalendarDay
  ) -> Estimate<Double> {
    let won = won(denials, settledBefore: day)
    guard won.count >= fewestWon else {
      return .unknown(
        reason: "\(won.count) won denials with a recoverable amount and word of what came; "
          + "\(fewestWon) are needed")
    }
    let atStake = won.reduce(0) { $0 + ($1.recoverable.value?.cents ?? 0) }
    let recovered = won.reduce(0) { sum, denial in
      sum + min(max(0, denial.recovered.cents), denial.recoverable.value?.cents ?? 0)
    }
    let logged = won.count { $0.recoveryWitness == .appealLog }
    let byLog = logged > 0 ? ", \(logged) of them by the appeal log alone" : ""
    return .estimated(
      Double(recovered) / Double(atStake),
      basis: "\(won.count) won denials\(byLog), \(Money(cents: recovered).words) of "
        + Money(cents: atStake).words)
  }
}
