import Testing

@testable import Documents

struct InlineSVGTests {
  private func inline(_ inside: String) -> String? {
    InlineSVG(
      "<?xml version=\"1.0\"?>\n<svg\n viewBox=\"0 0 9 9\">\n<title>Gnuplot</title>\(inside)</svg>",
      title: "T", summary: "S", prefix: "p")?.markup.text
  }

  @Test func `ids and every reference to them get the prefix`() throws {
    let drawing = try #require(
      inline(
        "<g id='a' filter='url(#a)'><use xlink:href='#a'/></g><path id=\"b\" fill=\"url(#b)\"/>"))
    #expect(drawing.contains("<g id='p.a' filter='url(#p.a)'><use href='#p.a'/></g>"))
    #expect(drawing.contains("<path id=\"p.b\" fill=\"url(#p.b)\"/>"))
    #expect(drawing.hasPrefix("<svg viewBox=\"0 0 9 9\" role=\"img\""))
    #expect(!drawing.contains("Gnuplot"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<image href='#a'/>", "<g onload='x'/>", "<g\nonclick = \"x\"/>",
    "<use href='http://x/y'/>", "<use href=x />", "<path fill='url(http://x)'/>",
    "<a href='#a'><g/></a>", "<style>*{}</style>", "<!-- x -->", "<foreignObject/>",
  ])
  func `a drawing that holds more than a drawing is refused`(inside: String) {
    #expect(inline(inside) == nil)
  }

  @Test(arguments: ["", "no drawing", "<svg>", "<svg viewBox=\"0 0 9 9\">"])
  func `what is not a whole drawing is refused`(text: String) {
    #expect(InlineSVG(text, title: "T", summary: "S", prefix: "p") == nil)
  }
}
