public import Claims

/// A time limit that a letter sets for doing something.
public struct FilingWindow: Sendable, Hashable {
  public enum Purpose: String, Sendable, Hashable, CaseIterable {
    case peerToPeer = "peer-to-peer"
    case appeal
    case expeditedAppeal = "expedited appeal"
    /// An appeal of the decision on this one.
    case furtherAppeal = "further appeal"
    case externalReview = "external review"
    /// A complaint about service, which changes no denial.
    case grievance
    /// To go on getting care while an appeal is decided.
    case continuedCare = "care during the appeal"
    case correctedClaim = "corrected claim"
    /// To send what the payer asks for, before or instead of its decision.
    case records
    /// To send back what the payer asks for, which disputes nothing.
    case repayment
  }

  public enum Limit: Sendable, Hashable {
    case day(CalendarDay)
    case days(Int, DeadlineRule.DayKind)
    case months(Int)

    /// From some day on, and not printed.
    var isCounted: Bool {
      if case .day = self { false } else { true }
    }
  }

  /// What the count begins with, as the letter says.
  public enum Anchor: String, Sendable, Hashable, CaseIterable {
    case letter, receipt, decision, unstated
    /// "This determination": the letter itself, unless it dates its decision apart.
    case thisDecision = "this decision"
    /// The day of service, where the letter prints it.
    case service
    /// Something the letter does not date.
    case other
  }

  public let purpose: Purpose
  public let limit: Limit
  public let anchor: Anchor

  public init(purpose: Purpose, limit: Limit, anchor: Anchor = .unstated) {
    self.purpose = purpose
    self.limit = limit
    self.anchor = anchor
  }

  /// The last day in time, counted from the day that the count begins with.
  ///
  /// A count from receipt ends later than one from the letter; one from a decision taken before the
  /// letter was written ends earlier, so only ``isSafe`` days are never late.
  ///
  /// - Returns: `nil` for a count from a day that is not known.
  public func lastDay(from first: CalendarDay?) -> CalendarDay? {
    switch limit {
    case .day(let day): day
    case .days(let count, .calendar): first?.adding(days: count)
    case .days(let count, .business): first?.adding(businessDays: count)
    case .months(let count): first.flatMap { Self.day($0, afterMonths: count) }
    }
  }

  /// Whether its last day cannot be later than what the payer counts.
  public var isSafe: Bool {
    if case .day = limit { return true }
    return [.letter, .receipt, .thisDecision, .service].contains(anchor)
  }

  /// The same day of a later month, or the last of that month.
  private static func day(_ day: CalendarDay, afterMonths count: Int) -> CalendarDay? {
    let (year, month, dayOfMonth) = day.civil
    let months = year * 12 + month - 1 + count
    return (max(1, dayOfMonth - 3)...dayOfMonth).reversed().lazy
      .compactMap { CalendarDay(year: months / 12, month: months % 12 + 1, day: $0) }.first
  }
}
