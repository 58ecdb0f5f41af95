import Claims

extension Denial {
  /// Takes off what the payer paid unasked, so that only what it still denies is at stake.
  mutating func leave(_ part: Observation, since first: Observation?) {
    let share = max(.zero, part.patientShare - (first?.patientShare ?? .zero))
    let left = part.denied
    denied = left ?? denied
    recoverable = recoverable.map { expected in
      let rest = max(.zero, expected - part.net - share)
      return left.map { min($0, rest) } ?? rest
    }.noting("less $\(part.net) paid since")
  }
}
