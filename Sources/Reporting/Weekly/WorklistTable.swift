import Claims
public import Documents
public import Worklists

/// The list to work as a table: for the page with a detail under each row, for the terminal and
/// for CSV with the same cells.
public struct WorklistTable {
  private let worklist: Worklist

  public init(_ worklist: Worklist) {
    self.worklist = worklist
  }

  /// The selected denials in the order to work.
  ///
  /// `detail` gives what expands under a row; `limit` cuts the list, and the caption says so.
  public func selected(
    limit: Int? = nil, detail: (Worklist.Line) -> [Block] = { _ in [] }
  ) -> Table {
    let lines = worklist.selected.prefix(limit ?? .max)
    let cut = lines.count < worklist.selected.count ? ", the first \(lines.count)" : ""
    return Table(
      caption: "Denials to work, in this order\(cut)",
      columns: Self.columns + (worklist.drawing == nil ? [] : [Self.drawnColumn]),
      rows: lines.map { line in
        Table.Row(
          cells(line), anchor: "denial-\(line.candidate.id)", detail: detail(line),
          detailSummary: "Why here, the arithmetic, and where it comes from")
      })
  }

  /// The selected denials with whose minutes they take and the name of their part, as the CSV of all open denials has it.
  public func ranked(limit: Int? = nil) -> Table {
    let table = selected(limit: limit)
    return Table(
      caption: table.caption,
      columns: table.columns + [
        Table.Column("Who", help: "whose minutes the work takes", priority: .essential),
        Table.Column("Part", priority: .extra),
        Table.Column(
          "Chart", help: "the last review of the chart, by requirements of the policy",
          priority: .essential),
      ],
      rows: zip(table.rows, worklist.selected).map { row, line in
        Table.Row(
          row.cells + [
            .text(line.candidate.workWords), .text(Self.selectedPart), line.chartCell,
          ])
      })
  }

  /// The part of the list that is to be worked, as CSV and JSON name it.
  static let selectedPart = "selected"

  static let columns = [
    Table.Column("Rank", alignment: .trailing, priority: .essential),
    Table.Column("Denial", alignment: .trailing, help: "its number in the database"),
    Table.Column("Payer", priority: .essential),
    Table.Column("Claim", help: "the practice's own number, or the letter's reference"),
    Table.Column("Denied for", priority: .essential),
    Table.Column(
      "Act by", help: "the safe last day: printed in the letter, from a sourced rule, or assumed",
      priority: .essential, isMarked: true),
    Table.Column("Time left", priority: .essential),
    Table.Column(
      "Chance", alignment: .trailing, help: "P(overturned) if worked", priority: .essential,
      isMarked: true),
    // On paper the sum under the line has the interval and the minutes.
    Table.Column("90 % interval", alignment: .trailing, priority: .extra, isOnPaper: false),
    Table.Column(
      "Recoverable", alignment: .trailing,
      help: "expected allowed less paid, patient's share and other payers", isMarked: true),
    Table.Column(
      "Expected net", alignment: .trailing,
      help: "chance × share recovered × recoverable − cost", priority: .essential,
      isMarked: true),
    Table.Column("Minutes", alignment: .trailing, isMarked: true, isOnPaper: false),
    Table.Column("Next step", priority: .essential),
  ]

  private static let drawnColumn = Table.Column(
    "Drawn with probability", alignment: .trailing,
    help: "at random, not for its worth, to learn whether what is left would be overturned",
    priority: .essential)

  private func cells(_ line: Worklist.Line) -> [Cell] {
    plainCells(line) + (worklist.drawing.map { [$0.cell(of: line)] } ?? [])
  }

  private func plainCells(_ line: Worklist.Line) -> [Cell] {
    let denial = line.candidate.denial
    let deadline = line.candidate.deadline
    let value = line.value.value
    return [
      .count(line.rank), .count(line.candidate.id), .text(denial.payer.name),
      .text(denial.workName), .text(denial.reasonWords),
      .day(deadline.alarm.description, mark: deadline.mark), deadline.timeLeft(on: worklist.day),
      line.candidate.chanceCell,
      line.candidate.chanceInterval, denial.recoverable.cell,
      value.map { .dollars(cents: $0.expectedNet.cents, mark: .estimated) } ?? .unknown,
      .count(
        line.candidate.effort.minutes, mark: line.candidate.effort.isAssumed ? .assumed : .known),
      .text(line.nextStep),
    ]
  }
}

extension Exploration.Drawing {
  /// What it takes off the plan. Prices are found by search, so that a draw may even seem to gain.
  public var costWords: String {
    let fall =
      cost > .zero
      ? "\(cost.words) less" : cost == .zero ? "the same" : "\((netWith - netWithout).words) more"
    return
      "With the draw the plan of all weeks is expected to net \(netWith.words), \(fall) than without "
      + "(\(netWithout.words); estimated)."
  }

  /// The probability a drawn denial was drawn with; empty for the others.
  func cell(of line: Worklist.Line) -> Cell {
    drawn.contains(line.candidate.id) ? .number(probability, digits: 4) : .empty
  }
}
