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
  case recoveredTooMuch
  case nextDeadlineWithoutLoss
  case nextDeadlineBeforeDecision
  case wonAlready
  case level(highest: Int)
  case filedAlready
  case severalPending
  case negative(field: String)
  case noAppealOnRecord
  case emptyText
  case emptyReason
  case longReason(limit: Int)
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
    case .recoveredTooMuch: "recovered: expected no more than was billed, in all answers together"
    case .nextDeadlineWithoutLoss: "next_deadline: expected none unless the denial was upheld"
    case .nextDeadlineBeforeDecision: "next_deadline: expected the day of the decision or later"
    case .wonAlready: "outcome: the denial is overturned on record; undo that first"
    case .level(let highest): "level: expected 1 to \(highest), one above what was filed so far"
    case .filedAlready: "action: this was filed and is not decided; record the answer, or undo it"
    case .severalPending: "action: several wait for an answer; say which, with its level"
    case .negative(let field): "\(field): expected zero or more"
    case .noAppealOnRecord: "outcome: no filed appeal is on record; record what was filed first"
    case .emptyReason: "reason: expected why; it is kept with the rank"
    case .longReason(let limit): "reason: expected at most \(limit) characters"
    case .emptyText: "text: expected some words"
    case .longText(let limit): "text: expected at most \(limit) characters"
    }
  }
}
