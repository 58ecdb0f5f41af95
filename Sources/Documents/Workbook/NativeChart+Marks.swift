import CXLSXWriter

extension NativeChart {
  /// How the points of a series are marked: told apart by shape, readable without colour.
  enum PointMark {
    case estimate, end

    // No long dash: the library writes it by a name that the format has not.
    private var shape: lxw_chart_marker_type {
      self == .estimate ? LXW_CHART_MARKER_DIAMOND : LXW_CHART_MARKER_SQUARE
    }

    private var color: lxw_color_t { self == .estimate ? 0x1F4E79 : 0x7F7F7F }

    /// Marks without a line between them, for they have no order.
    func apply(to series: UnsafeMutablePointer<lxw_chart_series>) {
      var line = lxw_chart_line()
      line.none = 1
      chart_series_set_line(series, &line)
      chart_series_set_marker_type(series, UInt8(shape.rawValue))
      chart_series_set_marker_size(series, self == .estimate ? 9 : 5)
      var fill = lxw_chart_fill()
      fill.color = color
      chart_series_set_marker_fill(series, &fill)
      var border = lxw_chart_line()
      border.color = color
      chart_series_set_marker_line(series, &border)
    }
  }

  /// Light lines behind the values.
  func drawGrid(_ axis: UnsafeMutablePointer<lxw_chart_axis>?) {
    var line = lxw_chart_line()
    line.color = 0xD9D9D9
    line.width = 0.75
    chart_axis_major_gridlines_set_visible(axis, 1)
    chart_axis_major_gridlines_set_line(axis, &line)
  }
}
