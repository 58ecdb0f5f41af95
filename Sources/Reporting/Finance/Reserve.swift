public import Claims
public import Documents
import Revenue

/// What may be booked: the expected recovery of every counted denial to the cent, summed by payer, with
/// what is recoverable and the allowance between them.
///
/// The mean of the whole is divided among the denials in proportion to their own means, cents left over
/// going to the largest remainders, so that lines, payers and total agree.
public struct Reserve {
  public struct Line: Hashable {
    public let id: Int
    public let payer: String
    public let part: FinanceForecast.Line.Part
    public let recoverable: Money
    /// Of the recoverable amount.
    public let mark: Mark
    public let expected: Money
  }

  public let asOf: CalendarDay
  /// In the order of the denials' numbers.
  public let lines: [Line]

  public init(_ forecast: FinanceForecast) {
    asOf = forecast.asOf
    let counted = forecast.counted.sorted { $0.id < $1.id }
    lines = zip(counted, Self.expected(of: counted, forecast.draws)).map { line, expected in
      Line(
        id: line.id, payer: line.denial.payer.name, part: line.part,
        recoverable: line.denial.recoverable.value ?? .zero,
        mark: line.denial.recoverable.cell.mark, expected: expected)
    }
  }

  /// What is expected of each of these, which are all that were drawn; they add up to the whole's mean.
  static func expected(
    of counted: [FinanceForecast.Line], _ draws: DrawnRecoveries
  ) -> [Money] {
    let weights = counted.map { draws.meanCents(of: $0.id) ?? 0 }
    return weights.contains { $0 > 0 }
      ? draws.whole.mean.divided(by: weights) : counted.map { _ in .zero }
  }

  public var recoverable: Money { lines.reduce(.zero) { $0 + $1.recoverable } }
  public var expected: Money { lines.reduce(.zero) { $0 + $1.expected } }

  /// By payer, then the total.
  public var table: Table {
    let payers = Dictionary(grouping: lines, by: \.payer).sorted { $0.key < $1.key }
    let rows =
      payers.map { Self.row($0.key, $0.value) } + (lines.isEmpty ? [] : [Self.row("Total", lines)])
    return Table(
      caption: "Reserve: expected recovery by payer before the cost of the work, as of \(asOf)",
      columns: [
        Table.Column("Payer", priority: .essential),
        Table.Column("Denials", alignment: .trailing),
        Table.Column("Recoverable", alignment: .trailing, priority: .essential, isMarked: true),
        Table.Column("Allowance", alignment: .trailing, isMarked: true),
        Table.Column("Expected", alignment: .trailing, priority: .essential, isMarked: true),
        Table.Column("Of it filed", alignment: .trailing, priority: .essential, isMarked: true),
      ], rows: rows)
  }

  private static func row(_ name: String, _ lines: [Line]) -> Table.Row {
    let (recoverable, expected) = (
      lines.reduce(Money.zero) { $0 + $1.recoverable },
      lines.reduce(Money.zero) { $0 + $1.expected }
    )
    let mark: Mark = lines.allSatisfy { $0.mark == .known } ? .known : .estimated
    return Table.Row([
      .text(name), .count(lines.count), .dollars(cents: recoverable.cents, mark: mark),
      .dollars(cents: (recoverable - expected).cents, mark: .estimated),
      .dollars(cents: expected.cents, mark: .estimated),
      .dollars(
        cents: lines.filter { $0.part == .appealed }.reduce(0) { $0 + $1.expected.cents },
        mark: .estimated),
    ])
  }

  /// What is expected of these denials, by number.
  func expected(of ids: Set<Int>) -> Money {
    lines.reduce(.zero) { ids.contains($1.id) ? $0 + $1.expected : $0 }
  }

  /// A line for each denial, for the journal.
  public var journal: Table {
    Table(
      caption: "Expected recovery of each denial, as of \(asOf)",
      columns: [
        Table.Column("As of", priority: .essential),
        Table.Column("Denial", alignment: .trailing, priority: .essential),
        Table.Column("Payer", priority: .essential), Table.Column("Part"),
        Table.Column("Recoverable", alignment: .trailing, priority: .essential),
        Table.Column("Allowance", alignment: .trailing, priority: .essential),
        Table.Column("Expected", alignment: .trailing, priority: .essential),
      ],
      rows: lines.map { line in
        Table.Row([
          .day(asOf.description), .count(line.id), .text(line.payer), .text(line.part.rawValue),
          .dollars(cents: line.recoverable.cents, mark: line.mark),
          .dollars(cents: (line.recoverable - line.expected).cents, mark: .estimated),
          .dollars(cents: line.expected.cents, mark: .estimated),
        ])
      })
  }
}
