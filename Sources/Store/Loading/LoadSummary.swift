public import Claims

/// What became of a file's contents.
public struct LoadSummary: Sendable, Hashable {
  /// What a file can bring.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case payment
    case remittedClaim = "remitted claim"
    case providerAdjustment = "provider adjustment"
    case submittedClaim = "submitted claim"
    case acknowledgement
    case authorization
    case exportedClaim = "exported claim"
    case denialNotice = "denial notice"
    case appeal
    case contractRate = "contract rate"
    case externalReview = "external review"
    case payerProfile = "payer profile"
    case deadlineRule = "deadline rule"
    case actionRule = "action rule"
    case chartReview = "chart review"
  }

  public struct Tally: Sendable, Hashable, Codable {
    /// New, or a new version of something known.
    public var loaded: Int
    /// Present before with the same contents.
    public var known: Int
    /// Left out by the store; what a reader refuses is an issue without a kind.
    public var refused: Int

    public init(loaded: Int = 0, known: Int = 0, refused: Int = 0) {
      self.loaded = loaded
      self.known = known
      self.refused = refused
    }
  }

  /// At most this many issues are held here; the database holds all of them.
  public static let issueLimit = 1000

  /// `true` when a file of the same bytes was loaded before: nothing was read.
  public var isKnownFile: Bool
  public var tallies: [Kind: Tally]
  public var issueCounts: [ImportIssue.Severity: Int]
  /// The first ``issueLimit`` issues, without the refused contents.
  public var issues: [ImportIssue]

  public init(
    isKnownFile: Bool = false, tallies: [Kind: Tally] = [:],
    issueCounts: [ImportIssue.Severity: Int] = [:], issues: [ImportIssue] = []
  ) {
    self.isKnownFile = isKnownFile
    self.tallies = tallies
    self.issueCounts = issueCounts
    self.issues = issues
  }

  public var loaded: Int { tallies.values.reduce(0) { $0 + $1.loaded } }
  public var known: Int { tallies.values.reduce(0) { $0 + $1.known } }
  /// Refusals by the reader and by the store.
  public var refused: Int { issueCounts[.refused] ?? 0 }
}

extension LoadSummary {
  mutating func count(_ kind: Kind, _ outcome: WritableKeyPath<Tally, Int>, by number: Int = 1) {
    if number != 0 { tallies[kind, default: Tally()][keyPath: outcome] += number }
  }

  mutating func add(_ issue: ImportIssue) {
    issueCounts[issue.severity, default: 0] += 1
    guard issues.count < Self.issueLimit else { return }
    var issue = issue
    issue.content = []
    issues.append(issue)
  }
}
