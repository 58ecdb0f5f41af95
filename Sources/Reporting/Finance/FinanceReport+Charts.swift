import Claims
import Documents
import Revenue

extension FinanceReport {
  /// How likely it is that no more than an amount comes in, with the printed percentiles marked.
  var distributionChart: Chart {
    let whole = forecast.whole
    let curve = Chart.Curve(
      name: "all in hand",
      points: (1..<100).map { percent in
        let share = Double(percent) / 100
        return .init(x: Self.dollars(whole.quantile(share)), y: share)
      })
    let marks = [("P10", 0.1), ("P50", 0.5), ("P90", 0.9)].map { name, share in
      let amount = whole.quantile(share)
      return Chart.Curve(
        name: "\(name) \(amount.wholeDollars)",
        points: [
          .init(x: Self.dollars(amount), y: 0), .init(x: Self.dollars(amount), y: share),
        ])
    }
    return Chart(
      title: "How likely no more than this comes in",
      summary: "A rising curve over the total recovered. One in ten draws is below "
        + "\(whole.quantile(0.1).wholeDollars), half are below \(whole.quantile(0.5).wholeDollars), "
        + "nine in ten below \(whole.quantile(0.9).wholeDollars).",
      kind: .curves(
        [curve] + marks, x: .init("recovered in all", unit: .dollars, mark: .estimated),
        y: .init("share of draws", unit: .share, mark: .estimated)))
  }

  /// The mean of each month, and what 8 in 10 draws bring in it.
  var monthChart: Chart {
    let means = forecast.draws.meanByPeriod
    let points = (0...lastMonth).map { month in
      let drawn = forecast.draws.distribution(inPeriod: month)
      return Chart.IntervalPoint(
        label: forecast.months[month].words, estimate: Self.dollars(means[month]),
        lower: Self.dollars(drawn.quantile(0.1)), upper: Self.dollars(drawn.quantile(0.9)))
    }
    return Chart(
      title: "Recovery by month of the \(forecast.lag.monthWord): mean, P10 to P90",
      summary:
        "For each of \(points.count) months the mean, and the range that 8 in 10 draws keep to.",
      kind: .intervals(
        points, value: .init("recovered in the month", unit: .dollars, mark: .estimated)))
  }

  private static func dollars(_ amount: Money) -> Double { Double(amount.cents) / 100 }
}

extension Money {
  /// `$1,235` of $1,234.56, for the label of a picture.
  fileprivate var wholeDollars: Substring {
    Money(cents: Int((Double(cents) / 100).rounded()) * 100).words.dropLast(3)
  }
}
