public import Claims

/// The day a denial was first won on appeal, and whether the log gives it. Money taken back in part later,
/// or a second win, moves the day of a denial's status, not this one.
public struct AppealWin: Sendable, Hashable {
  public let day: CalendarDay
  public let isLogged: Bool

  /// `nil` where it was not won on appeal, or nobody gives the day.
  public init?(of denial: Denial) {
    guard [.overturned, .partiallyOverturned, .clawedBack].contains(denial.status),
      !denial.appeals.isEmpty
    else { return nil }
    let won = denial.appeals.filter(\.outcome.isWon)
    if let day = won.compactMap(\.decidedDay).min() {
      (self.day, isLogged) = (day, true)
    } else if denial.appeals.allSatisfy({ $0.outcome == .pending }),
      let day = denial.recoveryPaymentDay
    {
      (self.day, isLogged) = (day, false)
    } else {
      return nil
    }
  }
}
