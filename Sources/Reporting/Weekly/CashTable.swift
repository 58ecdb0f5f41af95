import Claims
public import Documents
public import Scoring

/// Expected cash by month as a table, with what it rests on.
public struct CashTable {
  private let cash: ExpectedCash

  public init(_ cash: ExpectedCash) {
    self.cash = cash
  }

  public var table: Table {
    let surgery = cash.beforeSurgery
    let untimed =
      surgery.selected + surgery.appealed > .zero
      ? [Self.row("unknown: surgery not yet performed", surgery.selected, surgery.appealed)] : []
    return Table(
      caption:
        "Expected cash of the selected and appealed denials, by month of the \(cash.monthWord), as of "
        + "\(cash.asOf)",
      columns: [
        Table.Column("Month", priority: .essential),
        Table.Column("Selected", alignment: .trailing, isMarked: true),
        Table.Column("Appealed", alignment: .trailing, isMarked: true),
        Table.Column("Together", alignment: .trailing, priority: .essential, isMarked: true),
      ],
      rows: cash.months.map { Self.row($0.words, $0.selected, $0.appealed) } + untimed)
  }

  private static func row(_ name: String, _ selected: Money, _ appealed: Money) -> Table.Row {
    Table.Row(
      [.text(name)]
        + [selected, appealed, selected + appealed].map {
          .dollars(cents: $0.cents, mark: .estimated)
        })
  }

  /// How many denials are in the sums.
  var counts: String {
    "\(Self.words(cash.selected, "selected")); \(Self.words(cash.appealed, "appealed"))."
  }

  /// How many denials are in the sums and how many are not.
  public var denominator: String {
    "\(counts) The others have no known amount or chance, are past their first level, or are "
      + "pending for longer than the chance is about, and are in no sum."
  }

  private static func words(_ count: ExpectedCash.Count, _ kind: String) -> String {
    "\(count.counted) of \(count.cases) \(kind) denials, \(count.atStake.words) if every one is won"
  }
}

extension ExpectedCash {
  /// What the months are months of.
  public var monthWord: String { lag?.monthWord ?? "decision" }
}

extension ExpectedCash.Month {
  /// `2026-11`.
  public var words: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}

extension WeeklyReport {
  /// When the appeals are expected to bring cash.
  var expectedCash: [Block] {
    guard let cash else { return [] }
    let table = CashTable(cash)
    let clock = cash.lag?.words ?? "Months are those of decisions."
    return [
      .heading("Expected cash by month", anchor: "cash"),
      .onScreen([
        .paragraph(
          "Estimated: the chance of a win, when it comes by payer, reason and line of business, and what "
            + "it brings, before the cost of the work. \(clock) The finance report has the same clock. "
            + table.denominator)
      ]),
      .onPaper([
        .paragraph(
          "Estimated, before the cost of the work; months are those of the \(cash.monthWord). "
            + table.counts)
      ]),
      .table(table.table),
    ]
  }
}
