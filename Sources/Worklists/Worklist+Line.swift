public import Claims

extension Worklist {
  /// A candidate in its place.
  public struct Line: Sendable, Hashable {
    /// 1 is first of its part of the list.
    public let rank: Int
    public let candidate: Candidate
    public let value: Estimate<Arithmetic>
    /// Why it stands here.
    public let reasons: [Reason]

    /// An appeal of it brings nothing: the time to file is over, or it can't be appealed.
    public var bringsNothing: Bool {
      reasons.contains { reason in
        switch reason {
        case .closed, .instead: true
        default: false
        }
      }
    }

    /// Selected by a person's word, outside of the plan.
    public var isPutFirst: Bool {
      reasons.contains { reason in
        if case .put(let word) = reason { word.verdict == .first } else { false }
      }
    }

    /// The same without what was read in the chart and what people wrote, for who may not see that.
    public var withoutChart: Line {
      Line(
        rank: rank, candidate: candidate.withoutChart, value: value,
        reasons: reasons.filter { !$0.isOfChart }.map(\.withoutText))
    }

    /// What to do next, by its name in the rules; nothing once the time to file is over.
    public var nextAction: String {
      let isOver = reasons.contains { if case .closed = $0 { true } else { false } }
      return isOver ? "none" : candidate.nextAction
    }

    /// What working it is expected to bring; `nil` where that is unknown or nothing.
    public var expectedNet: Money? { bringsNothing ? nil : value.value?.expectedNet }
  }

  /// A ground for a line's place; `description` says it in words, without names or numbers of
  /// patients and claims.
  public enum Reason: Sendable, Hashable {
    case mustStart(by: CalendarDay)
    /// Its latest safe start has passed; the deadline has not.
    case overdue(since: CalendarDay)
    /// Not due this week, but what this week can spare goes to the most dollars an hour.
    case workedAhead(safeUntil: CalendarDay)
    case merit(place: Int, of: Int, perHour: Money)
    /// The best denial left without room.
    case ahead(ofDenial: Int, perHour: Money)
    case noRoom([Staff.Amount], by: CalendarDay)
    /// No week until its latest safe start has so many minutes.
    case longerThanAWeek(Staff.Amount, week: Int)
    /// So many more minutes in the week from that day would have made room for it.
    case savedBy([Staff.Amount], weekOf: CalendarDay)
    /// After its last safe start, but before its last day, the week from that day has room.
    case lateStart(weekOf: CalendarDay, by: CalendarDay)
    case safeUntil(CalendarDay)
    case unknownValue(String)
    /// Worth its work, if it may still be filed.
    case worth(Money, perHour: Money)
    case costs(Money, brings: Money)
    case status(Denial.Status)
    case closed(limit: CalendarDay, rule: String)
    case instead(Route, reason: String)
    /// By its name in the catalogue.
    case unread(String)
    /// The alarm of a deadline that is only assumed has passed: confirm it.
    case assumedDeadlinePassed(alarm: CalendarDay)
    /// Between the safe day and the last: file now.
    case alarmPassed(limit: CalendarDay)
    /// So many days of preparation end after the last day.
    case lateToPrepare(days: Int, isAssumed: Bool, limit: CalendarDay)
    case assumedDeadline(source: String)
    case extrapolated
    /// Not for its worth, but at random, so that the model can learn where it is wrong.
    case drawn(probability: Double)
    /// A level below was upheld; this is the next.
    case furtherLevel(Int, upheld: CalendarDay)
    /// Why the practice has nothing more to file.
    case nothingToFile(String)
    /// Why nobody knows whether something can still be filed.
    case askPayer(String)
    /// A person's word.
    case put(RankOverride)
    /// The review of a day found red flags in the chart.
    case redFlag(reviewed: CalendarDay)
    /// On so many criteria the record contradicts itself or the request.
    case chartConflict(Int, reviewed: CalendarDay)
    case reviewed(ChartFindings)
    /// The service is planned for a day before the one to act by, and the start is counted back from it.
    /// `daysShort`: how many days after it what is to be prepared would be ready.
    case plannedBefore(CalendarDay, daysShort: Int)
    case plannedDayPassed(CalendarDay)
    /// Performed, by a claim of that number.
    case billed(String)
    /// Of the same planned service as another denial, by its number.
    case sameService(Int)
    /// A peer-to-peer call was lost, or is not answered, and the chance is of appeals without one.
    case afterCall(isAnswered: Bool)
    /// May be of the same planned service as another denial, by its number.
    case perhapsSameService(Int)
    /// A peer-to-peer call may come before the step.
    case call(PlannedCall)
  }
}

extension Worklist.Reason {
  /// What a review found in the chart.
  var isOfChart: Bool {
    switch self {
    case .redFlag, .chartConflict, .reviewed: true
    default: false
    }
  }

  /// Without a person's own words.
  fileprivate var withoutText: Self {
    if case .put(let word) = self { .put(word.withoutReason) } else { self }
  }

  /// Whether no person's word brings the denial back.
  public var isFinal: Bool {
    switch self {
    case .closed, .instead, .status, .nothingToFile: true
    default: false
    }
  }
}

extension Worklist.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .mustStart(let day): "must start by \(day)"
    case .overdue(let day): "should have started by \(day)"
    case .workedAhead(let day): "fits this week; could start as late as \(day)"
    case .merit(let place, let count, let perHour):
      "\(perHour.words) expected net an hour, \(place) of \(count) worth working"
    case .ahead(let id, let perHour):
      "ahead of denial \(id), the best without room, at \(perHour.words) an hour"
    case .noRoom(let amounts, let day):
      "no \(amounts.words) are free by \(day): work that brings more takes them"
    case .longerThanAWeek(let amount, let week):
      week == 0 ? "takes \(amount), and there are none" : "takes \(amount), a week has \(week)"
    case .savedBy(let amounts, let day):
      "\(amounts.words) more in the week of \(day) would save it alone"
    case .lateStart(let week, let last):
      "the week of \(week) has room for a late start, at risk; the last day to start is \(last)"
    case .safeUntil(let day): "planned for a later week; safe to start until \(day)"
    case .unknownValue(let reason): "value unknown: \(reason)"
    case .worth(let net, let perHour):
      "worth \(net.words), \(perHour.words) an hour, if the payer still takes it"
    case .costs(let cost, let brings):
      "costs \(cost.words) and is expected to bring \(brings.words)"
    case .status(let status): "already \(status.rawValue)"
    case .closed(let limit, let rule): "the time to file ended on \(limit) (rule '\(rule)')"
    case .instead(let route, let reason): "not appealable: \(reason); route: \(route.rawValue)"
    case .unread(let reason):
      "\(reason): read the letter, or ask the payer why, before the last day to appeal"
    case .assumedDeadlinePassed(let day):
      "the assumed deadline \(day) has passed: confirm it, it may still be open"
    case .alarmPassed(let limit): "the safe day has passed; the last day is \(limit)"
    case .lateToPrepare(let days, let isAssumed, let limit):
      "\(days) days of preparation\(isAssumed ? " (assumed)" : "") end after the last day, \(limit): only "
        + "what goes out sooner is in time"
    case .assumedDeadline(let source): "deadline to be confirmed: \(source)"
    case .drawn(let probability):
      "drawn at random, probability \(Share(probability)?.description ?? "unknown"), to learn "
        + "whether denials left so far would be overturned"
    case .furtherLevel(let level, let day):
      level > 1
        ? "level \(level): level \(level - 1) was upheld on \(day)"
        : "first appeal: what was tried before it was lost on \(day)"
    case .nothingToFile(let words), .askPayer(let words): words
    case .put(let word):
      "put \(word.verdict == .first ? "first" : "aside") by \(word.by) on \(word.day)"
        + (word.reason.isEmpty ? "" : ": \(word.reason)")
    case .redFlag(let day):
      "red flag in the chart (review of \(day)): show it to the surgeon before anyone works this"
    case .chartConflict(let count, let day):
      "the record contradicts itself or the request on \(count) "
        + "\(count == 1 ? "criterion" : "criteria") (review of \(day)): settle that first"
    case .reviewed(let findings): "chart reviewed on \(findings.day): \(findings.words)"
    case .plannedBefore(let planned, 0):
      "the service is planned for \(planned): what is filed must be out by then"
    case .plannedBefore(let planned, let days):
      "the service is planned for \(planned): prepared as usual it goes out \(days) "
        + "\(days == 1 ? "day" : "days") too late; only what goes out sooner is in time"
    case .plannedDayPassed(let planned):
      "the service was planned for \(planned), which has passed: find out whether it took place"
    case .billed(let claim):
      "performed and billed as claim \(claim): what is paid or denied of it stands there"
    case .sameService(let id):
      "the same surgery as denial \(id), and counted there once: both letters have to be answered; if it "
        + "is another surgery, put it first"
    case .afterCall(let isAnswered):
      "the call was \(isAnswered ? "lost" : "held and is not answered"); the chance is of first appeals "
        + "without a call before, and may be lower"
    case .perhapsSameService(let id):
      "may be the same surgery as denial \(id): same member and day, and a procedure in common; if it is, "
        + "put one of them aside"
    case .call(let call): call.description
    case .extrapolated: "chance extrapolated: few denials like it were ever worked"
    }
  }
}
