import Claims

extension Candidate {
  /// The last day on which a call may be held: of its window, of the step after it and, before a planned
  /// service, of that; `nil` where no call can be held on `day`.
  func lastDayToCall(on day: CalendarDay) -> CalendarDay? {
    guard let option = plan?.call?.option, option.refusal == nil, let window = option.deadline
    else { return nil }
    if let planned = denial.plannedDay, planned < day { return nil }
    let ends = window.alarm < day ? window.limit : window.alarm
    let step = deadline.alarm < day ? ends : deadline.alarm
    let last = [ends, step, denial.plannedDay ?? ends].min() ?? ends
    return last < day ? nil : last
  }

  /// Recoverable × fraction: what comes in when overturned; unknown where one of them is.
  var whenOverturned: Estimate<Money> {
    guard let recoverable = denial.recoverable.value, recoverable >= .zero else {
      return .unknown(reason: "recoverable amount: \(denial.recoverable.ground)")
    }
    guard let fraction = recoveredFraction.value.flatMap({ Share($0) }) else {
      return .unknown(reason: "recovered fraction: \(recoveredFraction.ground)")
    }
    return .estimated(fraction.of(recoverable), basis: "recoverable × fraction")
  }
}
