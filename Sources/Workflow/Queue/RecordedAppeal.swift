public import Claims
import Worklists

/// What went out to a payer, or what it answered, as a person says it.
public struct RecordedAppeal: Sendable, Hashable {
  public var level: Int
  public var action: String
  public var filedDay: CalendarDay
  public var outcome: AppealOutcome
  public var decidedDay: CalendarDay?
  public var recovered: Money?
  /// The last day for the next level, as the decision prints it.
  public var nextDeadline: CalendarDay?
  public var minutes: Int?

  public init(
    level: Int, action: String, filedDay: CalendarDay, outcome: AppealOutcome = .pending,
    decidedDay: CalendarDay? = nil, recovered: Money? = nil, nextDeadline: CalendarDay? = nil,
    minutes: Int? = nil
  ) {
    self.level = level
    self.action = action
    self.filedDay = filedDay
    self.outcome = outcome
    self.decidedDay = decidedDay
    self.recovered = recovered
    self.nextDeadline = nextDeadline
    self.minutes = minutes
  }
}

extension RecordedAppeal {
  /// Against what is on record of the denial.
  func check(_ denial: Denial, on day: CalendarDay) throws(QueueRefusal) {
    try checkDays(denial, on: day)
    guard recovered == nil || outcome.isWon else { throw .recoveredWithoutWin }
    if let nextDeadline {
      guard outcome == .upheld else { throw .nextDeadlineWithoutLoss }
      guard let decidedDay, nextDeadline >= decidedDay else { throw .nextDeadlineBeforeDecision }
    }
    guard recovered ?? .zero >= .zero else { throw .negative(field: "recovered_cents") }
    try checkRecovered(denial)
    guard minutes ?? 0 >= 0 else { throw .negative(field: "minutes") }
    try checkLevel(denial)
  }

  /// One denial is won once: what several answers bring is no more than was billed, and none comes after
  /// a win in full.
  private func checkRecovered(_ denial: Denial) throws(QueueRefusal) {
    guard outcome.isWon else { return }
    let others = denial.appeals.filter { other in
      other.outcome.isWon && (other.level, other.action) != (level, action)
    }
    guard !others.contains(where: { $0.outcome == .overturned }) else { throw .wonAlready }
    let before = others.reduce(Money.zero) { $0 + ($1.recovered ?? .zero) }
    if let recovered, let most = denial.billed ?? denial.denied, before + recovered > most {
      throw .recoveredTooMuch
    }
  }

  /// A level comes after the one below it, and a filing is recorded once.
  private func checkLevel(_ denial: Denial) throws(QueueRefusal) {
    let filed = denial.appeals.filter { $0.outcome != .withdrawn && $0.kind.isAppeal }
    let highest = filed.map(\.level).max() ?? 0
    guard (1...(highest + 1)).contains(level) else { throw .level(highest: highest + 1) }
    guard outcome == .pending else { return }
    let isKnown = denial.appeals.contains {
      $0.level == level && $0.action == action && $0.outcome == .pending
    }
    guard !isKnown else { throw .filedAlready }
  }

  private func checkDays(_ denial: Denial, on day: CalendarDay) throws(QueueRefusal) {
    guard filedDay <= day else { throw .filedInFuture }
    guard filedDay >= denial.knownDay else { throw .filedBeforeDenial }
    if outcome == .pending {
      guard decidedDay == nil else { throw .pendingWithDay }
    } else {
      guard let decidedDay else { throw .decidedWithoutDay }
      guard decidedDay >= filedDay else { throw .decidedBeforeFiled }
      guard decidedDay <= day else { throw .decidedInFuture }
    }
  }
}

extension RecordedAppeal {
  /// What a person can say was filed, by the words that ``Claims/Appeal/kind`` reads.
  public static let actions = [
    "appeal", "corrected claim", "peer-to-peer", "records", "retro-authorization",
    "external review",
  ]

  /// What the list says is to be done next, in these words.
  public static func action(for line: QueueList.Line) -> String {
    switch line.candidate.nextAppeal?.action ?? line.denial.reading.route.action {
    case .correctedClaim: "corrected claim"
    case .peerToPeer: "peer-to-peer"
    case .recordsReply: "records"
    case .retroAuthorization: "retro-authorization"
    case .externalReview: "external review"
    case .firstAppeal, .furtherAppeal, .findReason, .writeOff, nil: "appeal"
    }
  }
}
