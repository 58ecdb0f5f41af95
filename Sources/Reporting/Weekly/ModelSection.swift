import Claims
import Documents
import Foundation
import Scoring
import Statistics

/// What the chances on the page rest on: the cases learned from, and how later ones came out.
struct ModelSection {
  let model: OverturnModel?

  var blocks: [Block] {
    let heading = Block.heading("How good are the chances", anchor: "model")
    guard let model else {
      return [heading, .notice(.warning, "No model is in force; run 'overturn train'.")]
    }
    return [heading, .paragraph(Self.origin(model)), ledger(model)] + performance(model)
  }

  private static func origin(_ model: OverturnModel) -> String {
    "Logistic regression on \(model.ledger.used) \(model.population.words), filed "
      + "\(model.trainingWindow.first) to \(model.trainingWindow.last), outcomes known by "
      + "\(model.asOf). The chance is that of an overturn within \(model.horizonDays) days of "
      + "filing, for the kind of denial this practice chooses to appeal."
  }

  /// The denominators: who was learned from and who was not.
  private func ledger(_ model: OverturnModel) -> Block {
    let ledger = model.ledger
    let rows: [(String, Int)] = [
      ("Denials", ledger.denials), ("Not appealable", ledger.notAppealable),
      ("Not appealed: no outcome, neither won nor lost", ledger.notAppealed),
      ("Filed less than \(ledger.horizonDays) days before the as-of day", ledger.immature),
      ("Withdrawn", ledger.withdrawn),
      ("Called about before any appeal", ledger.called),
      ("Won on a day not on record", ledger.wonUndated),
      ("Overturned within the horizon", ledger.overturned),
      ("Upheld within the horizon", ledger.upheld),
      ("Without a decision when the horizon ended", ledger.undecided),
    ]
    let columns = [
      Table.Column("Denials of the training set", priority: .essential),
      Table.Column("Count", alignment: .trailing, priority: .essential),
    ]
    return .details(
      summary: "Who was learned from: \(ledger.used) of \(ledger.denials) denials",
      [
        .table(
          Table(
            caption: "Selection and censoring", columns: columns,
            rows: rows.map { Table.Row([.text($0.0), .count($0.1)]) }))
      ], onPaper: false)
  }

  private func performance(_ model: OverturnModel) -> [Block] {
    guard let backtest = model.backtest, let performance = backtest.performance else {
      return [
        .notice(
          .warning,
          "Not tested out of time: there are too few decided cases to hold any out. The chances are "
            + "unproven.")
      ]
    }
    return [
      .paragraph(
        "Tested out of time: refitted at \(backtest.origins.count) past days with only what was "
          + "final then, \(performance.cases) later cases were foretold."),
      .table(figures(performance)), .onScreen([.chart(reliability(backtest))]),
    ]
  }

  private func figures(_ performance: Performance) -> Table {
    let interval = performance.area?.interval(level: 0.9)
    let calibration = performance.calibration
    let slope = calibration?.slope.interval(level: 0.9)
    let rows: [[Cell]] = [
      [
        .text("Area under the ROC curve"),
        performance.area.map { .number($0.area, digits: 3) } ?? .unknown,
        .text(interval.map { Self.words($0) } ?? "no interval"),
        .text("0.5 is guessing, 1 is perfect"),
      ],
      [
        .text("Log loss"), .number(performance.logLoss, digits: 3), .empty,
        .text("base rate alone: \(Self.digits(performance.baseRateLogLoss))"),
      ],
      [
        .text("Brier score"), .number(performance.brier, digits: 3), .empty,
        .text("base rate alone: \(Self.digits(performance.baseRateBrier))"),
      ],
      [
        .text("Mean chance against share overturned"),
        .share(performance.meanProbability),
        .text("\(performance.overturned) of \(performance.cases) overturned"), .empty,
      ],
      [
        .text("Calibration slope"),
        calibration.map { .number($0.slope.value, digits: 2) } ?? .unknown,
        .text(slope.map { Self.words($0) } ?? "no interval"),
        .text("1 is ideal; below 1 the chances are too extreme"),
      ],
    ]
    let columns = [
      Table.Column("Out of time", priority: .essential),
      Table.Column("Value", alignment: .trailing, priority: .essential),
      Table.Column("90 % interval or count"), Table.Column("To compare"),
    ]
    return Table(
      caption: "Forecasts against outcomes", columns: columns, rows: rows.map { Table.Row($0) })
  }

  private func reliability(_ backtest: BacktestResult) -> Chart {
    let bins = backtest.reliabilityBins(count: 5)
    let points = bins.map {
      Chart.ReliabilityPoint(
        predicted: $0.meanProbability, observed: $0.eventRate, lower: $0.interval.lower,
        upper: $0.interval.upper, count: $0.count)
    }
    let histogram = (0..<10).map { tenth in
      let lower = Double(tenth) / 10
      return Chart.HistogramBin(
        lower: lower, upper: lower + 0.1,
        count: backtest.cases.count {
          $0.probability >= lower && ($0.probability < lower + 0.1 || tenth == 9)
        })
    }
    return Chart(
      title: "Foretold chance against share overturned",
      summary: "Five groups of equal size by foretold chance, with the share that was overturned "
        + "and its 90 % Wilson interval; on the diagonal the chances mean what they say.",
      kind: .reliability(points, histogram: histogram))
  }

  private static func digits(_ value: Double) -> String { String(format: "%.3f", value) }

  private static func words(_ interval: ConfidenceInterval) -> String {
    "\(String(format: "%.2f", interval.lower)) to \(String(format: "%.2f", interval.upper))"
  }
}
