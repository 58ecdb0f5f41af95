public import Claims

/// The day a denial was first won on appeal, and whether the log gives it. Money taken back in part later,
/// or a second win, moves the day of a denial's status, not this one.
public struct AppealWin: Sendable, Hashable {
  public let day: CalendarDay
  public let isLogged: Bool
  /// At the first level that was appealed: what a model of first appeals foretells.
  public let isOfFirstLevel: Bool

  /// `nil` where it was not won on appeal, or nobody gives the day.
  public init?(of denial: Denial) {
    guard [.overturned, .partiallyOverturned, .clawedBack].contains(denial.status),
      !denial.appeals.isEmpty
    else { return nil }
    let won = denial.appeals.filter { $0.outcome.isWon && $0.decidedDay != nil }
    let earliest = won.min { ($0.decidedDay ?? $0.filedDay) < ($1.decidedDay ?? $1.filedDay) }
    if let earliest, let day = earliest.decidedDay {
      (self.day, isLogged) = (day, true)
      isOfFirstLevel = denial.appeals.allSatisfy { $0.level >= earliest.level }
    } else if denial.appeals.allSatisfy({ $0.outcome == .pending }),
      let day = denial.recoveryPaymentDay
    {
      (self.day, isLogged) = (day, false)
      isOfFirstLevel = Set(denial.appeals.map(\.level)).count == 1
    } else {
      return nil
    }
  }
}
