import CXLSXWriter

/// A chart of the spreadsheet's own, drawn from the cells of its table.
///
/// An interval is a line from its lower to its upper end with the estimate on it; what is unknown is
/// an empty cell, and leaves a gap.
struct NativeChart {
  let chart: Chart
  let table: SheetTable
  let sheet: String
  let firstRow: UInt32

  /// `nil` where the chart has nothing to draw.
  init?(chart: Chart, table: SheetTable, sheet: String, firstRow: UInt32) {
    guard table.count > 0 else { return nil }
    self.chart = chart
    self.table = table
    self.sheet = sheet
    self.firstRow = firstRow
  }

  typealias Drawing = UnsafeMutablePointer<lxw_chart>

  func draw(
    in file: WorkbookFile, on worksheet: UnsafeMutablePointer<lxw_worksheet>?,
    beside column: UInt16, row: UInt32
  ) throws(WorkbookError) {
    guard let drawing = file.chart(type) else {
      throw .refused(sheet: sheet, reason: "the chart could not be made")
    }
    addSeries(to: drawing)
    chart_title_set_name(drawing, String(SheetText.oneLine(chart.title).prefix(120)))
    setAxes(of: drawing)
    chart_legend_set_position(drawing, UInt8(legend.rawValue))
    var options = lxw_chart_options()
    options.x_scale = 1.5
    options.y_scale = 1.7
    let error = withText(SheetText.oneLine(chart.summary)) { summary in
      options.description = summary
      return worksheet_insert_chart_opt(worksheet, row, column, drawing, &options)
    }
    guard error == LXW_NO_ERROR else {
      throw .refused(sheet: sheet, reason: String(cString: lxw_strerror(error)))
    }
  }

  private var type: lxw_chart_type {
    switch chart.kind {
    case .bars: LXW_CHART_BAR
    case .line, .intervals: LXW_CHART_LINE
    case .curves: LXW_CHART_SCATTER_STRAIGHT
    case .reliability: LXW_CHART_SCATTER
    }
  }

  /// One series is told by the title.
  private var legend: lxw_chart_legend_position {
    switch chart.kind {
    case .bars: LXW_CHART_LEGEND_NONE
    case .line(_, let series, _) where series.count < 2: LXW_CHART_LEGEND_NONE
    default: LXW_CHART_LEGEND_BOTTOM
    }
  }

  private func addSeries(to drawing: Drawing) {
    let all = 0..<table.count
    switch chart.kind {
    case .bars:
      series(drawing, x: column(0), y: column(1), rows: all)
      // The axis of the labels is called x though bars lie; the first label stands on top.
      chart_axis_set_reverse(drawing.pointee.x_axis)
    case .line(_, let lines, _):
      for index in lines.indices {
        series(drawing, x: column(0), y: column(index + 1), rows: all)
      }
    case .intervals:
      whisker(drawing, column(2, .upper), .end, all)
      whisker(drawing, column(1), .estimate, all)
      whisker(drawing, column(2, .lower), .end, all)
      chart_set_high_low_lines(drawing, nil)
    case .curves(let curves, _, _, _):
      var row = 0
      for curve in curves {
        let rows = row..<row + curve.points.count
        row = rows.upperBound
        guard !rows.isEmpty else { continue }
        series(drawing, x: column(1), y: column(2), rows: rows, name: curve.name)
      }
    case .reliability(let points, _):
      guard !points.isEmpty else { return }
      addGroups(to: drawing, rows: 0..<points.count)
    }
  }

  private func addGroups(to drawing: Drawing, rows: Range<Int>) {
    let parts: [(Int?, String, PointMark)] = [
      (column(3, .upper), "interval, upper end", .end), (column(2), "observed", .estimate),
      (column(3, .lower), "interval, lower end", .end),
    ]
    for (place, name, mark) in parts {
      series(drawing, x: column(1), y: place, rows: rows, name: name).map { mark.apply(to: $0) }
    }
    // On the diagonal a forecast means what it says.
    guard
      let diagonal = series(
        drawing, x: column(1), y: column(1), rows: rows, name: "as foretold")
    else { return }
    var line = lxw_chart_line()
    line.color = 0x808080
    line.width = 1
    chart_series_set_line(diagonal, &line)
    chart_series_set_marker_type(diagonal, UInt8(LXW_CHART_MARKER_NONE.rawValue))
  }

  /// Where a column of the chart's table stands; the lower end where it holds intervals.
  private func column(_ source: Int, _ role: SheetTable.Role = .value) -> Int? {
    table.position(of: role, ofColumn: source)
      ?? (role == .value ? table.position(of: .lower, ofColumn: source) : nil)
  }

  @discardableResult
  private func series(
    _ drawing: Drawing, x: Int?, y: Int?, rows: Range<Int>, name: String? = nil
  ) -> UnsafeMutablePointer<lxw_chart_series>? {
    guard let x, let y, let series = chart_add_series(drawing, nil, nil) else { return nil }
    let (first, last) = (firstRow + UInt32(rows.lowerBound), firstRow + UInt32(rows.upperBound) - 1)
    chart_series_set_categories(series, sheet, first, UInt16(x), last, UInt16(x))
    chart_series_set_values(series, sheet, first, UInt16(y), last, UInt16(y))
    chart_series_set_name(series, SheetText.oneLine(name ?? table.columns[y].name).inSeries)
    return series
  }

  private func whisker(_ drawing: Drawing, _ column: Int?, _ mark: PointMark, _ rows: Range<Int>) {
    series(drawing, x: self.column(0), y: column, rows: rows).map { mark.apply(to: $0) }
  }

  private func setAxes(of drawing: Drawing) {
    switch chart.kind {
    case .bars(_, let value), .line(_, _, let value), .intervals(_, let value, _):
      set(drawing.pointee.y_axis, value)
    case .curves(_, let x, let y, _):
      set(drawing.pointee.x_axis, x)
      set(drawing.pointee.y_axis, y)
    case .reliability:
      set(drawing.pointee.x_axis, Chart.Axis("Predicted", unit: .share))
      set(drawing.pointee.y_axis, Chart.Axis("Observed", unit: .share))
    }
  }

  private func set(_ axis: UnsafeMutablePointer<lxw_chart_axis>?, _ measure: Chart.Axis) {
    drawGrid(axis)
    chart_axis_set_name(axis, SheetText.oneLine(measure.title).inSeries)
    switch measure.unit {
    case .share: chart_axis_set_num_format(axis, "0%")
    case .dollars: chart_axis_set_num_format(axis, ##""$"#,##0"##)
    case .number(let digits):
      chart_axis_set_num_format(axis, Quantity.number(digits: digits).format)
    }
  }
}

extension String {
  /// A name that the library takes as text: one that begins with `=` it would take for a cell.
  fileprivate var inSeries: String { hasPrefix("=") ? " " + self : self }
}
