import Claims

/// How far the record tells what became of appeals.
enum FollowUp {
  /// Files come by the week or the month: within a month of its last word a record is taken as whole.
  private static let usualWaitDays = 31

  /// The day, or the last on which the record says anything of these denials if that lies long before
  /// it.
  static func lastDay(_ denials: [Denial], until day: CalendarDay) -> CalendarDay {
    let last = denials.flatMap { denial in
      [denial.knownDay, denial.decidedDay].compactMap(\.self)
        + denial.appeals.flatMap { [$0.filedDay, $0.decidedDay].compactMap(\.self) }
    }.filter { $0 <= day }.max()
    guard let last, last.adding(days: usualWaitDays) < day else { return day }
    return last
  }
}
