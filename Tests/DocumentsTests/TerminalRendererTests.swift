import Documents
import Testing

struct TerminalRendererTests {
  private let table = Table(
    caption: "Work",
    columns: [
      .init("Name", priority: .essential),
      .init("Worth", alignment: .trailing, priority: .essential),
      .init("Minutes", alignment: .trailing, unit: "min", priority: .useful),
      .init("Remark", priority: .extra),
    ],
    rows: [
      .init([.text("short"), .dollars(cents: 500), .count(5), .text("a remark of some length")]),
      .init([
        .text("a name that is rather long"), .dollars(cents: 123_400, mark: .estimated), .count(60),
        .empty,
      ]),
    ])

  @Test func `a table with room looks like this`() {
    #expect(
      TerminalRenderer(width: 100).render(table) == """
        Work
        Name                                 Worth  Minutes (min)  Remark
        --------------------------  --------------  -------------  -----------------------
        short                                $5.00              5  a remark of some length
        a name that is rather long  est. $1,234.00             60
        est.: computed from other data; the source does not state it

        """)
  }

  @Test(arguments: 24...100)
  func `no line of rows is wider than the limit`(width: Int) {
    let lines = TerminalRenderer(width: width).render(table).split(separator: "\n")
    for line in lines[1...4] { #expect(line.count <= width) }
    #expect(lines[3].contains("$5.00") && lines[4].contains("est. $1,234.00"))
  }

  @Test func `columns left out are named`() {
    let text = TerminalRenderer(width: 26).render(table)
    #expect(text.hasSuffix("not shown: Minutes (min), Remark\n"))
  }

  @Test func `text from data cannot steer the terminal`() {
    let text = TerminalRenderer().render(Sample.table(.text("a\u{1B}[2Jb\u{202E}c\nd\u{9B}e")))
    #expect(text.split(separator: "\n").count == 4)
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }
}
