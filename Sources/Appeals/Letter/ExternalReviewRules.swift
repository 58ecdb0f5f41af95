public import Claims

/// Who decides an external review and by when it is asked for, by line of business, funding and
/// state.
///
/// A self-funded plan follows federal law and an insured one its state's, so what is true of one is
/// not said of the other. A row that nobody verified is not told.
public struct ExternalReviewRules: Sendable, Hashable {
  /// One rule with its source.
  public struct Rule: Sendable, Hashable {
    public let name: String
    let lineOfBusiness: LineOfBusiness
    let funding: PayerProfile.Funding?
    /// Two letters; `nil` where the rule is no state's own.
    let state: String?
    /// The review is the first step: there is no appeal to the payer before it.
    public let isFirst: Bool
    /// What a letter asks to be sent where the denial is upheld.
    public let ask: String
    public let decidedBy: String
    public let time: String
    public let advice: String
    public let verification: Verification
    public let source: String

    /// Who decides and by when, as sure as it is.
    public var words: String {
      let parts = ["decided by \(decidedBy)", time, advice].filter { !$0.isEmpty }
      let mark = verification == .primary ? "by \(source)" : "reported, confirm: \(source)"
      return parts.joined(separator: "; ") + " (\(mark))"
    }
  }

  /// In the order of the table.
  public let rules: [Rule]

  public init() { rules = [] }

  static let columns = [
    "name", "line_of_business", "funding", "state", "first", "ask", "decided_by", "time", "advice",
    "verification",
    "source",
  ]

  /// - Throws: ``PeerToPeerRules/Fault`` with the row, what was expected, and nothing of the cell.
  public init(rows: [[String: String]]) throws(PeerToPeerRules.Fault) {
    var rules: [Rule] = []
    for (index, row) in rows.enumerated() {
      let rule = try Self.rule(row, number: index + 1)
      let isTwice = rules.contains {
        $0.name == rule.name
          || ($0.lineOfBusiness == rule.lineOfBusiness && $0.funding == rule.funding
            && $0.state == rule.state)
      }
      guard !isTwice else {
        throw PeerToPeerRules.Fault(
          row: index + 1,
          reason: "the name, or line of business, funding and state, occur twice; keep one"
        )
      }
      rules.append(rule)
    }
    self.rules = rules.filter { $0.verification != .unverified }
  }

  /// The rule that a plan falls under.
  ///
  /// - Parameters:
  ///   - lineOfBusiness: The kind of coverage.
  ///   - funding: Who bears the risk.
  ///   - state: Two letters, where it is known; a state's own rule goes before the general one.
  /// - Returns: `nil` where funding decides and is not known, and where no rule is verified.
  public func rule(
    for lineOfBusiness: LineOfBusiness, _ funding: PayerProfile.Funding, state: String? = nil
  ) -> Rule? {
    let fitting = rules.filter {
      $0.lineOfBusiness == lineOfBusiness && ($0.funding == nil || $0.funding == funding)
    }
    let own = state.flatMap { state in fitting.first { $0.state == state.uppercased() } }
    return own ?? fitting.first { $0.state == nil }
  }

  /// Whether only the funding keeps a plan's rule from being known.
  func turnsOnFunding(_ lineOfBusiness: LineOfBusiness) -> Bool {
    rules.contains { $0.lineOfBusiness == lineOfBusiness && $0.funding != nil }
  }

  private static func rule(
    _ row: [String: String], number: Int
  ) throws(PeerToPeerRules.Fault) -> Rule {
    func fault(_ reason: String) -> PeerToPeerRules.Fault {
      PeerToPeerRules.Fault(row: number, reason: reason)
    }
    for column in columns where row[column] == nil {
      throw fault("column '\(column)' is missing; add it, blank where it does not apply")
    }
    func text(_ column: String) -> String { row[column] ?? "" }
    guard let line = LineOfBusiness(rawValue: text("line_of_business")) else {
      throw fault("line_of_business: expected a line of business")
    }
    let funding = PayerProfile.Funding(rawValue: text("funding"))
    guard text("funding").isEmpty || (funding != nil && funding != .unknown) else {
      throw fault("funding: expected insured, self-funded, government or blank")
    }
    guard ["", "yes"].contains(text("first")) else { throw fault("first: expected yes or blank") }
    guard text("state").isEmpty || text("state").wholeMatch(of: /[A-Z]{2}/) != nil else {
      throw fault("state: expected two capital letters or blank")
    }
    guard let verification = Verification(rawValue: text("verification")) else {
      throw fault("verification: expected P, S or U")
    }
    for column in ["name", "ask", "decided_by", "source"] where text(column).isEmpty {
      throw fault("\(column): expected a value")
    }
    return Rule(
      name: text("name"), lineOfBusiness: line, funding: funding,
      state: text("state").isEmpty ? nil : text("state"), isFirst: text("first") == "yes",
      ask: text("ask"),
      decidedBy: text("decided_by"), time: text("time"), advice: text("advice"),
      verification: verification, source: text("source"))
  }
}

extension ExternalReviewRules {
  /// What a letter asks for where the denial is upheld; in general words where no rule is known.
  func ask(_ filing: AppealCase.Filing) -> String {
    rule(for: filing.lineOfBusiness, filing.funding, state: filing.state)?.ask
      ?? "the final decision with the notice of any right to external review, naming who decides it"
  }

  /// What whoever sends the letter is told of the step after it.
  func note(_ filing: AppealCase.Filing) -> String {
    if let rule = rule(for: filing.lineOfBusiness, filing.funding, state: filing.state) {
      let step = filing.level == nil ? "This review" : "External review after this"
      let assumed = rule.funding.map { " This takes the plan to be \($0.rawValue): confirm it." }
      return "\(step): \(rule.words)." + (assumed ?? "")
    }
    return turnsOnFunding(filing.lineOfBusiness) || filing.lineOfBusiness == .unknown
      ? "Find out how the plan is funded, self-funded or insured: it decides who reviews externally "
        + "and by when. Ask the plan, and write it as funding into the case file."
      : "Who reviews externally, and by when, is not verified for this line of business: take it from "
        + "the payer's notice."
  }
}
