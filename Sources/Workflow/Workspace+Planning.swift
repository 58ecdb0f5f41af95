import Claims
import Foundation
import Ingest
import Scoring
import Statistics
import Store
import Worklists

extension Workspace {
  /// The clocks by the product's rules and the practice's contracts, with the holidays around a day.
  func deadlineTable(on day: CalendarDay) throws -> DeadlineTable {
    try DeadlineTable(
      rules: rules.deadlines, contract: store.deadlineRules(),
      holidays: Set(holidays(near: day).keys))
  }

  /// Changes whenever a rule of the product's or a term of the practice's own contracts does.
  func rulesVersion() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let terms = try store.deadlineRules().map { try encoder.encode($0) }
    let actions = try store.actionRules().map { try encoder.encode($0) }
    guard !terms.isEmpty || !actions.isEmpty else { return rules.version }
    let own = (terms + actions).map { String(decoding: $0, as: UTF8.self) }.sorted()
    let digest = FileDigest.sha256(Array(([rules.version] + own).joined(separator: "\n").utf8))
    return String(digest.prefix(rules.version.count))
  }

  /// Three years back and ahead: no window in business days is longer.
  func holidays(near day: CalendarDay) -> [CalendarDay: String] {
    let year = day.civil.year
    return rules.holidays.days(from: max(1, year - 3), through: min(9998, year + 3))
  }

  /// Lays out what can be done about each denial, with the chances learned from what was decided.
  func planner(for scored: ScoredDenials) throws -> ActionPlanner {
    try planner(actionTable(), chances: Self.chances(scored), on: scored.asOf)
  }

  func actionTable() throws -> ActionTable {
    try ActionTable(
      rules: rules.actions, contract: store.actionRules(),
      deadlines: rules.deadlines + store.deadlineRules())
  }

  func planner(
    _ actions: ActionTable, chances: LevelChances, on day: CalendarDay
  ) throws -> ActionPlanner {
    ActionPlanner(
      actions: actions, deadlines: try deadlineTable(on: day), work: rules.work,
      chances: chances, holidays: Set(holidays(near: day).keys), on: day)
  }

  /// Of each level above the first that was ever filed, of calls, and of appeals after a lost
  /// try.
  private static func chances(_ scored: ScoredDenials) -> LevelChances {
    let denials = scored.inventory.map(\.denial)
    let horizon = scored.inForce?.model.horizonDays ?? LevelRecord.usualHorizonDays
    func record(_ isCounted: (Appeal, Denial) -> Bool) -> LevelRecord {
      LevelRecord(of: denials, asOf: scored.asOf, horizonDays: horizon, where: isCounted)
    }
    let filed = Set(denials.flatMap(\.appeals).filter(\.kind.isAppeal).map(\.level))
    let levels = filed.filter { $0 > 1 }.map { level in
      (
        level,
        chance(
          record { appeal, _ in appeal.kind.isAppeal && appeal.level == level }, horizon,
          "appeals of level \(level)")
      )
    }
    return LevelChances(
      levels: Dictionary(uniqueKeysWithValues: levels),
      call: chance(
        record { appeal, _ in appeal.kind == .peerToPeer }, horizon, "peer-to-peer calls"),
      secondTry: chance(
        record { $1.isSecondTry($0) }, horizon, "first appeals after another try was lost"))
  }

  private static func chance(
    _ record: LevelRecord, _ horizon: Int, _ what: String
  ) -> Estimate<OverturnChance> {
    guard let share = record.share,
      let chance = OverturnChance(
        probability: share.value, lower: share.interval.lower, upper: share.interval.upper,
        isExtrapolated: false)
    else {
      return .unknown(
        reason: "\(record.filed) \(what) filed at least \(horizon) days ago; "
          + "\(LevelRecord.fewest) are needed")
    }
    return .estimated(
      chance,
      basis: "\(record.won) of \(record.filed) \(what) were won within \(horizon) days, "
        + "all payers and reasons together")
  }
}
