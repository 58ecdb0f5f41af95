import Foundation

extension Chart {
  /// The numbers behind the picture.
  public var table: Table {
    switch kind {
    case .reliability(let points, let histogram): reliabilityTable(points, histogram)
    case .intervals(let points, let axis, _): intervalTable(points, axis)
    case .bars(let bars, let axis):
      Table(
        caption: title, columns: columns(["Label"], [axis.title]),
        rows: bars.map { Table.Row([.text($0.label), axis.cell($0.value)]) })
    case .line(let periods, let series, let axis): lineTable(periods, series, axis)
    case .curves(let curves, let x, let y, _): curveTable(curves, x, y)
    }
  }

  /// Leading then trailing columns. A title met again, as two series of one name have, gets a
  /// number, because a chart of any data must have a table.
  private func columns(_ leading: [String], _ trailing: [String]) -> [Table.Column] {
    var seen: [String: Int] = [:]
    return (leading + trailing).enumerated().map { index, title in
      seen[title, default: 0] += 1
      let count = seen[title, default: 1]
      return Table.Column(
        count == 1 ? title : "\(title) [\(count)]",
        alignment: index < leading.count ? .leading : .trailing)
    }
  }

  /// Groups first, then the bins of the histogram, in one table of ranges.
  private func reliabilityTable(_ points: [ReliabilityPoint], _ bins: [HistogramBin]) -> Table {
    let groups = points.map {
      Table.Row([
        .text("group"), .share($0.predicted), .share($0.observed),
        .interval(lower: .share($0.lower), upper: .share($0.upper)), .count($0.count),
      ])
    }
    let counts = bins.map {
      Table.Row([
        .text("histogram"), .interval(lower: .share($0.lower), upper: .share($0.upper)), .empty,
        .empty, .count($0.count),
      ])
    }
    return Table(
      caption: title,
      columns: columns(["Kind"], ["Predicted", "Observed", "Interval", "Count"]),
      rows: groups + counts)
  }

  private func intervalTable(_ points: [IntervalPoint], _ axis: Axis) -> Table {
    let isCounted = points.contains { $0.count != nil }
    return Table(
      caption: title,
      columns: columns(["Label"], [axis.title, "Interval"] + (isCounted ? ["Count"] : [])),
      rows: points.map { point in
        Table.Row(
          [
            .text(point.label), axis.cell(point.estimate),
            Cell(
              .interval(lower: axis.unit.value(point.lower), upper: axis.unit.value(point.upper)),
              mark: axis.mark),
          ] + (isCounted ? [point.count.map { .count($0) } ?? .empty] : []))
      })
  }

  private func curveTable(_ curves: [Curve], _ x: Axis, _ y: Axis) -> Table {
    Table(
      caption: title,
      columns: columns(["Curve"], [x.title, y.title, "Band"]),
      rows: curves.flatMap { curve in
        curve.points.map { point in
          let band = point.lower.flatMap { lower in
            point.upper.map {
              Cell(.interval(lower: y.unit.value(lower), upper: y.unit.value($0)), mark: y.mark)
            }
          }
          return Table.Row([
            .text(curve.name), x.cell(point.x), y.cell(point.y), band ?? .empty,
          ])
        }
      })
  }

  private func lineTable(_ periods: [String], _ series: [Series], _ axis: Axis) -> Table {
    Table(
      caption: "\(title) (\(axis.title))",
      columns: columns(["Period"], series.map(\.name)),
      rows: periods.indices.map { index in
        Table.Row(
          [.text(periods[index])]
            + series.map { series in
              series.values.indices.contains(index)
                ? axis.cell(series.values[index]) : .unknown
            })
      })
  }
}

extension Chart.Axis {
  func cell(_ value: Double?) -> Cell {
    guard let value, value.isFinite else { return .unknown }
    return Cell(unit.value(value), mark: mark)
  }
}

extension Chart.Axis.Unit {
  func value(_ value: Double) -> Cell.Value {
    switch self {
    case .share: .share(value)
    // A dollar amount beyond what cents in an Int can hold is shown as a plain number.
    case .dollars:
      Int(exactly: (value * 100).rounded()).map { .dollars(cents: $0) }
        ?? .number(value, digits: 2)
    case .number(let digits): .number(value, digits: digits)
    }
  }
}
