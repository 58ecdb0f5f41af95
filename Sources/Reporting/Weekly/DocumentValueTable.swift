import Claims
public import Documents
public import Scoring

/// What one missing document would add, for each open denial whose chart was reviewed.
public struct DocumentValueTable {
  /// One denial.
  public struct Line {
    /// Its number.
    let denial: Int
    let payer: String
    /// The case, else the claim.
    let name: String
    /// What to ask first, in the policy's order; `nil` where the review is known by counts alone.
    let missing: String?
    /// Requirements that are open.
    let open: Int
    let value: DocumentValue
    let isSynthetic: Bool

    public init(
      denial: Int, payer: String, name: String, missing: String?, open: Int, value: DocumentValue,
      isSynthetic: Bool
    ) {
      self.denial = denial
      self.payer = payer
      self.name = name
      self.missing = missing
      self.open = open
      self.value = value
      self.isSynthetic = isSynthetic
    }
  }

  private let lines: [Line]
  private let costMark: Mark

  /// - Parameters:
  ///   - lines: In any order; the page has what adds most first and what is unknown last.
  ///   - isCostAssumed: While nobody has measured what getting a document costs.
  public init(_ lines: [Line], isCostAssumed: Bool) {
    costMark = isCostAssumed ? .assumed : .known
    self.lines = lines.sorted { first, second in
      let (a, b) = (Self.rank(first), Self.rank(second))
      return a == b ? first.denial < second.denial : a > b
    }
  }

  /// By expected net; where that is unknown by the best that can be; then what is wholly unknown.
  private static func rank(_ line: Line) -> Rank {
    if let expected = line.value.expected.value { return Rank(group: 2, cents: expected.cents) }
    if let best = line.value.ifMet.value { return Rank(group: 1, cents: best.cents) }
    return Rank(group: 0, cents: 0)
  }

  private struct Rank: Comparable {
    var group: Int
    var cents: Int

    static func < (lhs: Rank, rhs: Rank) -> Bool {
      (lhs.group, lhs.cents) < (rhs.group, rhs.cents)
    }
  }

  public var table: Table {
    Table(
      caption: "What one missing document would add", columns: Self.columns,
      rows: lines.map { Table.Row(cells($0)) })
  }

  /// Why the dollars stand as they do, in sentences; empty without a line.
  var words: [String] {
    guard let first = lines.first?.value else { return [] }
    var sentences: [String] = []
    if lines.contains(where: { $0.value.gain != nil }) {
      let chance = first.chanceMet
      sentences.append(
        "P(it shows it): \(chance.ground)\(chance.value == nil ? ", so only what it adds if it does is told" : ""). "
          + "The model counts requirements and can't tell one from another: each open one adds the "
          + "same, if the denial is "
          + "appealed. It tells what went with overturned appeals, no proof that the document turns one."
      )
    } else if case .unknown(let reason) = first.expected {
      sentences.append(
        "What they would add is unknown: \(reason). The first missing one is the first in the "
          + "policy's order.")
    }
    sentences.append(
      "Getting one is put at \(first.cost.words)\(costMark == .assumed ? ", assumed" : "").")
    return sentences
  }

  private static let columns = [
    Table.Column("Denial", alignment: .trailing, priority: .essential),
    Table.Column("Case or claim", priority: .essential), Table.Column("Payer"),
    Table.Column("Missing first", priority: .essential, isMarked: true),
    Table.Column("Open", alignment: .trailing, help: "requirements that the chart leaves open"),
    Table.Column("Chance now", alignment: .trailing, isMarked: true),
    Table.Column(
      "If it shows it", alignment: .trailing, help: "the chance with one requirement more met",
      priority: .essential, isMarked: true),
    Table.Column(
      "If it does not", alignment: .trailing,
      help: "the chance with one requirement more found not met", isMarked: true),
    Table.Column(
      "Net if it shows it", alignment: .trailing, help: "after the cost of getting it",
      isMarked: true),
    Table.Column(
      "Expected net", alignment: .trailing,
      help: "P(it shows it) x what it then brings, less the cost of getting it",
      priority: .essential, isMarked: true),
    Table.Column("Synthetic", priority: .extra, isOnPaper: false),
  ]

  private func cells(_ line: Line) -> [Cell] {
    let gain = line.value.gain
    func chance(_ value: Double?) -> Cell {
      value.map { .share($0, mark: .estimated) } ?? .unknown
    }
    return [
      .count(line.denial), .text(line.name), .text(line.payer),
      line.missing.map { .text($0) } ?? .unknown, .count(line.open), chance(gain?.now),
      chance(gain?.with), chance(gain?.against), line.value.ifMet.cell,
      line.value.expected.cell, .text(line.isSynthetic ? "yes" : "no"),
    ]
  }
}

extension WeeklyReport {
  /// Documents to get before appeals are filed.
  var missingDocuments: [Block] {
    guard let missing, !missing.table.rows.isEmpty else { return [] }
    return [.heading("Missing documents", anchor: "missing")]
      + missing.words.map { .paragraph($0) } + [.table(missing.table.printing(first: 10))]
  }
}
