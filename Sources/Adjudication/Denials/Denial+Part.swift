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

  /// Takes off what the log says was won in part where the rest is argued on, or was upheld: it is no
  /// longer at stake.
  mutating func leaveWonInPart() {
    guard recoveryWitness == .appealLog, recovered > .zero, [.upheld, .appealed].contains(status)
    else { return }
    recoverable = recoverable.map { [won = recovered] in max(.zero, $0 - won) }
      .noting("less \(recovered) won in part by the log")
  }
}
