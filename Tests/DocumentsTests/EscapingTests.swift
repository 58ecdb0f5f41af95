import Documents
import Foundation
import Testing

struct EscapingTests {
  // A quote with a combining accent is one character: an escaper that looks at characters
  // misses it, and the text leaves its attribute.
  static let hostile = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)",
    "\"\u{301} onmouseover=\"alert(1)", "<\u{301}img src=x onerror=alert(1)>", "</style><b>",
    "</title><script>alert(1)</script>", "&lt;b&gt; & <b>", "{{{text}}}", "<!-- ]]> -->",
    "`touch x` $(x) %s \\ 'q'\n\u{0}",
  ]

  /// Names of elements and attributes on a page of harmless text of the same shape.
  private func vocabulary(_ text: String) -> (elements: Set<Substring>, attributes: Set<Substring>)
  {
    let page = HTMLRenderer().render(
      Report(
        title: text, subtitle: text,
        provenance: Provenance(
          toolVersion: text, command: text, asOf: text,
          inputs: [.init(name: text, sha256: text)], synthetic: true),
        blocks: Sample.blocks(saying: text)))
    let body = page.drop { $0 != "\n" }.replacing(/<style>[^<]*<\/style>/, with: "")
    // Scalars, so that a combining accent hides nothing here either.
    let scalars = String(body.unicodeScalars.map { $0.isASCII ? Character($0) : "?" })
    let tags = scalars.matches(of: /<\/?([A-Za-z!?][A-Za-z]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/)
    let attributes = tags.flatMap {
      $0.output.2.matches(of: /\s([A-Za-z:-]+)\s*(?:=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/)
        .map(\.output.1)
    }
    return (Set(tags.map(\.output.1)), Set(attributes))
  }

  @Test(arguments: hostile)
  func `text from data cannot become markup`(text: String) {
    let plain = vocabulary("plain words")
    let page = vocabulary(text)
    #expect(page.elements.subtracting(plain.elements) == [])
    #expect(page.attributes.subtracting(plain.attributes) == [])
  }

  @Test(arguments: ["<b>&\"'", "\"\u{301}", "'\u{200D}<\u{FE0F}"])
  func `the five characters of markup are escaped whatever follows them`(text: String) {
    let page = HTMLRenderer(gnuplot: nil).render(Sample.report([.paragraph("«" + text + "»")]))
    let start = page.range(of: "«", options: .literal)
    let end = page.range(of: "»", options: .literal)
    guard let start, let end else {
      Issue.record("the paragraph is missing")
      return
    }
    let scalars = page[start.upperBound..<end.lowerBound].unicodeScalars
    #expect(!scalars.contains { "<>\"'".unicodeScalars.contains($0) })
    #expect(scalars.contains("&"))
  }

  @Test func `anchors that differ have ids that differ`() {
    let anchors = ["a b", "a-b", "a.20b", "a b ", "ä", "\""]
    let rows = anchors.map { Table.Row([.link($0, anchor: $0)], anchor: $0) }
    let page = HTMLRenderer(gnuplot: nil).render(
      Sample.report([.table(Table(caption: "", columns: [.init("A")], rows: rows))]))
    let ids = page.matches(of: /\sid="([^"]*)"/).map(\.output.1)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count == anchors.count + 1)
    for target in page.matches(of: /href="#([^"]*)"/).map(\.output.1) {
      #expect(ids.contains(target))
    }
  }

  @Test func `an anchor used twice stands once`() {
    let page = HTMLRenderer(gnuplot: nil).render(
      Sample.report([.heading("A", anchor: "x"), .heading("B", anchor: "x")]))
    #expect(page.matches(of: /id="x"/).count == 1)
  }

  @Test func `the page refers to nothing remote and runs nothing`() {
    let page = HTMLRenderer().render(
      Sample.report(Sample.blocks(saying: "words"), synthetic: true))
    for trace in ["http:", "https:", "//", "src=", "@import", "<script", "<link", "javascript:"] {
      #expect(!page.contains(trace), "\(trace)")
    }
    let targets = page.matches(of: /(?:href=["']|url\()(.)/).map(\.output.1)
    #expect(targets.allSatisfy { $0 == "#" })
    #expect(page.contains("default-src 'none'"))
  }
}
