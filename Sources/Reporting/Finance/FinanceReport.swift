import Claims
public import Documents
public import Revenue
import Scoring
import Worklists

/// What will come in from the denials in hand, as a distribution, with what it rests on.
public struct FinanceReport {
  let forecast: FinanceForecast
  /// How such forecasts of past months did.
  let record: ForecastRecord
  let provenance: Provenance
  let modelWords: String
  public let reserve: Reserve

  public init(
    _ forecast: FinanceForecast, record: ForecastRecord, model: String, provenance: Provenance
  ) {
    self.forecast = forecast
    self.record = record
    reserve = Reserve(forecast)
    modelWords = model
    self.provenance = provenance
  }

  public var report: Report {
    Report(
      title: "Recoverable revenue as of \(forecast.asOf)",
      subtitle: "What the denials in hand will bring, how sure that is, and what is already lost",
      provenance: provenance,
      blocks: [.keyFigures(keyFigures)] + forecastBlocks + uncertainty + months + surgery + won
        + conditional + notWorked
        + lost + backtest + reserveBlocks + [definitions])
  }

  private var keyFigures: [KeyFigure] {
    let whole = forecast.whole
    let interval = "\(whole.quantile(0.1).words) to \(whole.quantile(0.9).words)"
    return [
      KeyFigure(
        "Expected recovery", .dollars(cents: whole.mean.cents, mark: .estimated),
        note: "8 in 10: \(interval)"),
      KeyFigure(
        "Expected net", .dollars(cents: forecast.expectedNet.cents, mark: .estimated),
        note: "after \(forecast.cost.words) of work still to do (assumed costs)"),
      KeyFigure(
        "At stake", .dollars(cents: forecast.inventory.atStake.cents, mark: .estimated),
        note: "\(counted(forecast.inventory.counted, "denial")), if every one is won in full"),
      KeyFigure(
        "Of those in hand, in no sum", .count(forecast.inventory.apart.count),
        note: FinanceReport.words(apart: forecast.inventory)),
    ] + surgeryFigure
  }

  private var surgeryFigure: [KeyFigure] {
    let apart = forecast.beforeSurgery
    guard !apart.counted.isEmpty else { return [] }
    return [
      KeyFigure(
        "Apart: surgery not yet performed",
        .dollars(cents: apart.expected.cents, mark: .estimated),
        note:
          "\(counted(apart.counted.count, "denial")); nothing is due before it is performed and billed"
      )
    ]
  }

  static func words(apart inventory: OpenInventory) -> String {
    let parts = OpenInventory.Gap.allCases.compactMap { gap in
      inventory.count(gap) > 0 ? "\(inventory.count(gap)) \(gap.rawValue)" : nil
    }
    return parts.isEmpty ? "every denial has dollars and a chance" : parts.joined(separator: "; ")
  }

  // MARK: - The forecast

  private var forecastBlocks: [Block] {
    guard forecast.inventory.counted > 0 else {
      return [.notice(.info, "No denial with known dollars and a chance is in hand.")]
    }
    return [
      .heading("What will come in", anchor: "forecast"),
      .paragraph(
        "Surgery that was performed: denials appealed and pending, and those the plan of \(forecast.worklist.staff.words) will "
          + "appeal; each with its chance and share recovered (\(forecast.fraction.ground)). "
          + "\(RecoveryDistribution.leastDraws) draws, seed \(forecast.seed). Means add up; "
          + "percentiles do not, since parts are not all bad at once. "
          + ListToFinance(from: forecast.worklist, to: forecast).plannedWords),
      .chart(distributionChart), .table(table("Recovery by part", "Part", by: .part)),
      .table(table("Recovery by payer", "Payer", by: .payer)),
      .table(table("Recovery by reason", "Denied for", by: .reason)),
      .table(table("Recovery by age", "Days since known", by: .age)),
    ]
  }

  private func table(
    _ caption: String, _ title: String, by grouping: FinanceForecast.Grouping
  ) -> Table {
    let place = { (lines: [FinanceForecast.Line]) in
      lines.first.map { grouping.place(of: $0, asOf: forecast.asOf) } ?? 0
    }
    let groups = Dictionary(grouping: forecast.counted) {
      grouping.name(of: $0, asOf: forecast.asOf)
    }.sorted { (place($0.value), $0.key) < (place($1.value), $1.key) }
    return Table(
      caption: "\(caption), as of \(forecast.asOf)",
      columns: [
        Table.Column(title, priority: .essential), Table.Column("Denials", alignment: .trailing),
        Table.Column("At stake", alignment: .trailing, isMarked: true),
        Table.Column("Mean", alignment: .trailing, priority: .essential, isMarked: true),
        Table.Column("P5", alignment: .trailing), Table.Column("P10", alignment: .trailing),
        Table.Column("P50", alignment: .trailing, priority: .essential),
        Table.Column("P90", alignment: .trailing),
        Table.Column(
          "Worst 5 %", alignment: .trailing, help: "the mean of the worst twentieth of draws"),
      ],
      rows: groups.map { name, lines in
        row(
          name, lines,
          forecast.draws.distribution(of: .init(grouping.rawValue, name)))
      } + [row("All", forecast.counted, forecast.whole)])
  }

  private func row(
    _ name: String, _ lines: [FinanceForecast.Line], _ distribution: RecoveryDistribution
  ) -> Table.Row {
    let atStake = lines.reduce(Money.zero) { $0 + ($1.denial.recoverable.value ?? .zero) }
    let figures =
      [reserve.expected(of: Set(lines.map(\.id)))]
      + [0.05, 0.1, 0.5, 0.9].map { distribution.quantile($0) }
      + [distribution.expectedShortfall(0.05)]
    return Table.Row(
      [.text(name), .count(lines.count), .dollars(cents: atStake.cents, mark: .estimated)]
        + figures.map { .dollars(cents: $0.cents, mark: .estimated) })
  }

  private var reserveBlocks: [Block] {
    [
      .heading("What may be booked", anchor: "reserve"),
      .paragraph(
        "Expected recovery by payer, recoverable less an allowance, to the cent: lines of the journal "
          + "file, payers and total agree. Only what is filed and pending is in dispute already: the rest is "
          + "still to be filed, and rests on the plan's minutes in this and every later week. The reserve has no "
          + "clock: it is the same total that the months above divide, whichever month it comes in. \(modelWords)."
      ),
      .table(reserve.table),
    ]
  }

  private var definitions: Block {
    .details(
      summary: "What the words mean",
      [
        .definitions([
          Definition(
            "Recoverable",
            .text(
              "the plan's allowed amount of the denied lines less what was paid, "
                + "the patient's share and other payers; never billed charges")),
          Definition(
            "Recovery", .text("recoverable × share recovered, where the denial is overturned")),
          Definition("P10, P50, P90", .text("in 1, 5 and 9 of 10 draws less than this comes in")),
          Definition(
            "Shock", .text("how far a payer's decisions of one quarter move together, in log-odds")),
        ])
      ])
  }
}
