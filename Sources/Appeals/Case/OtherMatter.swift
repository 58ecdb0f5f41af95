import Claims

/// What a denial can be about beside the need for the operation, which no criterion of it answers.
enum OtherMatter: Sendable, Hashable {
  /// Where it is done.
  case place
  /// Days in the hospital after it.
  case stay
  /// Whether the injury or accident that is insured made it necessary.
  case cause

  /// What the card says of it before anything else.
  var warning: String {
    switch self {
    case .place:
      "They deny the place, not the operation: say what this patient needs the place for."
    case .stay:
      "They deny days of the stay, not the operation: say what this patient needed each of them for."
    case .cause:
      "They deny that the injury caused it, not the need for it: say what the record has of before and "
        + "after the injury."
    }
  }

  /// What the call is led with.
  var lead: String {
    switch self {
    case .place: "Why this patient needs the place that was asked for."
    case .stay: "What was done for this patient on each day they deny, and why not elsewhere."
    case .cause:
      "What the surgeon holds of the cause: the state before the injury, how it happened, what began "
        + "then, and the films before and after."
    }
  }

  /// What keeps a letter on the operation's criteria from being written.
  var gap: NotReady.Gap {
    switch self {
    case .place: .siteOfService
    case .stay: .stay
    case .cause: .causation
    }
  }
}

extension AppealCase {
  /// `nil` where the need for the operation is denied, or something that its route tells.
  var otherMatter: OtherMatter? {
    if denial?.stay != nil { return .stay }
    if denial?.deniesCauseAlone == true { return .cause }
    return filing.category == .siteOfService || denial?.place != nil ? .place : nil
  }

  /// What the denial asks that the criteria of the operation do not answer.
  var otherQuestion: String? {
    if let otherMatter { return otherMatter.warning }
    switch filing.route {
    case .clinicalAppeal, .authorizationAppeal, .peerToPeer, .sendRecords, .needsHuman: return nil
    default:
      return
        "The denial's route is \(filing.route.rawValue): the operation's criteria do not answer it."
    }
  }
}
