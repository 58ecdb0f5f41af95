/// A thing that can be done about a denial.
public enum Action: String, Sendable, Hashable, Codable, CaseIterable {
  case peerToPeer = "peer-to-peer"
  case recordsReply = "records-reply"
  case correctedClaim = "corrected-claim"
  case retroAuthorization = "retro-authorization"
  case firstAppeal = "first-appeal"
  /// A level above the first with the payer or a public body.
  case furtherAppeal = "further-appeal"
  /// By a reviewer outside the plan.
  case externalReview = "external-review"
  /// To find out why it was denied, where nobody can tell yet.
  case findReason = "read-letter-or-ask-payer"
  case writeOff = "write-off"

  /// An appeal has levels; what is tried beside it has none.
  public var isAppeal: Bool {
    switch self {
    case .firstAppeal, .furtherAppeal, .externalReview: true
    case .peerToPeer, .recordsReply, .correctedClaim, .retroAuthorization, .findReason, .writeOff:
      false
    }
  }

  public var words: String { rawValue.replacing("-", with: " ") }
}

extension Route {
  /// What is done on the route; `nil` where nothing goes to the payer.
  public var action: Action? {
    switch self {
    case .clinicalAppeal, .authorizationAppeal, .planDocumentChallenge, .proofOfTimelyFiling:
      .firstAppeal
    case .peerToPeer: .peerToPeer
    case .correctedClaim, .resubmit, .traceDuplicate, .coordinateBenefits: .correctedClaim
    case .retroAuthorization: .retroAuthorization
    case .sendRecords: .recordsReply
    case .needsHuman: .findReason
    case .billPatient, .none: nil
    }
  }
}

extension Appeal {
  /// What was filed, by the log's own words; words that name nothing else are an appeal.
  public var kind: Action {
    let words = action.lowercased()
    func names(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }
    if names("peer", "p2p") { return .peerToPeer }
    if names("correct", "resubmi") { return .correctedClaim }
    if names("retro") { return .retroAuthorization }
    if names("external", "independent") { return .externalReview }
    if names("record") { return .recordsReply }
    return level > 1 ? .furtherAppeal : .firstAppeal
  }
}
