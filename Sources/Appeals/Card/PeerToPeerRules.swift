public import Claims

/// What is known of payers' rules for the call between physicians, by payer and line of business.
///
/// What the denial letter says goes first; a rule tells what to ask where the letter is silent. A
/// row that nobody verified is not told at all.
public struct PeerToPeerRules: Sendable, Hashable {
  /// When the call is taken: before an appeal is filed, within one, or both.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    case beforeAppeal = "before-appeal"
    case afterAppeal = "after-appeal"
    case either

    public var words: String {
      switch self {
      case .beforeAppeal: "before the appeal is filed, not after"
      case .afterAppeal: "only once the appeal is filed"
      case .either: "before the appeal is filed or after"
      }
    }
  }

  /// One rule with its source.
  public struct Rule: Sendable, Hashable {
    public let name: String
    /// Names of payers and of those who review for them, in small letters; empty for any.
    let payers: [String]
    let lineOfBusiness: LineOfBusiness?
    /// Two capital letters; `nil` for any state.
    let state: String?
    /// Who may call, in words; `nil` where the source does not say.
    public let caller: String?
    public let stage: Stage?
    public let canChangeDecision: Bool?
    public let acceptsNewFacts: Bool?
    /// Business days from the decision; the shortest that is reported.
    public let windowDays: Int?
    public let advice: String
    public let verification: Verification
    public let source: String

    /// The rule in a sentence, as sure as it is.
    public var words: String {
      verification == .primary
        ? "by the payer's page: \(advice)" : "reported, confirm: \(advice)"
    }
  }

  /// In the order of the table.
  public let rules: [Rule]

  public init() { rules = [] }

  /// The columns of `Data/rules/peer-to-peer.csv`.
  static let columns = [
    "name", "payers", "line_of_business", "state", "who_may_call", "stage",
    "after_denial_can_change", "accepts_new_facts", "window_days", "advice", "verification",
    "source",
  ]

  /// - Throws: ``Fault`` with the row, what was expected, and nothing of the cell.
  public init(rows: [[String: String]]) throws(Fault) {
    var rules: [Rule] = []
    for (index, row) in rows.enumerated() {
      let rule = try Self.rule(row, number: index + 1)
      guard !rules.contains(where: { $0.name == rule.name }) else {
        throw Fault(row: index + 1, reason: "the name occurs twice; rename one")
      }
      rules.append(rule)
    }
    self.rules = rules.filter { $0.verification != .unverified }
  }

  /// A row that cannot be read.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public let row: Int
    public let reason: String
    public var description: String { "row \(row): \(reason)" }
  }

  /// The rules for a call, those that name the payer or reviewer first.
  ///
  /// - Parameters:
  ///   - names: Payer and administrator as letter and request name them.
  ///   - lineOfBusiness: The kind of coverage.
  ///   - state: Two capital letters; where it is not known no state's rule is told.
  /// - Returns: None where nothing is known of the payer. A state's own rule goes before the general.
  public func rules(
    for names: [String], _ lineOfBusiness: LineOfBusiness, state: String? = nil
  ) -> [Rule] {
    let names = names.map { " " + $0.lowercased() + " " }
    let all = rules.filter {
      ($0.lineOfBusiness == nil || $0.lineOfBusiness == lineOfBusiness)
        && ($0.state == nil || $0.state == state)
    }
    let fitting = all.filter { $0.state != nil } + all.filter { $0.state == nil }
    let named = fitting.filter { rule in
      rule.payers.contains { payer in names.contains { $0.contains(payer) } }
    }
    return named + fitting.filter(\.payers.isEmpty)
  }
}

extension PeerToPeerRules {
  private static func rule(_ row: [String: String], number: Int) throws(Fault) -> Rule {
    func fault(_ reason: String) -> Fault { Fault(row: number, reason: reason) }
    for column in columns where row[column] == nil {
      throw fault("column '\(column)' is missing; add it, blank where it does not apply")
    }
    func text(_ column: String) -> String { row[column] ?? "" }
    func flag(_ column: String) throws(Fault) -> Bool? {
      switch text(column) {
      case "": nil
      case "yes": true
      case "no": false
      default: throw fault("\(column): expected yes, no or blank")
      }
    }
    let line = LineOfBusiness(rawValue: text("line_of_business"))
    guard line != nil || text("line_of_business").isEmpty else {
      throw fault("line_of_business: expected a line of business or blank")
    }
    let state = text("state")
    guard state.isEmpty || (state.count == 2 && state.allSatisfy { $0.isASCII && $0.isUppercase })
    else { throw fault("state: expected two capital letters or blank") }
    let stage = Stage(rawValue: text("stage"))
    guard stage != nil || text("stage").isEmpty else {
      throw fault("stage: expected before-appeal, after-appeal, either or blank")
    }
    let days = Int(text("window_days"))
    guard text("window_days").isEmpty || (days.map { (1...365).contains($0) } ?? false) else {
      throw fault("window_days: expected 1 to 365 or blank")
    }
    guard let verification = Verification(rawValue: text("verification")) else {
      throw fault("verification: expected P, S or U")
    }
    for column in ["name", "advice", "source"] where text(column).isEmpty {
      throw fault("\(column): expected a value")
    }
    return Rule(
      name: text("name"),
      payers: text("payers").lowercased().split(separator: ";").map(String.init),
      lineOfBusiness: line, state: state.isEmpty ? nil : state,
      caller: text("who_may_call").isEmpty ? nil : text("who_may_call"), stage: stage,
      canChangeDecision: try flag("after_denial_can_change"),
      acceptsNewFacts: try flag("accepts_new_facts"), windowDays: days, advice: text("advice"),
      verification: verification, source: text("source"))
  }
}
