/// What stands around the blocks of a report: head, banner, title, contents, legend, provenance.
struct HTMLPage {
  let report: Report
  /// To the pages beside it.
  let links: [(words: String, address: String)]
  let cover: Markup
  let blocks: Markup
  /// Marks that occur in the blocks, for the legend.
  let marks: Set<Mark>

  var markup: Markup {
    Markup(literal: "<!DOCTYPE html>\n<html lang=\"en\">\n") + head
      + .element(
        "body", ["class": report.layout == .report ? nil : report.layout.rawValue],
        [skipLink, edgeBanner, neighbours, coverSheet, topBanner, header, contents, main, footer])
      + Markup(literal: "\n</html>\n")
  }

  private var head: Markup {
    Markup(
      literal: """
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="referrer" content="no-referrer">

        """)
      + .element("title", text: (isSynthetic ? "[Synthetic] " : "") + report.title)
      + .element(
        "style", [:],
        [stylesheet(for: report.layout) + (report.cover.isEmpty ? Markup() : coverRules)])
      + Markup(literal: "\n</head>\n")
  }

  private var isSynthetic: Bool { report.provenance.synthetic }

  private var skipLink: Markup {
    guard report.layout == .report else { return Markup() }
    return .element("a", ["class": "skip", "href": "#page.main"], text: "Skip to the report")
  }

  private var topBanner: Markup {
    guard isSynthetic else { return Markup() }
    return .element(
      "aside", ["class": "synthetic", "aria-label": "Synthetic data"],
      [
        .element("strong", text: "Synthetic data."),
        Markup(
          literal: " Everything on this page is made up; none of it is about real people or money."),
      ])
  }

  /// Stands along the right edge of every printed page, where it covers nothing.
  private var edgeBanner: Markup {
    guard isSynthetic else { return Markup() }
    let words = "SYNTHETIC DATA: everything on this page is made up"
    return .element("div", ["class": "synthetic-edge", "aria-hidden": "true"], text: words)
  }

  private var neighbours: Markup {
    guard !links.isEmpty else { return Markup() }
    let items = links.map { link in
      Markup.element("li", [:], [.element("a", ["href": link.address], text: link.words)])
    }
    return .element(
      "nav", ["class": "contents screen-only", "aria-label": "Pages"],
      [.element("ul", [:], items)])
  }

  private var coverSheet: Markup {
    report.cover.isEmpty
      ? Markup() : .element("div", ["class": "cover", "role": "note"], [topBanner, cover])
  }

  private var header: Markup {
    .element(
      "header", [:],
      [
        .element("h1", text: report.title),
        report.subtitle.map { .element("p", ["class": "subtitle"], text: $0) } ?? Markup(),
        report.layout == .report
          ? .element("p", ["class": "asof"], text: "As of \(report.provenance.asOf)") : Markup(),
      ])
  }

  /// Links to the sections, where there are enough to get lost among.
  private var contents: Markup {
    let links = report.blocks.compactMap { block -> Markup? in
      guard case .heading(let title, let anchor?, .section) = block else { return nil }
      return .element(
        "li", [:],
        [.element("a", ["href": "#" + identifier(anchor: anchor)], text: title)])
    }
    guard report.layout == .report, links.count > 2 else { return Markup() }
    return .element(
      "nav", ["class": "contents", "aria-label": "Contents"], [.element("ul", [:], links)])
  }

  private var main: Markup { .element("main", ["id": "page.main"], [blocks]) }

  private var footer: Markup {
    .element("footer", [:], [legend, provenance])
  }

  private var legend: Markup {
    let used = Mark.allCases.filter { marks.contains($0) && $0 != .known }
    guard !used.isEmpty else { return Markup() }
    let terms = used.flatMap { mark -> [Markup] in
      [
        .element("dt", [:], [.element("span", ["class": "mark"], text: mark.prefix ?? "")]),
        .element("dd", text: mark.meaning),
      ]
    }
    return .element("h2", text: "How to read the marks")
      + .element("p", text: "A value without a mark is known: \(Mark.known.meaning).")
      + .element("dl", ["class": "terms"], terms)
  }

  private var provenance: Markup {
    let from = report.provenance
    let facts: [(String, String)] =
      [("Made by", from.toolVersion), ("Command", from.command), ("As of", from.asOf)]
      + (from.seed.map { [("Seed", String($0))] } ?? [])
      + [("Data", from.synthetic ? "synthetic (made up)" : "as read from the inputs below")]
    let inputs = from.inputs.map { input -> Markup in
      .element(
        "tr", [:],
        [
          .element("th", ["scope": "row"], text: input.name),
          .element("td", [:], [.element("code", text: input.sha256)]),
        ])
    }
    return .element("h2", text: "Provenance")
      + .element(
        "dl", ["class": "terms"],
        facts.flatMap { [.element("dt", text: $0.0), .element("dd", text: $0.1)] })
      + (inputs.isEmpty ? Markup() : inputTable(inputs))
  }

  /// The files read; paper has a long list as its count.
  private func inputTable(_ rows: [Markup]) -> Markup {
    let isLong = rows.count > Self.longestPrintedInputs
    let count = Markup.element(
      "p", ["class": "paper-only"],
      text: "\(rows.count) inputs; the page on a screen names each with its SHA-256.")
    return table(of: rows, isOnPaper: !isLong) + (isLong ? count : Markup())
  }

  private static let longestPrintedInputs = 12

  private func table(of rows: [Markup], isOnPaper: Bool) -> Markup {
    .element(
      "table", ["class": isOnPaper ? "inputs" : "inputs screen-only"],
      [
        .element("caption", text: "Inputs"),
        Markup(
          literal:
            "<thead><tr><th scope=\"col\">File</th><th scope=\"col\">SHA-256</th></tr></thead>"
        ),
        .element("tbody", [:], rows),
      ])
  }
}
