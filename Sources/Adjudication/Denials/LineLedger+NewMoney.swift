import Claims

extension LineLedger {
  /// What is paid on lines that no earlier decision had, less what was paid on lines now gone
  /// that nobody denied: a corrected claim names its services anew.
  func newMoney(in standing: [StandingLine]) -> Money {
    let first = lines.map(\.decision).min() ?? 0
    var money = Money.zero
    for line in standing where line.decision > first && trackedIndex(of: line.position) == nil {
      let isKnown = log.decisions[..<line.decision].contains { decision in
        decision.positions.contains { $0.isSame(as: line.position) }
      }
      if !isKnown { money = money + line.position.paid }
    }
    guard money > .zero else { return .zero }
    return max(.zero, money - lostMoney(besides: standing, since: first))
  }

  private func lostMoney(besides standing: [StandingLine], since first: Int) -> Money {
    let latest = standing.map(\.decision).max() ?? first
    let earlier = log.decisions[first..<max(first, latest)].last { !$0.isDuplicateOfRecord }
    let gone = (earlier?.positions ?? []).filter { position in
      trackedIndex(of: position) == nil
        && !standing.contains { $0.position.isSame(as: position) }
    }
    return gone.reduce(.zero) { $0 + $1.paid }
  }
}
