public import Claims
public import Store
import Synchronization

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
    // As it stands now: the list may be older.
    let denial = try workspace.store.denial(id: change.denial)?.denial ?? line.denial
    // What is sent again was checked when it was made.
    let isAgain = try change.key.map { try event(by: change.by, key: $0) != nil } ?? false
    if !isAgain { try appeal.check(denial, on: day) }
    guard let number = line.denial.patientControlNumber ?? line.denial.reference else {
      throw QueueRefusal.noNumber(change.denial)
    }
    var change = change
    change.kind = appeal.outcome == .pending ? .filed : .decided
    change.appeal = Appeal(
      payer: line.denial.payer, patientControlNumber: number,
      claimNumber: line.denial.claimNumber, level: appeal.level, action: appeal.action,
      filedDay: appeal.filedDay, outcome: appeal.outcome, decidedDay: appeal.decidedDay,
      recovered: appeal.recovered, nextDeadline: appeal.nextDeadline, minutes: appeal.minutes)
    let answer = try workspace.store.make(
      change, at: moment, isSynthetic: line.denial.isSynthetic, by: actor ?? change.by)
    try follow(answer, line)
    return answer
  }

  /// What waits for the payer's answer.
  public func pendingAppeals(of denial: Int) throws -> [Appeal] {
    try workspace.store.denial(id: denial)?.denial.pendingAppeals ?? []
  }

  /// Brings memory up to what was written, and tells of it.
  private func follow(_ answer: WorkAnswer, _ line: QueueList.Line) throws {
    guard case .done(let event, let item) = answer else { return }
    if event.kind.isOfAppeal || event.kind == .undone {
      do {
        let status = try workspace.settleAgain(line.id)
        state.withLock { $0.statuses[line.id] = status }
      } catch StoreError.locked {
        // What was recorded stands, and must not be answered as if it did not: the next list derives
        // it with all else that was loaded.
      }
    }
    // A later change by another thread may have come first.
    state.withLock {
      if $0.items[item.denial]?.version ?? 0 < item.version { $0.items[item.denial] = item }
    }
    tell(.item(item))
  }
}
