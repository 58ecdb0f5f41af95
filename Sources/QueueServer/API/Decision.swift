import Claims
import HTTPTypes
import Workflow

/// What a payer answered.
struct Decision: Sendable {
  let outcome: AppealOutcome
  let day: CalendarDay
  let recovered: Money?
  /// The last day for the next level, as the decision prints it.
  let nextDeadline: CalendarDay?
  /// Which of several appeals it answers; `nil` for the only one.
  let action: String?
  let level: Int?

  func of(_ appeal: Appeal) -> RecordedAppeal {
    RecordedAppeal(
      level: appeal.level, action: appeal.action, filedDay: appeal.filedDay, outcome: outcome,
      decidedDay: day, recovered: recovered, nextDeadline: nextDeadline, minutes: appeal.minutes)
  }
}

extension Decision {
  init(reading fields: inout Fields, today: CalendarDay) throws(Problem) {
    guard let outcome = try fields.word("outcome", of: AppealOutcome.self), outcome != .pending
    else {
      throw Problem(
        .unprocessableContent,
        "outcome: expected one of overturned, partially-overturned, upheld, withdrawn")
    }
    self.init(
      outcome: outcome, day: try fields.dayIfAny("decided_day") ?? today,
      recovered: try fields.integerIfAny("recovered_cents", in: 0...100_000_000_000)
        .map(Money.init(cents:)),
      nextDeadline: try fields.dayIfAny("next_deadline"),
      action: try fields.textIfAny("action", limit: 100),
      level: try fields.integerIfAny("level", in: 1...9))
  }
}

extension RecordedAppeal {
  /// What was filed; today unless a day is sent.
  init(reading fields: inout Fields, today: CalendarDay) throws(Problem) {
    let action = try fields.text("action")
    guard Self.actions.contains(action) else {
      throw Problem(
        .unprocessableContent,
        "action: expected one of \(Self.actions.joined(separator: ", "))")
    }
    self.init(
      level: try fields.integerIfAny("level", in: 1...9) ?? 1, action: action,
      filedDay: try fields.dayIfAny("filed_day") ?? today,
      minutes: try fields.integerIfAny("minutes", in: 0...100_000))
  }
}
