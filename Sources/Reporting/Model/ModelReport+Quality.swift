import Documents
import Scoring
import Statistics

extension ModelReport {
  var discrimination: [Block] {
    guard let figures else { return [] }
    let rows = figures.scores.map {
      Table.Row([.text($0.name), .number($0.logLoss, digits: 4), .number($0.brier, digits: 4)])
    }
    let (loss, brier) = (figures.reliability.logLoss, figures.reliability.brier)
    let precision = figures.averagePrecision.map {
      " Average precision is \($0.value.text(3)) where the share overturned is "
        + "\($0.baseRate.text(3))."
    }
    return [
      .heading("Does it tell cases apart", anchor: "discrimination"),
      .table(
        Table(
          caption: "Scores on the same later cases; lower is better",
          columns: [
            Table.Column("Forecast", priority: .essential),
            Table.Column("Log loss", alignment: .trailing, priority: .essential),
            Table.Column("Brier score", alignment: .trailing, priority: .essential),
          ], rows: rows)),
      .paragraph(
        "Of the log loss, \(loss.miscalibration.text(4)) could be gained by rising recalibration and "
          + "\(loss.discrimination.text(4)) is earned by telling cases apart, against "
          + "\(loss.uncertainty.text(4)) of the base rate; of the Brier score "
          + "\(brier.miscalibration.text(4)), \(brier.discrimination.text(4)) and "
          + "\(brier.uncertainty.text(4)) (isotonic regression; no bins)." + (precision ?? "")),
    ]
  }

  var calibration: [Block] {
    guard let figures else { return [] }
    var blocks: [Block] = [
      .heading("Are its chances true", anchor: "calibration"), .chart(reliabilityChart(figures)),
    ]
    if let errors = figures.errors {
      blocks.append(
        .paragraph(
          "Along the smooth curve the chances are off by \(errors.mean.text(3)) on average (ICI), "
            + "\(errors.median.text(3)) at the median and \(errors.ninetieth.text(3)) at the 0.9 "
            + "quantile. The step line is the isotonic recalibration; where it stays in the band "
            + "if true, the chances are compatible with what happened."))
    }
    if let calibration = figures.calibration {
      blocks.append(
        .paragraph(
          "In the large the log-odds are too low by \(calibration.inTheLarge.value.text(2)) (90 % "
            + "\(calibration.inTheLarge.interval(level: 0.9).words(digits: 2))); the slope is "
            + "\(calibration.slope.value.text(2)) (90 % "
            + "\(calibration.slope.interval(level: 0.9).words(digits: 2)))."))
    }
    blocks += groupTable("By payer", figures.byPayer) + groupTable("By reason", figures.byCategory)
    return blocks
  }

  private func reliabilityChart(_ figures: ValidationFigures) -> Chart {
    let probabilities = figures.scored.probabilities.sorted()
    let (low, high) = (probabilities.first ?? 0, probabilities.last ?? 1)
    let grid = (0...40).map { low + (high - low) * Double($0) / 40 }.filter { $0 > 0 && $0 < 1 }
    let smooth = figures.curve.map { curve in
      Chart.Curve(
        name: "smooth, 90 % band",
        points: grid.map { p in
          let band = curve.interval(at: p, level: 0.9)
          return .init(x: p, y: curve.eventRate(at: p), lower: band.lower, upper: band.upper)
        })
    }
    let isotonic = Chart.Curve(
      name: "isotonic",
      points: grid.map { .init(x: $0, y: figures.reliability.recalibrated($0)) })
    let consistency = Chart.Curve(
      name: "band if true",
      points: figures.band.points.map {
        .init(x: $0.probability, y: .nan, lower: $0.lower, upper: $0.upper)
      })
    return Chart(
      title: "Foretold chance against share overturned",
      summary: "A smooth calibration curve with its 90 % band and the isotonic curve; on the "
        + "diagonal the chances mean what they say.",
      kind: .curves(
        [smooth, isotonic, consistency].compactMap(\.self),
        x: .init("foretold chance", unit: .share), y: .init("share overturned", unit: .share),
        diagonal: true))
  }

  private func groupTable(_ title: String, _ groups: GroupCalibration?) -> [Block] {
    guard let groups, groups.groups.count > 1 else { return [] }
    let rows = groups.groups.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map { group in
      let interval = group.deviation.interval(level: 0.9)
      return Table.Row([
        .text(group.name.isEmpty ? "not named" : group.name), .count(group.count),
        .count(group.eventCount), .number(group.expectedEvents, digits: 1),
        .number(group.deviation.value, digits: 2),
        .interval(
          lower: .number(interval.lower, digits: 2), upper: .number(interval.upper, digits: 2)),
      ])
    }
    let columns =
      [Table.Column(title, priority: .essential)]
      + ["Cases", "Overturned", "Foretold", "Log-odds too low by"].map {
        Table.Column($0, alignment: .trailing, priority: .essential)
      } + [Table.Column("90 % interval", alignment: .trailing)]
    return [
      .details(
        summary: "\(title): overturned against foretold, small groups drawn toward the rest",
        [.table(Table(caption: "Calibration \(title.lowercased())", columns: columns, rows: rows))])
    ]
  }
}
