public import Claims
public import Documents

/// Claims rejected before adjudication: no denials, nothing to appeal, to be sent again.
public struct RejectionTable {
  /// One claim.
  public struct Line {
    let acknowledgement: Acknowledgement
    let serviceDay: CalendarDay?
    /// What its codes say; `nil` when they are not known.
    let meaning: String?
    let toDo: String?
    let isSynthetic: Bool

    public init(
      acknowledgement: Acknowledgement, serviceDay: CalendarDay?, meaning: String?, toDo: String?,
      isSynthetic: Bool
    ) {
      self.acknowledgement = acknowledgement
      self.serviceDay = serviceDay
      self.meaning = meaning
      self.toDo = toDo
      self.isSynthetic = isSynthetic
    }
  }

  private let lines: [Line]

  public init(_ lines: [Line]) {
    self.lines = lines
  }

  public var table: Table {
    Table(
      caption: "Claims rejected before adjudication", columns: Self.columns,
      rows: lines.map { Table.Row(Self.cells($0)) })
  }

  /// How many claims they are and what was billed on them.
  var words: String {
    let claims = Set(lines.map(\.acknowledgement.patientControlNumber)).count
    let billed = lines.compactMap(\.acknowledgement.billed)
    let unknown = lines.count - billed.count
    return (claims == 1 ? "1 claim" : "\(claims) claims")
      + ", \(billed.reduce(.zero, +).words) billed"
      + (unknown > 0 ? ", \(unknown) of unknown charge" : "")
  }

  var isEmpty: Bool { lines.isEmpty }

  private static let columns = [
    Table.Column("Claim", priority: .essential), Table.Column("Payer", priority: .essential),
    Table.Column("Rejected on", priority: .essential, isMarked: true),
    Table.Column(
      "Codes", help: "category and status code of the first status in the 277CA that rejects",
      priority: .essential),
    Table.Column("Meaning", priority: .essential, isMarked: true),
    Table.Column("Service day", isMarked: true),
    Table.Column("Billed", alignment: .trailing, isMarked: true),
    Table.Column("To do", priority: .essential),
    Table.Column("Synthetic", priority: .extra, isOnPaper: false),
  ]

  private static func cells(_ line: Line) -> [Cell] {
    let told = line.acknowledgement
    let codes = [told.category, told.statusCode].filter { !$0.isEmpty }.joined(separator: ":")
    let again = "then send it again; no denial, no appeal"
    return [
      .text(told.patientControlNumber), .text(told.payer.name),
      told.day.map { .day($0.description) } ?? .unknown, .text(codes),
      line.meaning.map { .text($0) } ?? .unknown,
      line.serviceDay.map { .day($0.description) } ?? .unknown,
      told.billed.map { .dollars(cents: $0.cents) } ?? .unknown,
      .text("\(line.toDo ?? "correct what the codes point to"), \(again)"),
      .text(line.isSynthetic ? "yes" : "no"),
    ]
  }
}
