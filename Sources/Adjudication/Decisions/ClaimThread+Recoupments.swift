import Claims

extension ClaimThread {
  /// Σ of recoupments over a span of days, from the first on when `first` is `nil`; positive took
  /// money back.
  ///
  /// WO recovers an overpayment and, negative, puts it off or returns it. 72 acknowledges a refund
  /// that the practice sent: negative, it offsets the recovery it answers and moves nothing.
  /// Source: ASC X12 835 TR3, section 1.10.2.17, from general knowledge.
  func takenBack(from first: CalendarDay?, through last: CalendarDay) -> Money {
    recoupments.reduce(.zero) { sum, recoupment in
      guard first.map({ $0 <= recoupment.day }) ?? true, recoupment.day <= last else { return sum }
      let amount = recoupment.adjustment.amount
      return switch recoupment.adjustment.reason {
      case "WO": sum + amount
      case "72": sum + max(.zero, amount)
      default: sum
      }
    }
  }
}
