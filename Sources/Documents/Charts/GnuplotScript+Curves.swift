extension GnuplotScript {
  /// Bands first, so that no line is hidden by another's band.
  mutating func curves(
    _ curves: [Chart.Curve], _ x: Chart.Axis, _ y: Chart.Axis, _ diagonal: Bool
  ) {
    terminal(height: 360)
    add("set lmargin 9; set rmargin 3")
    add("set format x '\(x.unit.format)'; set xlabel \(quoted(x.title))")
    add("set format y '\(y.unit.format)'; set ylabel \(quoted(y.title))")
    if x.unit == .share {
      add("set xrange [0:100]")
    } else if x.unit == .dollars, let step = ticStep(curves.flatMap { $0.points.map(\.x) }) {
      // Amounts are long, and run into each other at the usual step.
      add("set xtics \(step * x.unit.scale)")
    }
    if y.unit == .share { add("set yrange [0:100]") }
    if diagonal { add("set arrow 1 from graph 0, graph 0 to graph 1, graph 1 nohead ls 8 back") }
    add(curves.count > 1 ? "set key outside bottom center horizontal" : "unset key")
    for (index, curve) in curves.enumerated() {
      data(
        "curve\(index)",
        curve.points.map { point in
          [
            x.unit.scale * point.x, y.unit.scale * point.y,
            y.unit.scale * (point.lower ?? .nan), y.unit.scale * (point.upper ?? .nan),
          ]
        })
    }
    let drawn = curves.indices.filter { curves[$0].points.contains { $0.y.isFinite } }
    let banded = curves.indices.filter {
      curves[$0].points.contains { $0.lower != nil && $0.upper != nil }
    }
    let bands = banded.map { index in
      // A band without a line of its own is named; else the line is.
      let title =
        drawn.contains(index) ? "notitle" : "title \(quoted(shortened(curves[index].name)))"
      return "$curve\(index) using 1:3:4 with filledcurves fs transparent solid 0.15 noborder "
        + "lc rgb '\(Self.colours[index % 4])' \(title)"
    }
    let lines = drawn.map {
      "$curve\($0) using 1:2 with lines ls \($0 % 4 + 1) title "
        + quoted(shortened(curves[$0].name))
    }
    let plots = bands + lines
    add(
      plots.isEmpty
        ? "set xrange [0:1]; set yrange [0:1]; plot NaN" : "plot " + plots.joined(separator: ", "))
  }

  /// Those of the line styles in the theme.
  private static let colours = ["#1d5a96", "#8a5300", "#1b6b3a", "#6b2c7a"]
}
