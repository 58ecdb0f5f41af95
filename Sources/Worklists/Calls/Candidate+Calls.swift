import Claims

extension Candidate {
  /// The last day on which a call may be held, and what cuts it; `nil` where none can be held on `day`.
  ///
  /// The last day of its window, the last on which the step after it can begin and be in time, and the
  /// planned day of the service: the earliest of them.
  func lastDayToCall(on day: CalendarDay) -> (day: CalendarDay, cut: PlannedCall.Cut)? {
    guard let option = plan?.call?.option, option.refusal == nil, let window = option.deadline
    else { return nil }
    if let planned = denial.plannedDay, planned < day { return nil }
    var last = (day: window.alarm < day ? window.limit : window.alarm, cut: PlannedCall.Cut.window)
    if deadline.alarm >= day {
      let start = deadline.alarm.adding(days: -effort.prepDays)
      if start < last.day { last = (start, .appeal) }
    }
    if let planned = denial.plannedDay, planned < last.day { last = (planned, .service) }
    return last.day < day ? nil : last
  }

  /// Whether the day of that cut is assumed.
  func isAssumed(_ cut: PlannedCall.Cut) -> Bool {
    switch cut {
    case .window: plan?.call?.isAssumed ?? true
    case .appeal: deadline.standing == .assumed || effort.isAssumed
    case .service: false
    }
  }
}
