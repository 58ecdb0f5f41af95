import Foundation

/// The gnuplot script of a chart: our theme, the data, the plot command.
///
/// Text from data stands only in single quotes, where gnuplot expands nothing; numbers are
/// written by us; the terminal's own markup (`enhanced`) is off.
struct GnuplotScript {
  private(set) var text: String

  init(_ chart: Chart) {
    text = Self.theme
    switch chart.kind {
    case .reliability(let points, let histogram): reliability(points, histogram)
    case .intervals(let points, let axis, let reference): intervals(points, axis, reference)
    case .bars(let bars, let axis): self.bars(bars, axis)
    case .line(let periods, let series, let axis): lines(periods, series, axis)
    case .curves(let curves, let x, let y, let diagonal): self.curves(curves, x, y, diagonal)
    }
  }

  /// Sized so that text is still legible when the picture is 360 pixels wide.
  private static let theme = """
    set encoding utf8
    set style line 1 lc rgb '#1d5a96' lw 2 dt 1 pt 7 ps 0.7
    set style line 2 lc rgb '#8a5300' lw 2 dt 2 pt 5 ps 0.7
    set style line 3 lc rgb '#1b6b3a' lw 2 dt 3 pt 9 ps 0.9
    set style line 4 lc rgb '#6b2c7a' lw 2 dt 4 pt 13 ps 0.9
    set style line 8 lc rgb '#7a8594' lw 1.5 dt 2
    set style line 9 lc rgb '#dde2e9' lw 1
    set border 3 lc rgb '#55606e'
    set tics nomirror scale 0.5 tc rgb '#1c2430'
    set grid ls 9
    set style fill solid 0.55 border lc rgb '#1d5a96'
    unset key

    """

  mutating func add(_ line: String) { text += line + "\n" }

  mutating func terminal(height: Int) {
    add("set terminal svg noenhanced size 460,\(height) dynamic font 'sans-serif,14'")
  }

  mutating func data(_ name: String, _ rows: [[Double]]) {
    add("$\(name) << EOD")
    for row in rows {
      add(row.map { $0.isFinite ? String($0) : "NaN" }.joined(separator: " "))
    }
    add("EOD")
  }

  private mutating func reliability(
    _ points: [Chart.ReliabilityPoint], _ bins: [Chart.HistogramBin]
  ) {
    terminal(height: 440)
    data("points", points.map { [$0.predicted, $0.observed, $0.lower, $0.upper].map { 100 * $0 } })
    data(
      "bins",
      bins.map { [50 * ($0.lower + $0.upper), Double($0.count), 96 * ($0.upper - $0.lower)] })
    add("set multiplot")
    add("set lmargin 8; set rmargin 3; set xrange [0:100]; set format x '%.0f%%'")
    add("set origin 0,0.27; set size 1,0.73; set bmargin 2.2; set tmargin 0.8")
    add("set yrange [0:100]; set format y '%.0f%%'; set ylabel 'Observed'")
    add("set arrow 1 from 0,0 to 100,100 nohead ls 8 back")
    add(
      points.isEmpty
        ? "plot NaN"
        : "plot $points using 1:2:3:4 with yerrorbars ls 1, $points using 1:2 with points ls 1")
    add("unset arrow 1; set origin 0,0; set size 1,0.31; set bmargin 3.2; set tmargin 0.2")
    add("set yrange [0:*]; set format y '%.0f'")
    add("set ylabel 'Count'; set xlabel 'Predicted'")
    add(bins.isEmpty ? "set yrange [0:1]; plot NaN" : "plot $bins using 1:2:3 with boxes ls 1")
    add("unset multiplot")
  }

  private mutating func intervals(
    _ points: [Chart.IntervalPoint], _ axis: Chart.Axis, _ reference: Double?
  ) {
    let scale = axis.unit.scale
    rows(
      points.map { shortened($0.label) + ($0.count.map { " (\($0))" } ?? "") }, axis,
      values: points.flatMap { [scale * $0.lower, scale * $0.upper] })
    data(
      "points",
      points.enumerated().map { index, point in
        [scale * point.estimate, Double(index), scale * point.lower, scale * point.upper]
      })
    if let reference, reference.isFinite {
      let x = String(scale * reference)
      add("set arrow 1 from first \(x), graph 0 to first \(x), graph 1 nohead ls 8 back")
    }
    add(
      points.isEmpty
        ? "set xrange [0:1]; plot NaN"
        : "plot $points using 1:2:3:4 with xerrorbars ls 1, $points using 1:2 with points ls 1")
  }

  private mutating func bars(_ bars: [Chart.Bar], _ axis: Chart.Axis) {
    let values = bars.map { ($0.value ?? .nan) * axis.unit.scale }
    rows(bars.map { shortened($0.label) }, axis, values: values + [0])
    data("bars", values.enumerated().map { [$1 / 2, Double($0), abs($1) / 2, 0.32] })
    for (index, bar) in bars.enumerated() where !(bar.value ?? .nan).isFinite {
      add("set label \(index + 1) 'unknown' at first 0, first \(index) left offset 0.6,0")
    }
    let hasBars = values.contains { $0.isFinite }
    if !hasBars { add("set xrange [0:1]") }
    add(hasBars ? "plot $bars using 1:2:3:4 with boxxyerror ls 1" : "plot NaN")
  }

  /// One row for each label, the first on top.
  private mutating func rows(_ labels: [String], _ axis: Chart.Axis, values: [Double]) {
    terminal(height: 90 + 24 * max(1, labels.count))
    let width = Double(labels.map(\.count).max() ?? 0)
    add("set lmargin \(2 + 0.8 * width); set rmargin 4")
    add("set yrange [\(max(1, labels.count)).0 - 0.4:-0.6]; set ytics scale 0")
    tics("y", labels)
    add("set grid noytics; set grid xtics ls 9")
    add("set format x '\(axis.unit.format)'; set xlabel \(quoted(axis.title)); set offsets 0,0,0,0")
    if let step = ticStep(values) { add("set xtics \(step)") }
    if axis.unit == .share { add("set xrange [0:100]; set xtics 25") }
  }

  private mutating func lines(
    _ periods: [String], _ series: [Chart.Series], _ axis: Chart.Axis
  ) {
    terminal(height: 300)
    add("set lmargin 9; set rmargin 3")
    add("set xrange [-0.3:\(max(1, periods.count)).0 - 0.7]")
    // About 42 characters fit below the picture.
    let labels = periods.map { shortened($0) }
    let fitting = max(1, 42 / ((labels.map(\.count).max() ?? 0) + 2))
    tics("x", labels, every: (labels.count + fitting - 1) / fitting)
    add("set format y '\(axis.unit.format)'; set ylabel \(quoted(axis.title))")
    add(axis.unit == .share ? "set yrange [0:100]" : "set yrange [*<0:*]")
    add("set key outside bottom center horizontal")
    data(
      "series",
      periods.indices.map { period in
        [Double(period)]
          + series.map {
            $0.values.indices.contains(period)
              ? ($0.values[period] ?? .nan) * axis.unit.scale : .nan
          }
      })
    let plots = series.indices.map { index in
      "$series using 1:\(index + 2) with linespoints ls \(index % 4 + 1) "
        + "title \(quoted(shortened(series[index].name)))"
    }
    let isDrawable = series.contains { $0.values.contains { $0?.isFinite == true } }
    add(isDrawable ? "plot " + plots.joined(separator: ", ") : "set yrange [0:1]; plot NaN")
  }

  private mutating func tics(_ axis: String, _ labels: [String], every step: Int = 1) {
    let tics = labels.enumerated().filter { $0.offset % max(1, step) == 0 }
      // A tic label is a printf format.
      .map { quoted($0.element.replacing("%", with: "%%")) + " \($0.offset)" }
    add("set \(axis)tics (\(tics.joined(separator: ", ")))")
  }
}

/// Text in single quotes, on one line. An apostrophe becomes a typographic one, since gnuplot
/// misreads a doubled quote at the beginning of a string.
func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars.map { scalar -> String in
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: " "
    default: scalar == "'" ? "\u{2019}" : String(scalar)
    }
  }
  return "'" + scalars.joined() + "'"
}

/// A round distance between tics that leaves at most five of them; `nil` for values that are one
/// or not finite, which gnuplot places itself.
func ticStep(_ values: [Double]) -> Double? {
  let finite = values.filter(\.isFinite)
  guard let least = finite.min(), let most = finite.max(), (most - least).isNormal else {
    return nil
  }
  let rough = (most - least) / 4
  let power = pow(10, log10(rough).rounded(.down))
  return [1, 2, 5].map { $0 * power }.first { $0 >= rough } ?? 10 * power
}

/// A label that fits beside a chart; the table behind the chart has all of it.
func shortened(_ text: String) -> String {
  text.count > 22 ? text.prefix(21) + "…" : text
}

extension Chart.Axis.Unit {
  /// What a value is multiplied by to be drawn.
  var scale: Double { self == .share ? 100 : 1 }

  var format: String {
    switch self {
    case .share: "%.0f%%"
    case .dollars: "$%.0s%c"
    case .number(let digits): "%.\(max(0, digits))f"
    }
  }
}
