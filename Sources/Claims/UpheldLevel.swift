/// The highest level at which the payer maintained a denial, and when.
public struct UpheldLevel: Sendable, Hashable, Codable {
  /// 1 is the first appeal; 0 where only a call, records or a corrected claim were tried.
  public var level: Int
  /// From this day the next level's clock runs.
  public var day: CalendarDay
  /// `false` where the decision's own day is not on record and an earlier one stands for it.
  public var isDayKnown: Bool
  /// The last day for the next level, where the decision prints one: there is such a level then.
  public var nextDeadline: CalendarDay?

  public init(
    level: Int, day: CalendarDay, isDayKnown: Bool, nextDeadline: CalendarDay? = nil
  ) {
    self.level = level
    self.day = day
    self.isDayKnown = isDayKnown
    self.nextDeadline = nextDeadline
  }
}

extension Denial {
  /// What a denial with status `upheld` has behind it; `nil` for any other.
  ///
  /// From the log's last decision of the highest level; where the log has none, the remittances
  /// answered the appeal, on ``decidedDay``.
  public var upheld: UpheldLevel? {
    guard status == .upheld else { return nil }
    let fallback = decidedDay ?? appeals.map(\.filedDay).max() ?? knownDay
    let lost = appeals.filter { $0.outcome == .upheld }
    let lostAppeals = lost.filter(\.kind.isAppeal)
    if let last = lostAppeals.max(by: { ($0.level, $0.order) < ($1.level, $1.order) }) {
      return UpheldLevel(
        level: last.level, day: last.decidedDay ?? fallback, isDayKnown: last.decidedDay != nil,
        nextDeadline: last.nextDeadline)
    }
    let isOnlyTried = !lost.isEmpty && !appeals.contains(where: \.kind.isAppeal)
    let level = isOnlyTried ? 0 : appeals.filter(\.kind.isAppeal).map(\.level).max() ?? 1
    return UpheldLevel(level: level, day: fallback, isDayKnown: decidedDay != nil)
  }

  /// Appeals on record that nobody has decided.
  public var pendingAppeals: [Appeal] { appeals.filter { $0.outcome == .pending } }

  /// The call, records or corrected claim whose answer is awaited while no appeal is filed: it stops no
  /// clock, and the first appeal may fall due meanwhile.
  public var pendingTry: Appeal? {
    guard status == .appealed,
      !appeals.contains(where: { $0.kind.isAppeal && $0.outcome != .withdrawn })
    else { return nil }
    return pendingAppeals.max { $0.filedDay < $1.filedDay }
  }
}

extension Denial {
  /// Only calls between physicians were held, none won, and no appeal is filed: the first appeal is still
  /// to come.
  public var wasOnlyCalled: Bool {
    (status == .upheld || pendingTry != nil) && !appeals.isEmpty
      && appeals.allSatisfy { $0.kind == .peerToPeer && !$0.outcome.isWon }
  }

  /// The highest level of which no appeal is on record though one of the next is; a practice may have
  /// left it out of its log, or written the next one's number wrongly.
  public var missingLevel: Int? {
    let levels = Set(appeals.filter(\.kind.isAppeal).map(\.level))
    return levels.filter { $0 > 1 && !levels.contains($0 - 1) }.map { $0 - 1 }.max()
  }

  /// Whether an appeal of the first level was filed after a call, records or a corrected claim had been
  /// tried and lost: a second try, of which the record of first ones says nothing.
  public func isSecondTry(_ appeal: Appeal) -> Bool {
    appeal.kind.isAppeal && appeal.level == 1
      && appeals.contains {
        !$0.kind.isAppeal && $0.outcome == .upheld && $0.order <= appeal.filedDay
      }
  }
}

extension Appeal {
  fileprivate var order: CalendarDay { decidedDay ?? filedDay }
}
