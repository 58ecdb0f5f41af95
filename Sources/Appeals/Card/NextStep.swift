public import Claims

/// What follows if the call does not change the decision.
public struct NextStep: Sendable, Hashable {
  /// What to file.
  public let action: String
  public let lastDay: CalendarDay?
  /// What the day rests on.
  public let source: String
  /// The day is a rule of caution, or may be late.
  public let isAssumed: Bool

  public init(action: String, lastDay: CalendarDay?, source: String, isAssumed: Bool) {
    self.action = action
    self.lastDay = lastDay
    self.source = source
    self.isAssumed = isAssumed
  }

  /// The first appeal at the time its denial states, else the step that is due at its clock's; no day
  /// where neither is known.
  init(after appeal: AppealCase, deadline: FilingDeadline?) {
    let kind =
      appeal.otherMatter == .cause
      ? nil
      : try? LetterKind(
        route: appeal.filing.route, level: appeal.filing.isReviewFirst ? nil : appeal.filing.level,
        lineOfBusiness: appeal.filing.lineOfBusiness, isReviewFirst: appeal.filing.isReviewFirst)
    let action = kind.map { "file the \(appeal.name(of: $0))" } ?? Self.step(of: appeal)
    if let closing = appeal.denial?.closing {
      self.init(
        action: closing.kind == .denialWithdrawn
          ? "ask in writing what the payer decides now" : "ask anew where it is still wanted",
        lastDay: nil, source: "the letter ends the matter", isAssumed: true)
    } else if appeal.denial?.pending != nil {
      self.init(
        action: "ask for the decision in writing and appeal it in its own time", lastDay: nil,
        source: "the letter decides nothing yet", isAssumed: true)
    } else if appeal.denial?.notAppealable != nil {
      self.init(
        action: "ask again with what is missing, for the letter gives no appeal", lastDay: nil,
        source: "the letter sets no day", isAssumed: true)
    } else if appeal.filing.isReviewFirst {
      let time = appeal.denial?.externalTime
      self.init(
        action: action, lastDay: time?.day, source: "the decision's own time for it",
        isAssumed: time?.isSafe != true)
    } else if appeal.filing.level == 1, let stated = appeal.denial?.deadline,
      let time = appeal.denial?.appealTime
    {
      self.init(
        action: action, lastDay: time.day, source: "the letter: “\(stated.quote.oneLine)”",
        isAssumed: !time.isSafe)
    } else if let deadline {
      self.init(
        action: action, lastDay: deadline.alarm, source: "\(deadline.rule): \(deadline.source)",
        isAssumed: deadline.standing == .assumed)
    } else {
      self.init(
        action: action, lastDay: nil, source: "neither letter nor rule gives a day", isAssumed: true
      )
    }
  }

  /// Records have a day of their own, before which the appeal's is none of theirs.
  private static func step(of appeal: AppealCase) -> String {
    if appeal.otherMatter == .cause {
      return "dispute the cause with whoever the letter names for it"
    }
    guard appeal.filing.route == .sendRecords else { return appeal.filing.route.step }
    let day = appeal.denial?.answerTime.map { " by \($0.day)\($0.isSafe ? "" : " or earlier")" }
    return appeal.filing.route.step + (day ?? " today") + ", else file the appeal"
  }

  var words: String {
    guard let lastDay else { return "\(action); the last day is not known: ask today (\(source))." }
    return "\(action) by \(lastDay)\(isAssumed ? " (assumed, confirm)" : ""), by \(source)"
      + (source.hasSuffix("”") ? "" : ".")
  }
}

extension Route {
  /// What to do about a denial that no letter on the criteria answers.
  fileprivate var step: String {
    switch self {
    case .clinicalAppeal, .authorizationAppeal, .peerToPeer: "file the appeal"
    case .correctedClaim: "send the corrected claim"
    case .retroAuthorization: "ask for authorization after the service"
    case .sendRecords: "send the records that are asked for"
    case .resubmit: "send the claim anew"
    case .proofOfTimelyFiling: "send the proof of timely filing"
    case .traceDuplicate: "trace the original claim and dispute what is left"
    case .coordinateBenefits: "settle which payer comes first"
    case .planDocumentChallenge: "dispute the exclusion by the plan document"
    case .billPatient, .none: "ask what can be disputed, and do so"
    case .needsHuman: "read what the denial is about and dispute it"
    }
  }
}
