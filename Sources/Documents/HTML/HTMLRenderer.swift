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
  public func render(_ report: Report) -> String { page(of: report, links: []) }

  /// The same where it is served: on a screen it leads to the pages beside it.
  public func page(of report: Report, links: [(words: String, address: String)]) -> String {
    var body = HTMLBody(gnuplot: gnuplot)
    let cover = body.markup(report.cover)
    let blocks = body.markup(report.blocks)
    return HTMLPage(
      report: report, links: links, cover: cover, blocks: blocks, marks: body.marks
    ).markup.text
  }

  /// Blocks as they stand in a page, for a page of another's making with ``look``.
  public func fragment(_ blocks: [Block]) -> Markup {
    var body = HTMLBody(gnuplot: gnuplot)
    return body.markup(blocks)
  }

  /// A value as it stands in a page, with its mark.
  public func fragment(_ cell: Cell) -> Markup {
    var body = HTMLBody(gnuplot: nil)
    return body.markup(cell)
  }

  /// The style sheet of a report's page.
  public static var look: String { stylesheet(for: .report).text }
}
