import Documents
import Testing

struct SpanTests {
  private func page(_ blocks: [Block], layout: Report.Layout = .letter) -> String {
    HTMLRenderer(gnuplot: nil).render(
      Report(
        title: "Sample",
        provenance: Provenance(
          toolVersion: "sampler 1.0.0", command: "sampler", asOf: "2026-03-14", synthetic: false),
        blocks: blocks, layout: layout))
  }

  @Test func `a link in a sentence leads to the quotation it names`() {
    let html = page([
      .prose([.text("Eight weeks ("), .link("A, line 2", anchor: "excerpt A 1"), .text(").")]),
      .quotation(
        [.text("16 "), .highlight("visits")], source: [.text("A")], anchor: "excerpt A 1"),
    ])
    #expect(html.contains("<a href=\"#excerpt.20A.201\">A, line 2</a>"))
    #expect(html.contains("<div class=\"quotation\" id=\"excerpt.20A.201\">"))
    #expect(html.contains("<mark>visits</mark>"))
  }

  @Test func `text in pieces cannot become markup`() {
    let evil = "<b onclick=\"x\">'&"
    let html = page([
      .prose([.text(evil), .strong(evil), .highlight(evil), .link(evil, anchor: evil)]),
      .list([[.text(evil)]]), .quotation([.text(evil)], source: [.text(evil)], anchor: evil),
    ])
    #expect(!html.contains("<b onclick"))
    #expect(html.contains("&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;"))
  }

  @Test func `a letter has no contents, and its provenance is for the screen`() {
    let sections = ["a", "b", "c"].map { (name: String) in Block.heading(name, anchor: name) }
    #expect(!page(sections).contains("<nav"))
    #expect(page(sections, layout: .report).contains("<nav"))
    #expect(page([]).contains(".letter footer { display: none; }"))
    #expect(page([]).contains("size: letter portrait"))
  }
}
