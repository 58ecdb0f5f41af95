/// Writes a report as one self-contained HTML page: no script, nothing remote, everything escaped.
///
/// `<details>` expand without script and stand open on paper. Charts are drawn by gnuplot; without
/// it the page shows their numbers and says that they could not be drawn.
public struct HTMLRenderer: Sendable {
  private let gnuplot: Gnuplot?

  /// - Parameter gnuplot: what draws the charts; `nil` leaves them undrawn.
  public init(gnuplot: Gnuplot? = .onPath()) {
    self.gnuplot = gnuplot
  }

  /// The page as UTF-8 text. Equal reports give equal pages.
  public func render(_ report: Report) -> String {
    var body = HTMLBody(gnuplot: gnuplot)
    let blocks = body.markup(report.blocks)
    return HTMLPage(report: report, blocks: blocks, marks: body.marks).markup.text
  }
}
