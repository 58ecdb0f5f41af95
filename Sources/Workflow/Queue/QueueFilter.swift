public import Claims
import Worklists

/// Which lines of the queue somebody wants to see; what is `nil` fits all.
public struct QueueFilter: Sendable, Hashable {
  public enum Holding: Sendable, Hashable {
    case unassigned
    case anybody
    case account(String)
    /// What an account can take or has taken.
    case free(for: String)
  }

  /// A part of the list, such as `selected`; `deferred` and `open` stand for several, `waiting` for what is
  /// appealed and not decided, and `calls` for what is worth a call before anything is filed.
  public var part: String?
  public var payer: String?
  public var category: DenialCategory?
  /// The day to act by is at most so many days away or has passed, and something can still be filed.
  public var dueWithin: Int?
  public var holding: Holding?
  /// A claim's number, whole or its beginning, in small letters or capitals.
  public var number: String?

  public init(
    part: String? = nil, payer: String? = nil, category: DenialCategory? = nil,
    dueWithin: Int? = nil, holding: Holding? = nil, number: String? = nil
  ) {
    self.part = part
    self.payer = payer
    self.category = category
    self.dueWithin = dueWithin
    self.holding = holding
    self.number = number
  }

  /// Whether a line is asked for, by where its denial stands now: the list may be older.
  func fits(
    _ line: QueueList.Line, holder: String?, status: Denial.Status, on day: CalendarDay
  ) -> Bool {
    fitsPart(line, status)
      && (payer.map { line.denial.payer.key == $0 || line.denial.payer.name == $0 } ?? true)
      && (category.map { line.denial.reading.category == $0 } ?? true)
      && fitsDue(line, status, on: day) && fitsHolder(holder)
      && (number.map(line.isNumbered) ?? true)
  }

  private func fitsPart(_ line: QueueList.Line, _ status: Denial.Status) -> Bool {
    if part == "waiting" { return status == .appealed }
    // Filed or decided since the list was made: no longer to be worked.
    if part != nil, line.isOpen, status != line.denial.status { return false }
    return switch part {
    case nil: true
    case "open": line.isOpen
    case "calls": line.line.call.map { $0.room != .notWorth } ?? false
    case "deferred": line.part.hasPrefix("deferred") && line.isOpen
    case let part?: line.part == part
    }
  }

  private func fitsDue(
    _ line: QueueList.Line, _ status: Denial.Status, on day: CalendarDay
  ) -> Bool {
    guard let dueWithin else { return true }
    let deadline = line.candidate.deadline
    return line.isOpen && status == line.denial.status && line.candidate.hasClock
      && deadline.lastCountedDay >= day && deadline.alarm <= day.adding(days: dueWithin)
  }

  private func fitsHolder(_ holder: String?) -> Bool {
    switch holding {
    case nil: true
    case .unassigned: holder == nil
    case .anybody: holder != nil
    case .account(let name): holder == name
    case .free(let name): holder == nil || holder == name
    }
  }
}
