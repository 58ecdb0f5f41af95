public import Claims
import ClinicalRecords

extension DenialLetter {
  /// The time to file the first appeal, where the letter states one and only one. A day before the
  /// letter's own is none; a count and a printed day that end together are one.
  ///
  /// Where a letter gives the practice one time and the member a longer one, the practice's holds.
  public var deadline: Stated<FilingWindow>? {
    let windows = windows.filter { $0.value.purpose == .appeal && !isImpossible($0.value) }
    if let one = single(windows) { return one }
    guard let own = single(windows.filter { Self.isPractices($0.quote.text) }),
      let day = lastDay(of: own.value)?.day,
      windows.allSatisfy({ lastDay(of: $0.value).map { day <= $0.day } ?? false })
    else { return nil }
    return own
  }

  /// The one time limit of several sentences, the printed day before a count.
  private func single(_ windows: [Stated<FilingWindow>]) -> Stated<FilingWindow>? {
    let printed = windows.first { if case .day = $0.value.limit { true } else { false } }
    let safe = windows.first { $0.value.isSafe }
    guard let first = printed ?? safe ?? windows.first else { return nil }
    if Set(windows.map(\.value.limit)).count == 1 { return first }
    let days = windows.map { lastDay(of: $0.value)?.day }
    return Set(days).count == 1 && !days.contains(nil) ? first : nil
  }

  /// "A provider reconsideration", or a time that speaks of providers and of nobody else.
  private static func isPractices(_ words: String) -> Bool {
    guard words.firstMatch(of: Pattern.members) == nil else { return false }
    return words.firstMatch(of: Pattern.providerAppeal) != nil
      || words.firstMatch(of: Pattern.providers) != nil && words.firstMatch(of: Pattern.you) == nil
  }

  func isImpossible(_ window: FilingWindow) -> Bool {
    guard case .day(let day) = window.limit, let written = letterDay?.value else { return false }
    return day < written
  }

  /// The last day of a time limit: printed, or counted from the date of the decision or of the service
  /// where that is what counts and the letter dates it, else from the letter's own.
  ///
  /// - Returns: `isSafe` where the day cannot be later than what the payer counts.
  public func lastDay(of window: FilingWindow) -> (day: CalendarDay, isSafe: Bool)? {
    let isFromDecision = window.anchor == .decision || window.anchor == .thisDecision
    let decided = isFromDecision ? decisionDay?.value : nil
    let first: CalendarDay? =
      switch window.anchor {
      case .other: nil
      case .service: serviceDay?.value
      default: decided ?? letterDay?.value
      }
    return window.lastDay(from: first).map { ($0, window.isSafe || decided != nil) }
  }

  /// The same from the day of the request, before which nothing was decided: no later than what the
  /// payer counts, where it does not date its decision.
  private func lastDay(ofAppealFrom request: CalendarDay?) -> CalendarDay? {
    guard let request, let window = deadline?.value, isPreService?.value != false,
      window.anchor == .decision || window.anchor == .unstated,
      let written = letterDay?.value, request <= written
    else { return nil }
    return window.lastDay(from: request)
  }

  /// The last day to appeal, with whether it is safe.
  public var appealTime: (day: CalendarDay, isSafe: Bool)? {
    deadline.flatMap { lastDay(of: $0.value) }
  }

  public var lastDayToAppeal: CalendarDay? { appealTime?.day }

  /// The last day for the call between physicians, with whether it is safe: where it must come before
  /// the service as well, the day before it, and no safe day where the letter does not date it.
  public var callTime: (day: CalendarDay, isSafe: Bool)? {
    guard let window = peerToPeer.window, let time = lastDay(of: window.value) else { return nil }
    if window.quote.text.firstMatch(of: Pattern.beforeDischarge) != nil { return (time.day, false) }
    guard window.quote.text.firstMatch(of: Pattern.beforeService) != nil else { return time }
    guard let service = serviceDay?.value else { return (time.day, false) }
    return (min(time.day, service.adding(days: -1)), time.isSafe)
  }

  /// The last day to ask for a review outside the payer, with whether it is safe.
  public var externalTime: (day: CalendarDay, isSafe: Bool)? {
    single(windows.filter { $0.value.purpose == .externalReview && !isImpossible($0.value) })
      .flatMap { lastDay(of: $0.value) }
  }

  /// The day that the list is to keep: the appeal's, or of a review that comes first the review's; of
  /// a denial that asks for records the day for these where it is earlier.
  ///
  /// - Parameters:
  ///   - asksForRecords: Whether the denial is for want of records.
  ///   - isReviewFirst: Whether a review outside the payer comes before any appeal to it.
  ///   - requestDay: When the practice asked, for a count from a decision without a date.
  /// - Returns: `nil` where that day may be later than what the payer counts.
  public func dayToKeep(
    asksForRecords: Bool, isReviewFirst: Bool, requestDay: CalendarDay? = nil
  ) -> CalendarDay? {
    // An appeal to the payer that such a decision offers beside the review is nobody's next step.
    let time = (isReviewFirst ? externalTime : nil) ?? appealTime
    let appeal =
      time.flatMap { $0.isSafe ? $0.day : nil } ?? lastDay(ofAppealFrom: requestDay)
    guard asksForRecords, let answer = answerTime else { return appeal }
    return answer.isSafe ? min(answer.day, appeal ?? answer.day) : nil
  }

  /// The last day for the payer's next level, where the letter decides an appeal, with whether it is safe.
  public var nextLevelTime: (day: CalendarDay, isSafe: Bool)? {
    let further = windows.filter {
      $0.value.purpose == .furtherAppeal && !isImpossible($0.value)
    }
    return further.isEmpty ? appealTime : single(further).flatMap { lastDay(of: $0.value) }
  }

  /// The last day for what the payer asks to be sent, with whether it is safe; `nil` without one, or
  /// with several.
  public var answerTime: (day: CalendarDay, isSafe: Bool)? { time(for: .records) }

  /// The last day to send money back, with whether it is safe.
  public var repaymentTime: (day: CalendarDay, isSafe: Bool)? { time(for: .repayment) }

  private func time(for purpose: FilingWindow.Purpose) -> (day: CalendarDay, isSafe: Bool)? {
    single(windows.filter { $0.value.purpose == purpose && !isImpossible($0.value) })
      .flatMap { lastDay(of: $0.value) }
  }

  /// The same, where the practice knows of a denial that the letter does not issue.
  public var knownDenied: DenialLetter {
    var letter = self
    letter.pending = nil
    letter.closing = nil
    letter.notAppealable = nil
    return letter
  }

  /// Whether the service is still to come, and its day where the letter prints it.
  public var serviceWords: String? {
    guard let isToCome = isPreService?.value else { return nil }
    let day = serviceDay.map { " (\($0.value))" } ?? ""
    return (isToCome ? "still to come" : "given already") + day
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let providers =
    /(?i)\b(?:providers?|physicians?|practitioners?|facilit(?:y|ies))\b/
  nonisolated(unsafe) static let members =
    /(?i)\b(?:members?|enrollees?|patients?|beneficiar\w+)\b/
  nonisolated(unsafe) static let you = /(?i)\byou\b/
  nonisolated(unsafe) static let providerAppeal =
    /(?i)\b(?:provider|physician|practitioner|facility)\s+(?:reconsideration|appeal|dispute)s?\b/
  nonisolated(unsafe) static let beforeDischarge =
    /(?i)\b(?:prior\s+to|before)\s+(?:the\s+)?(?:patient['’]s\s+)?discharge\b/
  nonisolated(unsafe) static let beforeService =
    /(?i)\b(?:prior\s+to|before)\s+(?:the\s+|your\s+)?(?:(?:scheduled|planned|anticipated)\s+)?(?:date\s+of\s+(?:the\s+)?)?(?:service|surgery|procedure|admission)\b/
}
