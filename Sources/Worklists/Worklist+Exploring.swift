import Claims
import Scheduling

extension Worklist.Sorting {
  /// Draws among the denials that the plan would leave, and sets the drawn apart for the list.
  mutating func explore(_ exploration: Exploration) -> Exploration.Drawing {
    sortContenders()
    let schedule = schedule(staff, without: pinnedDemand)
    let refused = contenders.indices.filter { schedule.weeks[$0] == nil }.map { contenders[$0] }
    let minutes = zip(staff.minutes(inWeek: 0), pinnedDemand).map { max(0, $0 - $1) }
    let poor = (aside[.costsMoreThanItBrings] ?? []).compactMap { placed in
      placed.value.value.map { Contender(placed.candidate, $0) }
    }
    let eligible = (refused + poor).filter {
      $0.candidate.denial.status == .open && $0.net >= -exploration.mostLoss.cents
        && $0.candidate.deadline.alarm >= day
        && zip(staff.demand($0.candidate.work), minutes).allSatisfy { $0 <= $1 }
    }
    let stakes = eligible.map {
      Exploration.Stake(
        id: $0.candidate.id, minutes: staff.demand($0.candidate.work), loss: max(0, -$0.net))
    }
    var drawing = exploration.drawing(
      among: stakes, ofMinutes: minutes,
      atMost: affordable(exploration, stakes, ofMinutes: minutes, net: schedule.value))
    drawn = eligible.filter { drawing.drawn.contains($0.candidate.id) }
    drawnProbability = drawing.probability
    drawing.netWithout = Money(cents: schedule.value)
    contenders.removeAll { drawing.drawn.contains($0.candidate.id) }
    aside[.costsMoreThanItBrings]?.removeAll { drawing.drawn.contains($0.candidate.id) }
    return drawing
  }

  /// How many may be drawn, whichever they are, for the drawn and the work that their minutes put off to
  /// take no more than ``Exploration/mostLoss`` off the plan.
  private func affordable(
    _ exploration: Exploration, _ stakes: [Exploration.Stake], ofMinutes minutes: [Int], net: Int
  ) -> Int {
    let longest = minutes.indices.map { pool in stakes.map { $0.minutes[pool] }.max() ?? 0 }
    let loss = stakes.map(\.loss).max() ?? 0
    var (fewest, most) = (0, exploration.mostByShare(stakes, ofMinutes: minutes))
    while fewest < most {
      let count = (fewest + most + 1) / 2
      let demand = zip(pinnedDemand, longest).map { $0 + count * $1 }
      let cost = net - schedule(staff, without: demand).value + count * loss
      if cost <= exploration.mostLoss.cents { fewest = count } else { most = count - 1 }
    }
    return fewest
  }

  /// The drawing with what the plan brings beside it and with it.
  func settled(_ drawing: Exploration.Drawing, plan: Worklist.Plan) -> Exploration.Drawing {
    var drawing = drawing
    drawing.netWith = drawn.reduce(plan.expectedNet) { $0 + Money(cents: $1.net) }
    return drawing
  }

  /// The list with the drawn denials: by their day among what is due within the week, else last.
  func withDrawn(_ chosen: [Line]) -> [Line] {
    guard !drawn.isEmpty else { return chosen }
    let reason = Reason.drawn(probability: drawnProbability)
    let own = drawn.sorted { Self.isEarlier($0.candidate, $1.candidate) }.map { contender in
      Line(
        rank: 0, candidate: contender.candidate,
        value: .estimated(contender.arithmetic, basis: Arithmetic.basis),
        reasons: reasons([reason], of: contender.candidate))
    }
    let isDue = { (line: Line) in line.candidate.deadline.alarm.days(since: day) <= 7 }
    let due = (chosen + own).filter(isDue).sorted { Self.isEarlier($0.candidate, $1.candidate) }
    return (due + (chosen + own).filter { !isDue($0) }).enumerated().map { place, line in
      Line(
        rank: place + 1, candidate: line.candidate, value: line.value, reasons: line.reasons)
    }
  }
}
