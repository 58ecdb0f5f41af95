import Documents
import Scoring
import Statistics

extension ModelReport {
  /// When decisions come, pending appeals neither won nor lost.
  var time: [Block] {
    guard let times = model.decisionTimes, let last = times.points.last else { return [] }
    let won = Chart.Curve(
      name: "won by then, 90 % band",
      points: times.points.map {
        .init(
          x: Double($0.day), y: $0.won, lower: $0.wonInterval?.lower, upper: $0.wonInterval?.upper)
      })
    let decided = Chart.Curve(
      name: "decided by then", points: times.points.map { .init(x: Double($0.day), y: $0.decided) })
    return [
      .heading("When decisions come", anchor: "time"),
      .paragraph(
        "Of \(times.appeals) first appeals, \(times.pending) are pending and count as neither won nor "
          + "lost. By day \(last.day) after filing, \(last.decided.text(2)) are decided and "
          + "\(last.won.text(2)) won (Aalen and Johansen's estimate, wins and refusals competing)."),
      .chart(
        Chart(
          title: "Share won and decided by day after filing",
          summary:
            "Two rising curves over half a year: appeals won, with a band, and appeals decided.",
          kind: .curves(
            [won, decided], x: .init("days after filing", unit: .number(digits: 0)),
            y: .init("share of appeals", unit: .share)))),
    ]
  }
}
