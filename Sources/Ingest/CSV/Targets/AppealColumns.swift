import Claims

struct AppealColumns: TargetColumns {
  private let payer: PayerColumns
  private let patientControlNumber: TextColumn
  private let claimNumber: TextColumn
  private let level: CountColumn
  private let action: TextColumn
  private let filedDay: DayColumn
  private let outcome: ChoiceColumn<AppealOutcome>
  private let decidedDay: DayColumn
  private let nextDeadline: DayColumn
  private let recovered: MoneyColumn
  private let minutes: CountColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    payer = try PayerColumns(&binder)
    patientControlNumber = try binder.text("patient_control_number", isRequired: true)
    claimNumber = try binder.text("claim_number")
    level = try binder.count("level", isRequired: true)
    action = try binder.text("action", isRequired: true, repeats: true)
    filedDay = try binder.day("filed_day", isRequired: true)
    outcome = try binder.choice("outcome", AppealOutcome.self, isRequired: true)
    decidedDay = try binder.day("decided_day")
    nextDeadline = try binder.day("next_deadline")
    recovered = try binder.money("recovered")
    minutes = try binder.count("minutes")
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported {
    .appeal(
      Appeal(
        payer: try payer.read(record),
        patientControlNumber: try patientControlNumber.required(record),
        claimNumber: try claimNumber.value(record),
        level: try levelFiled(record),
        action: try action.required(record), filedDay: try filedDay.required(record),
        outcome: try outcome.required(record), decidedDay: try decision(record),
        recovered: try recovery(record), nextDeadline: try nextLevel(record),
        minutes: try minutes.value(record, atLeast: 0)))
  }

  /// No payer, reviewer or court has more.
  private static let mostLevels = 9

  private func levelFiled(_ record: borrowing CSVRecord) throws(RowRefusal) -> Int {
    let level = try level.required(record, atLeast: 1)
    guard level <= Self.mostLevels else {
      throw self.level.cell.refusal("expected a level of at most \(Self.mostLevels); correct it")
    }
    return level
  }

  private func recovery(_ record: borrowing CSVRecord) throws(RowRefusal) -> Money? {
    let amount = try recovered.value(record)
    guard amount.map({ $0 >= .zero }) ?? true else {
      throw recovered.cell.refusal(
        "expected what came in, at least 0; what was taken back stands in a remittance")
    }
    return amount
  }

  private func decision(_ record: borrowing CSVRecord) throws(RowRefusal) -> CalendarDay? {
    guard let day = try decidedDay.value(record) else { return nil }
    guard day >= (try filedDay.required(record)) else {
      throw decidedDay.cell.refusal("is before '\(filedDay.cell.name)'; correct one of them")
    }
    return day
  }

  /// What a decision prints: without its day it is of none.
  private func nextLevel(_ record: borrowing CSVRecord) throws(RowRefusal) -> CalendarDay? {
    guard let day = try nextDeadline.value(record) else { return nil }
    guard let decided = try decision(record), decided <= day else {
      throw nextDeadline.cell.refusal(
        "needs '\(decidedDay.cell.name)', that day or an earlier one; correct one of them")
    }
    return day
  }
}
