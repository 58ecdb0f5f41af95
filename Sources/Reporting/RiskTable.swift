public import Claims
public import Documents
public import Scoring

/// Claims with their chance of denial, for the terminal, CSV and the weekly page.
public struct RiskTable {
  /// One claim.
  public struct Line {
    let number: String
    let payer: String
    let procedures: [String]
    let risk: DenialRisk
    let atRisk: Estimate<Money>
    let deniedIfAuthorized: Double?
    let documents: [String]

    public init(
      number: String, payer: String, procedures: [String], risk: DenialRisk,
      atRisk: Estimate<Money>, deniedIfAuthorized: Double?, documents: [String]
    ) {
      self.number = number
      self.payer = payer
      self.procedures = procedures
      self.risk = risk
      self.atRisk = atRisk
      self.deniedIfAuthorized = deniedIfAuthorized
      self.documents = documents
    }
  }

  private let lines: [Line]
  private let caption: String

  public init(_ lines: [Line], caption: String) {
    self.lines = lines
    self.caption = caption
  }

  public var table: Table {
    Table(caption: caption, columns: Self.columns, rows: lines.map { Table.Row(Self.cells($0)) })
  }

  /// What the claims of a table have at risk: the sum, estimated, and how many are in no sum.
  static func atRiskWords(_ table: Table) -> String {
    let column = table.columns.firstIndex { $0.title == atRisk }
    let cents = table.rows.compactMap { row -> Int? in
      guard let column, case .dollars(let cents) = row.cells[column].value else { return nil }
      return cents
    }
    let unknown = table.rows.count - cents.count
    let sum = Money(cents: cents.reduce(0, +))
    return "est. \(sum.words) at risk" + (unknown > 0 ? ", \(unknown) of unknown value" : "")
  }

  private static let atRisk = "At risk"

  private static let columns = [
    Table.Column("Claim", priority: .essential), Table.Column("Payer", priority: .essential),
    Table.Column("Procedures"),
    Table.Column(
      "Chance of denial", alignment: .trailing, priority: .essential, isMarked: true),
    Table.Column("90 % interval", alignment: .trailing),
    Table.Column("Likely reason", priority: .essential),
    Table.Column("Chance of it", alignment: .trailing, isMarked: true, isOnPaper: false),
    Table.Column(
      atRisk, alignment: .trailing, help: "chance of denial × expected allowed amount",
      priority: .essential, isMarked: true),
    Table.Column(
      "If authorized", alignment: .trailing,
      help: "the chance of denial were an authorization number on the claim", isMarked: true,
      isOnPaper: false),
    Table.Column("To do before sending", priority: .essential),
  ]

  private static func cells(_ line: Line) -> [Cell] {
    let risk = line.risk
    return [
      .text(line.number), .text(line.payer), .text(line.procedures.joined(separator: " ")),
      .share(risk.denied, mark: .estimated),
      .interval(lower: .share(risk.lower), upper: .share(risk.upper), mark: .estimated),
      .text(reason(risk)),
      risk.likelyReason.map { .share($0.probability, mark: .estimated) } ?? .unknown,
      line.atRisk.cell,
      line.deniedIfAuthorized.map { .share($0, mark: .estimated) } ?? .empty,
      .text(advice(line)),
    ]
  }

  private static func reason(_ risk: DenialRisk) -> String {
    if let likely = risk.likelyReason { return likely.name.replacing("-", with: " ") }
    let likeliest = risk.reasons.prefix(2).map { $0.name.replacing("-", with: " ") }
    return "unsure: \(likeliest.joined(separator: " or "))"
  }

  /// What moves the chance most and can be changed, and what to have at hand.
  private static func advice(_ line: Line) -> String {
    var parts: [String] = []
    if let better = line.deniedIfAuthorized, line.risk.denied - better >= 0.02 {
      parts.append("put the authorization number on the claim, or get one")
    }
    let diagnosis = line.risk.contributions.first { $0.term == "principal diagnosis" }
    if let diagnosis, diagnosis.logOdds > 0.3 {
      parts.append("check the principal diagnosis: this one is denied more often")
    }
    if !line.documents.isEmpty {
      parts.append("have at hand: \(line.documents.joined(separator: ", "))")
    }
    return parts.joined(separator: "; ")
  }
}
