import Documents
import Scoring
import Statistics

extension ModelReport {
  var dollars: [Block] {
    let heading = Block.heading("What it is worth", anchor: "dollars")
    guard let figures else { return [] }
    guard let capacity else {
      return [
        heading,
        .notice(
          .info,
          "No net dollars are shown: fewer than 20 of the cases foretold have a recoverable amount, "
            + "or no share recovered is known. Nothing is invented in their place."),
      ] + decision(figures)
    }
    return [
      heading,
      .paragraph(
        "Net dollars that working the \(capacity.cases) of \(capacity.foretold) foretold appeals with "
          + "known or estimated dollars would have brought, in different orders and within part of "
          + "the \(capacity.minutes) minutes that all of them needed. The claim to look at is the "
          + "difference to working the largest amounts first."),
      .table(capacityTable(capacity)), .chart(gainsChart(capacity)),
    ] + valueCalibration(capacity) + decision(figures)
  }

  private func capacityTable(_ capacity: CapacityFigures) -> Table {
    let shares = ["a fifth", "half", "four fifths"]
    let rows = zip(shares, capacity.comparisons).flatMap { share, comparison in
      comparison.results.map { result in
        let interval = result.difference.percentileInterval(level: 0.9)
        return Table.Row([
          .text(share), .text(result.order.words), .dollars(result.gain.netValue),
          .dollars(result.difference.estimate),
          result.order == .value
            ? .empty
            : .interval(
              lower: .dollars(cents: interval.lower.inCents),
              upper: .dollars(cents: interval.upper.inCents)),
          .dollars(result.gain.regret),
        ])
      }
    }
    let columns =
      [
        Table.Column("Minutes", priority: .essential), Table.Column("Order", priority: .essential),
      ]
      + ["Net", "More than by amount", "90 % interval", "Less than hindsight"].map {
        Table.Column($0, alignment: .trailing, priority: .essential)
      }
    return Table(
      caption: "Net dollars at a capacity; intervals by cluster bootstrap, 1,000 resamples",
      columns: columns, rows: rows)
  }

  private func gainsChart(_ capacity: CapacityFigures) -> Chart {
    let shown: [WorkOrder] = [.expectedNetValuePerMinute, .value, .arrival, .oracle]
    let curves = capacity.curves.filter { shown.contains($0.order) }.map { order, gains in
      Chart.Curve(
        name: order.words,
        points: gains.map {
          .init(x: $0.capacity.amount / Double(capacity.minutes), y: $0.netValue)
        })
    }
    return Chart(
      title: "Net dollars by share of the minutes",
      summary: "Net dollars realised within a share of the minutes, by order of work.",
      kind: .curves(
        curves, x: .init("share of the minutes", unit: .share),
        y: .init("net dollars", unit: .dollars)))
  }

  private func valueCalibration(_ capacity: CapacityFigures) -> [Block] {
    guard let value = capacity.valueCalibration else { return [] }
    let interval = value.distribution.percentileInterval(level: 0.9)
    let rows = capacity.deciles.map { bin in
      Table.Row([
        .interval(
          lower: .dollars(cents: bin.lowest.inCents), upper: .dollars(cents: bin.highest.inCents)),
        .count(bin.count), .share(bin.meanProbability), .share(bin.eventRate),
        .interval(lower: .share(bin.interval.lower), upper: .share(bin.interval.upper)),
        .dollars(bin.predicted), .dollars(bin.realised),
      ])
    }
    let columns = [
      "Amount when won", "Cases", "Foretold", "Overturned", "90 % interval", "Expected dollars",
      "Dollars of those won",
    ].enumerated().map {
      Table.Column($1, alignment: $0 == 0 ? .leading : .trailing, priority: .essential)
    }
    return [
      .paragraph(
        "Weighted by dollars, expected over won is \(value.ratio.text(2)) (90 % "
          + "\(interval.words(digits: 2))); 1 is ideal, above 1 promises too much. Both "
          + "count a win at the share of its amount that is usually recovered."),
      .details(
        summary: "By tenths of the amount",
        [
          .table(
            Table(caption: "Chances and dollars by amount", columns: columns, rows: rows))
        ]),
    ]
  }

  private func decision(_ figures: ValidationFigures) -> [Block] {
    let points = figures.decision.points
    return [
      .details(
        summary: "Decision curve: at which price of an appeal the chances help",
        [
          .chart(
            Chart(
              title: "Net benefit by threshold",
              summary: "Wins gained for each case, losses priced at the threshold; above both "
                + "others the chances help to decide.",
              kind: .curves(
                [
                  Chart.Curve(
                    name: "by the model", points: points.map { .init(x: $0.threshold, y: $0.model) }
                  ),
                  Chart.Curve(
                    name: "appeal all",
                    points: points.filter { $0.all > -0.2 }.map {
                      .init(x: $0.threshold, y: $0.all)
                    }),
                  Chart.Curve(
                    name: "appeal none", points: points.map { .init(x: $0.threshold, y: 0) }),
                ], x: .init("threshold: cost over cost and value", unit: .share),
                y: .init("net benefit", unit: .number(digits: 2)))))
        ])
    ]
  }
}

extension WorkOrder {
  var words: String {
    switch self {
    case .expectedNetValue: "expected net"
    case .expectedNetValuePerMinute: "expected net a minute"
    case .value: "largest amount first"
    case .deadline: "earliest deadline first"
    case .arrival: "first in, first out"
    case .probability: "highest chance first"
    case .oracle: "hindsight"
    }
  }
}
