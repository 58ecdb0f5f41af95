/// A drawing made fit to stand in a page beside others.
///
/// gnuplot names its parts alike in every drawing (`gnuplot_plot_1`), writes an XML head and its
/// own title; this gives each chart its own ids, title and description.
struct InlineSVG: Sendable, Hashable {
  let markup: Markup

  /// The drawing of a chart; `nil` if it cannot be drawn. The place of the chart on its page
  /// (`number`) makes its ids unique.
  static func drawing(of chart: Chart, number: Int, by gnuplot: Gnuplot?) -> InlineSVG? {
    gnuplot?.output(of: GnuplotScript(chart).text).flatMap {
      InlineSVG($0, title: chart.title, summary: chart.summary, prefix: "chart.g\(number)")
    }
  }

  /// - Returns: `nil` for text that is not one plain drawing.
  init?(_ source: String, title: String, summary: String, prefix: String) {
    guard let start = source.firstRange(of: "<svg"), let end = source.ranges(of: "</svg>").last,
      let viewBox = source.firstMatch(of: /viewBox="([-0-9. ]+)"/)?.output.1,
      let headEnd = source[start.upperBound...].firstIndex(of: ">"),
      headEnd < end.lowerBound
    else { return nil }
    var inner = String(source[source.index(after: headEnd)..<end.lowerBound])
    inner.replace(/<(title|desc)>[^<]*<\/(title|desc)>/, with: "")
    inner.replace("xlink:href=", with: "href=")
    inner.replace(" xml:space=\"preserve\"", with: "")
    inner.replace(/\bid=(["'])/) { "id=\($0.output.1)\(prefix)." }
    inner.replace(/href=(["'])#/) { "href=\($0.output.1)#\(prefix)." }
    inner.replace("url(#", with: "url(#\(prefix).")
    guard let drawing = Markup(drawing: inner) else { return nil }
    markup = .element(
      "svg",
      [
        "viewBox": String(viewBox), "role": "img",
        "aria-labelledby": "\(prefix).title \(prefix).desc",
      ],
      [
        .element("title", ["id": "\(prefix).title"], text: title),
        .element("desc", ["id": "\(prefix).desc"], text: summary), drawing,
      ])
  }
}
