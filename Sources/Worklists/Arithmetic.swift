public import Claims

/// What working a denial is worth, with every number that makes it up.
///
///     expected net = P(overturn) × recovered fraction × recoverable − cost + (1 − P) × going on
///
/// in steps, each rounded once, half away from zero, to the cent: the recoverable amount times
/// the fraction, that times the probability, that less the cost. Going on is what the levels after
/// this one are worth when it is upheld (``FilingPath``), zero where their chances are not known. Fraction and probability enter with
/// the four decimals printed, so a calculator gives the same cents.
public struct Arithmetic: Sendable, Hashable {
  public let recoverable: Money
  public let recoverableMark: Estimate<Money>.Mark
  public let recoverableGround: String
  public let fraction: Share
  public let fractionMark: Estimate<Double>.Mark
  public let fractionGround: String
  public let chance: Share
  /// Ends of the interval of the chance.
  public let lower: Share
  public let upper: Share
  public let isExtrapolated: Bool
  public let effort: Effort
  /// The levels after this step, valued; none without a plan.
  public let further: FilingPath

  static let basis = "chance × fraction × recoverable − cost"

  /// The value of working `candidate`, estimated at best, since a chance is; unknown when one of its
  /// three factors is, and the reason says which.
  public static func value(of candidate: Candidate) -> Estimate<Arithmetic> {
    guard let recoverable = candidate.denial.recoverable.value else {
      return .unknown(reason: "recoverable amount: \(candidate.denial.recoverable.ground)")
    }
    guard recoverable >= .zero else {
      return .unknown(
        reason: "recoverable amount: less than nothing on record; look at the payment")
    }
    guard let fraction = candidate.recoveredFraction.value else {
      return .unknown(reason: "recovered fraction: \(candidate.recoveredFraction.ground)")
    }
    guard let fraction = Share(fraction) else {
      return .unknown(reason: "recovered fraction: not in 0...1")
    }
    guard let chance = candidate.chance, let shares = shares(chance) else {
      let reason = candidate.plan?.chance?.ground ?? "not scored"
      return .unknown(reason: "chance of overturn: \(reason)")
    }
    let value = Arithmetic(
      recoverable: recoverable, recoverableMark: candidate.denial.recoverable.mark,
      recoverableGround: candidate.denial.recoverable.ground, fraction: fraction,
      fractionMark: candidate.recoveredFraction.mark,
      fractionGround: candidate.recoveredFraction.ground, chance: shares.chance,
      lower: shares.lower, upper: shares.upper, isExtrapolated: chance.isExtrapolated,
      effort: candidate.effort,
      further: FilingPath(
        candidate.plan?.further ?? [], whenOverturned: fraction.of(recoverable)))
    return .estimated(value, basis: basis)
  }

  private static func shares(
    _ chance: OverturnChance
  ) -> (chance: Share, lower: Share, upper: Share)? {
    guard let share = Share(chance.probability), let lower = Share(chance.lower),
      let upper = Share(chance.upper)
    else { return nil }
    return (share, lower, upper)
  }

  /// Recoverable × fraction: what comes in when overturned.
  public var whenOverturned: Money { fraction.of(recoverable) }

  /// Chance × ``whenOverturned``.
  public var expectedRecovery: Money { chance.of(whenOverturned) }

  /// (1 − chance) × what going on is worth when this step is upheld.
  public var carried: Money { chance.complement.of(further.value) }

  public var expectedNet: Money { expectedRecovery - effort.cost + carried }

  /// ``expectedNet`` at the ends of the chance's interval.
  public var expectedNetInterval: ClosedRange<Money> {
    func net(_ chance: Share) -> Money {
      chance.of(whenOverturned) - effort.cost + chance.complement.of(further.value)
    }
    return net(lower).widened(to: net(upper))
  }

  /// expected net ÷ minutes × 60, rounded half away from zero to the cent.
  public var expectedNetPerHour: Money {
    Money(cents: expectedNet.cents.scaled(by: 60, over: effort.minutes))
  }
}

extension Money {
  /// The range between two amounts in either order; a negative amount turns the order round.
  fileprivate func widened(to other: Money) -> ClosedRange<Money> {
    min(self, other)...max(self, other)
  }
}

extension Arithmetic {
  /// The sum as a person redoes it, a line for each step.
  public var explanation: [String] {
    let extrapolated =
      isExtrapolated ? "; extrapolated: few denials like it were ever worked" : ""
    let assumed = effort.isAssumed ? "; assumed" : ""
    let goingOn =
      further.value > .zero
      ? [
        "+ \(chance.complement) of being upheld × \(further.value.words) of going on"
          + " = \(carried.words) (estimated: level by level)"
      ] : []
    return [
      "recoverable \(recoverable.words) (\(recoverableMark.rawValue): \(recoverableGround))",
      "× \(fraction) paid when overturned = \(whenOverturned.words)"
        + " (\(fractionMark.rawValue): \(fractionGround))",
      "× \(chance) chance of overturn = \(expectedRecovery.words)"
        + " (estimated: interval \(lower) to \(upper)\(extrapolated))",
      "− \(effort.cost.words) cost = \(effort.minutes) min × \(effort.wage.words) an hour ÷ 60, rounded up,"
        + " + \(effort.outOfPocket.words) out of pocket (\(effort.source)\(assumed))",
    ] + goingOn + [
      "= \(expectedNet.words) expected net; ÷ \(effort.minutes) min × 60 = \(expectedNetPerHour.words) an hour"
    ]
  }
}
