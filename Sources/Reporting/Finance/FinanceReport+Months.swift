import Claims
import Documents
import Revenue
import Scoring

extension FinanceReport {
  /// When it comes: every draw has its own months.
  var months: [Block] {
    guard forecast.inventory.counted > 0 else { return [] }
    guard forecast.draws.periodCount > 0 else {
      return [
        .heading("When", anchor: "months"),
        .notice(
          .info,
          "Unknown: nothing tells how long a decision takes, so that no month has a figure, and a "
            + "pending appeal no chance. \(forecast.timeGap ?? "Train the model again to learn why.")"
        ),
      ]
    }
    return [
      .heading("When", anchor: "months"),
      .paragraph(
        "In every draw each recovery falls in a month of its own, drawn from how long appeals of its "
          + "payer, reason and line of business take to be won (wins and refusals competing), from the "
          + "day it was filed or the week it is planned for. \(forecast.lag.words) Means add up to the "
          + "total to the cent; percentiles do not."),
      .chart(monthChart), .table(monthTable),
    ]
  }

  /// The last that brings anything.
  var lastMonth: Int { forecast.draws.meanByPeriod.dropLast().lastIndex { $0 > .zero } ?? 0 }

  /// `nil` where no month is known.
  var lastNearMonth: String? {
    guard forecast.draws.periodCount > 0 else { return nil }
    let last = min(FinanceForecast.nearMonths, forecast.months.count) - 1
    return forecast.months[last].words
  }

  private var monthTable: Table {
    let means = forecast.draws.meanByPeriod
    let rows = (0...lastMonth).map { month in
      row(
        forecast.months[month].words, means[month], forecast.draws.distribution(inPeriod: month),
        byThen: forecast.draws.distribution(byEndOf: month),
        meanByThen: means[...month].reduce(.zero, +))
    }
    let unknown = forecast.draws.untimed.map {
      [row("unknown", means[means.count - 1], $0, byThen: nil, meanByThen: nil)]
    }
    let total = row("All", forecast.whole.mean, forecast.whole, byThen: nil, meanByThen: nil)
    return Table(
      caption: "Recovery by month of the \(forecast.lag.monthWord), as of \(forecast.asOf)",
      columns: [
        Table.Column("Month", priority: .essential),
        Table.Column("Mean", alignment: .trailing, priority: .essential, isMarked: true),
        Table.Column("P10", alignment: .trailing, priority: .essential),
        Table.Column("P50", alignment: .trailing),
        Table.Column("P90", alignment: .trailing, priority: .essential),
        Table.Column("Mean by then", alignment: .trailing),
        Table.Column("P10 by then", alignment: .trailing),
        Table.Column("P90 by then", alignment: .trailing),
      ],
      rows: rows + (unknown ?? []) + [total])
  }

  private func row(
    _ name: String, _ mean: Money, _ distribution: RecoveryDistribution,
    byThen: RecoveryDistribution?, meanByThen: Money?
  ) -> Table.Row {
    let figures: [Money?] =
      [mean] + [0.1, 0.5, 0.9].map { distribution.quantile($0) }
      + [meanByThen, byThen?.quantile(0.1), byThen?.quantile(0.9)]
    return Table.Row(
      [.text(name)]
        + figures.map { $0.map { .dollars(cents: $0.cents, mark: .estimated) } ?? .empty })
  }
}
