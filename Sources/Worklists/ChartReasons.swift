import Claims

/// What a review of the chart and the planned day say of a denial's place, while it can be worked.
struct ChartReasons {
  /// Before anyone works it.
  private(set) var first: [Worklist.Reason] = []
  private(set) var last: [Worklist.Reason] = []

  init(of candidate: Candidate, on day: CalendarDay) {
    guard candidate.isWorkable else { return }
    if let review = candidate.denial.lastReview(by: day) {
      if let flags = review.redFlags, flags > 0 { first.append(.redFlag(reviewed: review.day)) }
      if let conflicts = review.conflicts, conflicts > 0 {
        first.append(.chartConflict(conflicts, reviewed: review.day))
      }
      last.append(.reviewed(review))
    }
    guard let planned = candidate.denial.plannedDay else { return }
    if planned < day {
      last.append(.plannedDayPassed(planned))
    } else if planned < candidate.deadline.alarm {
      last.append(
        .plannedBefore(
          planned,
          daysShort: max(0, day.adding(days: candidate.effort.prepDays).days(since: planned))))
    }
  }
}

extension Worklist.Reason {
  /// Whether it must be seen before anyone works the denial.
  public var isAlert: Bool {
    switch self {
    case .redFlag, .chartConflict: true
    default: false
    }
  }
}
