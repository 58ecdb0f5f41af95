import Claims
import Foundation
import Scoring
import Worklists

extension RankExplanation {
  var chance: [Item] {
    let heading = "The chance"
    guard let chance = candidate.chance, let share = Share(chance.probability),
      let lower = Share(chance.lower), let upper = Share(chance.upper)
    else {
      let reason =
        plan.chance?.ground
        ?? (denial.status == .open ? "no model scored it" : "only open denials are scored")
      return [Item(heading: heading, what: "chance", value: "unknown: \(reason)")]
    }
    let ground = plan.chance?.ground ?? modelGround
    let first = Item(
      heading: heading, what: "chance of overturn",
      value: "estimated \(share), 90 % interval \(lower) to \(upper)", ground: ground)
    return [first] + contributions(heading)
  }

  private var modelGround: String {
    let words = score.map { score in
      (score.isExtrapolation ? "; extrapolation: \(score.extrapolationWords)" : "")
        + (score.missingTerms.isEmpty
          ? ""
          : "; not on record, taken at the average and the interval wider for it: "
            + score.missingTerms.joined(separator: ", "))
    }
    let model = version.model.map { "model \($0)" } ?? "the model"
    return "\(model), of first appeals as this practice chose them\(words ?? "")"
  }

  private func contributions(_ heading: String) -> [Item] {
    guard plan.chance == nil, let score else { return [] }
    return score.contributions.sorted { abs($0.logOdds) > abs($1.logOdds) }.map { part in
      Item(
        heading: heading, what: part.term,
        value: String(
          format: "log-odds %+.3f, odds times %.2f", part.logOdds, exp(part.logOdds)))
    }
  }

  var arithmetic: [Item] {
    let heading = "The sum"
    guard !line.bringsNothing else {
      return [Item(heading: heading, what: "", value: "not valued: no appeal of it can be filed")]
    }
    guard let sum = line.value.value else {
      return [Item(heading: heading, what: "", value: "not valued: \(line.value.ground)")]
    }
    return sum.explanation.map { Item(heading: heading, what: "", value: $0) }
  }

  /// The induction, the last level first, and where it stops.
  var levels: [Item] {
    let heading = "Level by level, from the last"
    guard !line.bringsNothing, let sum = line.value.value else {
      return plan.further.map { step in
        Item(
          heading: heading, what: "level \(step.level), \(step.action.words)",
          value: step.obstacle ?? "not valued: what comes in is unknown", ground: step.ground)
      }
    }
    let path = path(sum)
    return
      [
        Item(
          heading: heading, what: "what comes in when overturned", value: sum.whenOverturned.words)
      ] + path.explanation.map { Item(heading: heading, what: "", value: $0) }
      + [Item(heading: heading, what: "stopping", value: stop(path))]
      + callItem(heading)
  }

  private func path(_ sum: Arithmetic) -> FilingPath {
    FilingPath([current(sum)] + plan.further, whenOverturned: sum.whenOverturned)
  }

  private func current(_ sum: Arithmetic) -> FilingPath.Step {
    let deadline = candidate.deadline
    let isLate = deadline.isExpired(on: version.day)
    let over = isLate ? "its time to file ended on \(deadline.limit)" : nil
    return FilingPath.Step(
      action: plan.current?.action ?? denial.reading.route.action ?? .firstAppeal,
      level: plan.level, chance: sum.chance, cost: sum.effort.cost,
      obstacle: plan.standing == .unknown ? plan.closed : over)
  }

  private func stop(_ path: FilingPath) -> String {
    guard let stop = path.stop else {
      return "every level that a rule tells of is worth filing, if the one before is upheld"
    }
    let why =
      stop.step.obstacle ?? (stop.step.chance == nil ? "its chance is not known" : nil)
      ?? "one more level is not worth it"
    return "before level \(stop.step.level), \(stop.step.action.words): \(why)"
  }

  /// What a call before the appeal would add; never in the list's dollars.
  private func callItem(_ heading: String) -> [Item] {
    guard let possible = plan.call else { return [] }
    let step = possible.step
    func item(_ value: String, _ ground: String) -> Item {
      Item(heading: heading, what: "a peer-to-peer call first", value: value, ground: ground)
    }
    guard let call = line.call else {
      return [item("adds nothing: \(step.obstacle ?? "none can be held in time")", step.ground)]
    }
    let value =
      call.gain.value.map { "would add \($0.words), not counted in the list's dollars" }
      ?? "adds to no sum: its chance is not known: \(call.gain.ground)"
    let stake = call.breakEven.map {
      Item(
        heading: heading, what: "if the call is won",
        value: "\(call.stake.value?.words ?? "unknown") more than going on without it; worth its "
          + "\(possible.effort.cost.words) above a chance of \($0)",
        ground: call.stake.ground)
    }
    let ground = call.gain.value == nil ? step.ground : "\(call.gain.ground); \(step.ground)"
    return [item(value, ground)] + (stake.map { [$0] } ?? [])
  }
}

// MARK: - The clock

extension RankExplanation {
  var clock: [Item] {
    let heading = "The clock"
    let deadline = candidate.deadline
    guard candidate.hasClock else {
      return [Item(heading: heading, what: "act by", value: "unknown: no rule tells of it")]
    }
    let standing = deadline.standing == .assumed ? "assumed: " : ""
    let prepared = candidate.neededBy.adding(days: -candidate.effort.prepDays)
    let service = candidate.neededBy < deadline.alarm ? " (planned day of the service)" : ""
    return [
      Item(
        heading: heading, what: "act by",
        value: "\(standing)\(deadline.alarm), last day \(deadline.limit)", ground: deadline.ground),
      Item(heading: heading, what: "started", value: "\(deadline.start), \(deadline.startName)"),
      Item(
        heading: heading, what: "latest safe start",
        value: "\(candidate.neededBy)\(service) − \(candidate.effort.prepDays) calendar days of "
          + "preparation and "
          + "delivery = \(prepared); − \(Candidate.bufferBusinessDays) business days in hand = "
          + "\(candidate.latestSafeStart)\(holidayWords(upTo: prepared))",
        ground: "preparation: \(candidate.effort.source)"),
    ]
  }

  private func holidayWords(upTo end: CalendarDay) -> String {
    let between = holidays.filter { day, _ in day >= candidate.latestSafeStart && day < end }
    guard !between.isEmpty else { return "" }
    let named = between.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return " (no business day: \(named.joined(separator: ", ")))"
  }
}
