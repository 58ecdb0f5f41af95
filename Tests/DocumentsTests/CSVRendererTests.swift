import Documents
import Testing

struct CSVRendererTests {
  private func field(_ cell: Cell) -> Substring {
    CSVRenderer().render(Sample.table(cell)).dropFirst("Row,Value\r\nfirst,".count)
      .dropLast("\n".count)
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx"])
  func `text that would be a formula is guarded`(text: String) {
    #expect(field(.text(text)) == "'\(text)")
    #expect(field(.badge(.info, text)) == "'\(text)")
    #expect(field(.day(text)) == "'\(text)")
  }

  @Test(arguments: ["\rx", "\nx", "\r\nx"])
  func `a line break at the beginning is guarded and quoted`(text: String) {
    #expect(field(.text(text)) == "\"'\(text)\"")
  }

  @Test func `an accent on the sign does not hide a formula`() {
    #expect(field(.text("=\u{301}1")).unicodeScalars.first == "'")
  }

  @Test func `negative numbers stay numbers`() {
    #expect(field(.dollars(cents: -123_456)) == "-1234.56")
    #expect(field(.dollars(cents: -5)) == "-0.05")
    #expect(field(.count(-3)) == "-3")
    #expect(field(.days(-12)) == "-12")
    #expect(field(.number(-2.718281828, digits: 1)) == "-2.718281828")
    #expect(field(.share(-0.25)) == "-0.25")
    #expect(field(.dollars(cents: .min)) == "-92233720368547758.08")
  }

  @Test func `commas, quotes and line breaks are quoted as RFC 4180 says`() {
    #expect(field(.text("a,b")) == "\"a,b\"")
    #expect(field(.text("say \"x\"")) == "\"say \"\"x\"\"\"")
    #expect(field(.text("two\nlines")) == "\"two\nlines\"")
    #expect(field(.text("two\r\nlines")) == "\"two\r\nlines\"")
    #expect(field(.text("plain 'x'")) == "plain 'x'")
  }

  @Test func `header names are guarded as text is`() {
    #expect(CSVRenderer().render(Sample.table(.count(1), title: "=a,b")).hasPrefix("Row,\"'=a,b\""))
  }

  @Test func `a column of marks stands beside a column in which marks occur`() {
    let table = Table(
      caption: "", columns: [.init("A"), .init("B")],
      rows: [
        .init([.dollars(cents: 100), .count(1)]),
        .init([.dollars(cents: 250, mark: .estimated), .count(2)]),
        .init([.empty, .count(3)]),
        .init([.unknown, .empty]),
      ])
    #expect(
      CSVRenderer().render(table)
        == "A,A mark,B\r\n1.00,known,1\r\n2.50,estimated,2\r\n,,3\r\nunknown,unknown,\r\n",
      "what is not said is not known")
  }

  @Test func `an interval is two columns`() {
    let table = Table(
      caption: "", columns: [.init("Rate")],
      rows: [
        .init([.interval(lower: .share(0.25), upper: .share(0.5))]), .init([.unknown]),
      ])
    #expect(
      CSVRenderer().render(table)
        == "Rate lower,Rate upper,Rate mark\r\n0.25,0.5,known\r\nunknown,unknown,unknown\r\n")
  }
}
