public import Claims
public import Store
import Synchronization

/// What went out to a payer, or what it answered, as a person says it.
public struct RecordedAppeal: Sendable, Hashable {
  public var level: Int
  public var action: String
  public var filedDay: CalendarDay
  public var outcome: AppealOutcome
  public var decidedDay: CalendarDay?
  public var recovered: Money?
  public var minutes: Int?

  public init(
    level: Int, action: String, filedDay: CalendarDay, outcome: AppealOutcome = .pending,
    decidedDay: CalendarDay? = nil, recovered: Money? = nil, minutes: Int? = nil
  ) {
    self.level = level
    self.action = action
    self.filedDay = filedDay
    self.outcome = outcome
    self.decidedDay = decidedDay
    self.recovered = recovered
    self.minutes = minutes
  }
}

/// Why a change can't be recorded; none repeats what was sent.
public enum QueueRefusal: Error, Sendable, Hashable {
  case noSuchDenial(Int)
  /// Neither claim nor reference: an appeal could not be found again.
  case noNumber(Int)
  case filedInFuture
  case filedBeforeDenial
  case decidedBeforeFiled
  case decidedInFuture
  case decidedWithoutDay
  case pendingWithDay
  case recoveredWithoutWin
  case negative(field: String)
  case noAppealOnRecord
  case emptyText
  case longText(limit: Int)
}

extension QueueRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSuchDenial(let number): "denial \(number): not in the list; look it up in the worklist"
    case .noNumber(let number):
      "denial \(number): has neither claim number nor reference; load its letter or remittance first"
    case .filedInFuture: "filed_day: expected today or earlier"
    case .filedBeforeDenial: "filed_day: expected the day the denial became known, or later"
    case .decidedBeforeFiled: "decided_day: expected the day of filing or later"
    case .decidedInFuture: "decided_day: expected today or earlier"
    case .decidedWithoutDay: "decided_day: expected the day of the payer's decision"
    case .pendingWithDay: "decided_day: expected none while nothing is decided"
    case .recoveredWithoutWin: "recovered_cents: expected none unless the denial was overturned"
    case .negative(let field): "\(field): expected zero or more"
    case .noAppealOnRecord: "outcome: no filed appeal is on record; record what was filed first"
    case .emptyText: "text: expected some words"
    case .longText(let limit): "text: expected at most \(limit) characters"
    }
  }
}

extension QueueDesk {
  /// The most characters of a note.
  public static let longestNote = 4000

  /// Takes a denial, gives it back, or notes something of it.
  ///
  /// - Throws: ``QueueRefusal``, `StoreError`.
  public func make(
    _ change: WorkChange, at moment: String, actor: String? = nil
  ) throws -> WorkAnswer {
    guard let line = list[change.denial] else { throw QueueRefusal.noSuchDenial(change.denial) }
    if change.kind == .noted {
      let text = change.text ?? ""
      guard !text.allSatisfy(\.isWhitespace) else { throw QueueRefusal.emptyText }
      guard text.count <= Self.longestNote else {
        throw QueueRefusal.longText(limit: Self.longestNote)
      }
    }
    let answer = try workspace.store.make(
      change, at: moment, isSynthetic: line.denial.isSynthetic, by: actor ?? change.by)
    try follow(answer, line)
    return answer
  }

  /// Records what was filed or decided: at once part of the denial's history, and so of the next
  /// list, of training and of every report.
  ///
  /// - Throws: ``QueueRefusal``, `StoreError`.
  public func record(
    _ appeal: RecordedAppeal, _ change: WorkChange, on day: CalendarDay, at moment: String,
    actor: String? = nil
  ) throws -> WorkAnswer {
    guard let line = list[change.denial] else { throw QueueRefusal.noSuchDenial(change.denial) }
    try appeal.check(line.denial, on: day)
    guard let number = line.denial.patientControlNumber ?? line.denial.reference else {
      throw QueueRefusal.noNumber(change.denial)
    }
    var change = change
    change.kind = appeal.outcome == .pending ? .filed : .decided
    change.appeal = Appeal(
      payer: line.denial.payer, patientControlNumber: number,
      claimNumber: line.denial.claimNumber, level: appeal.level, action: appeal.action,
      filedDay: appeal.filedDay, outcome: appeal.outcome, decidedDay: appeal.decidedDay,
      recovered: appeal.recovered, minutes: appeal.minutes)
    let answer = try workspace.store.make(
      change, at: moment, isSynthetic: line.denial.isSynthetic, by: actor ?? change.by)
    try follow(answer, line)
    return answer
  }

  /// The appeal that waits for its decision; `nil` where none is on record.
  public func pendingAppeal(of denial: Int) throws -> Appeal? {
    try workspace.store.denial(id: denial)?.denial.pendingAppeals.last
  }

  /// Brings memory up to what was written, and tells of it.
  private func follow(_ answer: WorkAnswer, _ line: QueueList.Line) throws {
    guard case .done(let event, let item) = answer else { return }
    if event.kind.isOfAppeal || event.kind == .undone {
      let status = try workspace.settleAgain(line.id)
      state.withLock { $0.statuses[line.id] = status }
    }
    // A later change by another thread may have come first.
    state.withLock {
      if $0.items[item.denial]?.version ?? 0 < item.version { $0.items[item.denial] = item }
    }
    tell(.item(item))
  }
}

extension RecordedAppeal {
  func check(_ denial: Denial, on day: CalendarDay) throws(QueueRefusal) {
    guard filedDay <= day else { throw .filedInFuture }
    guard filedDay >= denial.knownDay else { throw .filedBeforeDenial }
    if outcome == .pending {
      guard decidedDay == nil else { throw .pendingWithDay }
    } else {
      guard let decidedDay else { throw .decidedWithoutDay }
      guard decidedDay >= filedDay else { throw .decidedBeforeFiled }
      guard decidedDay <= day else { throw .decidedInFuture }
    }
    guard recovered == nil || outcome.isWon else { throw .recoveredWithoutWin }
    guard recovered ?? .zero >= .zero else { throw .negative(field: "recovered_cents") }
    guard minutes ?? 0 >= 0 else { throw .negative(field: "minutes") }
    guard level >= 1 else { throw .negative(field: "level") }
  }
}
