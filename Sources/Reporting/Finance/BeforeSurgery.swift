public import Claims
import Documents
public import Revenue

/// What denials of surgery not yet performed would bring, apart from every other sum: no claim exists, so
/// that nothing is due, nothing may be booked, no month is known, and no cash ever answered such a
/// promise.
public struct BeforeSurgery: Sendable {
  public let lines: [FinanceForecast.Line]
  public let inventory: OpenInventory
  public let draws: DrawnRecoveries

  public init(
    lines: [FinanceForecast.Line], inventory: OpenInventory, draws: DrawnRecoveries
  ) {
    self.lines = lines
    self.inventory = inventory
    self.draws = draws
  }

  /// The mean, if every surgery that is allowed is performed and paid.
  public var expected: Money { draws.whole.mean }

  /// How many denials it is over.
  public var countedCount: Int { counted.count }

  /// Those in the sums.
  var counted: [FinanceForecast.Line] { lines.filter { inventory.apart[$0.id] == nil } }

  /// Of the work still to do.
  var cost: Money { counted.reduce(.zero) { $0 + $1.cost } }
}

extension FinanceReport {
  /// The section of surgery not yet performed; empty without any.
  var surgery: [Block] {
    let apart = forecast.beforeSurgery
    guard !apart.lines.isEmpty else { return [] }
    let whole = apart.draws.whole
    return [
      .heading("Surgery not yet performed", anchor: "surgery"),
      .paragraph(
        "\(counted(apart.lines.count, "denial")) came before the surgery, \(apart.counted.count) of them with "
          + "dollars and a chance: \(whole.mean.words) (estimated; 8 in 10: \(whole.quantile(0.1).words) "
          + "to \(whole.quantile(0.9).words)) if every surgery that is allowed is performed and paid, "
          + "before \(apart.cost.words) of work (assumed). They are in no other sum, month or journal line "
          + "of this page: nothing is due before the surgery is performed and billed, nothing here tells "
          + "when that will be, and past promises leave such denials out."),
      .table(surgeryTable),
    ]
  }

  private var surgeryTable: Table {
    let apart = forecast.beforeSurgery
    let counted = apart.counted.sorted { $0.id < $1.id }
    let expected = zip(counted, Reserve.expected(of: counted, apart.draws))
    let payers = Dictionary(grouping: expected, by: \.0.denial.payer.name)
      .sorted { $0.key < $1.key }
    return Table(
      caption: "Surgery not yet performed, by payer, as of \(forecast.asOf)",
      columns: [
        Table.Column("Payer", priority: .essential), Table.Column("Denials", alignment: .trailing),
        Table.Column("At stake", alignment: .trailing, isMarked: true),
        Table.Column(
          "If performed", alignment: .trailing, priority: .essential, isMarked: true),
        Table.Column("Cost of the work", alignment: .trailing, isMarked: true),
      ],
      rows: payers.map { Self.row($0.key, $0.value) } + [Self.row("All", Array(expected))])
  }

  private static func row(
    _ name: String, _ lines: [(FinanceForecast.Line, Money)]
  ) -> Table.Row {
    let atStake = lines.reduce(Money.zero) { $0 + ($1.0.denial.recoverable.value ?? .zero) }
    return Table.Row([
      .text(name), .count(lines.count), .dollars(cents: atStake.cents, mark: .estimated),
      .dollars(cents: lines.reduce(Money.zero) { $0 + $1.1 }.cents, mark: .estimated),
      .dollars(cents: lines.reduce(Money.zero) { $0 + $1.0.cost }.cents, mark: .assumed),
    ])
  }
}
