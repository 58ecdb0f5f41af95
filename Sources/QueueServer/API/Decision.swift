import Claims
import Workflow

/// What a payer answered.
struct Decision: Sendable {
  let outcome: AppealOutcome
  let day: CalendarDay
  let recovered: Money?

  func of(_ appeal: Appeal) -> RecordedAppeal {
    RecordedAppeal(
      level: appeal.level, action: appeal.action, filedDay: appeal.filedDay, outcome: outcome,
      decidedDay: day, recovered: recovered, minutes: appeal.minutes)
  }
}

extension RecordedAppeal {
  /// What a person can say was filed.
  static let actions = [
    "appeal", "corrected claim", "peer-to-peer", "records", "retro-authorization",
    "external review",
  ]
}
