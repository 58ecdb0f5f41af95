import Appeals
import Documents
import Testing

struct TemplateTests {
  private let names = Template.Names(
    slots: ["payer", "day"], blocks: ["exhibits"], sections: ["criteria": ["label"]])

  private func read(_ text: String) throws(TemplateError) -> Template {
    try Template(text, name: "letter.txt", names: names)
  }

  @Test func `headings, paragraphs, items and quotations are told by their first characters`()
    throws
  {
    let template = try read("# To {{payer}}\n\nOne\nline.\n\nTwo.\n- a\n- b\n> said\n")
    let blocks = try template.filled(.init(slots: ["payer": [.text("Aetna")]]))
    #expect(
      blocks == [
        .heading("To Aetna"), .prose([.text("One"), .text(" "), .text("line.")]),
        .prose([.text("Two.")]), .list([[.text("a")], [.text("b")]]),
        .quotation([.text("said")], source: []),
      ])
  }

  @Test func `a section is repeated for each item and left out without any`() throws {
    let template = try read("{{#criteria}}\n## {{label}} for {{payer}}\n{{/criteria}}\n")
    let items = ["A", "B"].map { Template.Values(slots: ["label": [.text($0)]]) }
    let values = Template.Values(slots: ["payer": [.text("P")]], sections: ["criteria": items])
    #expect(
      try template.filled(values) == [
        .heading("A for P", level: .subsection), .heading("B for P", level: .subsection),
      ])
    #expect(try template.filled(.init()).isEmpty)
  }

  @Test func `a template with an unknown slot is refused with its line`() {
    #expect(
      throws: TemplateError.unknownSlot(
        .init("letter.txt", line: 2), name: "payor", known: ["day", "payer"])
    ) { try read("Dear reader\nof {{payor}}") }
  }

  @Test(arguments: ["{{payer", "payer}}", "a {{ b", "{{payer}} }}"])
  func `braces that do not pair are refused`(text: String) {
    #expect(throws: TemplateError.unpairedBraces(.init("letter.txt", line: 1))) {
      try read(text)
    }
  }

  @Test(arguments: [
    "{{#criteria}}", "{{/criteria}}", "{{#criteria}}\n{{#criteria}}\n{{/criteria}}",
  ])
  func `a section is opened and closed in turn`(text: String) {
    #expect(throws: TemplateError.self) { try read(text) }
  }

  @Test func `a slot of a section is unknown outside it`() {
    #expect(throws: TemplateError.self) { try read("{{label}}") }
  }

  @Test func `a slot that nothing fills is refused, not left blank`() throws {
    let template = try read("On {{day}}.")
    #expect(throws: TemplateError.emptySlot(.init("letter.txt", line: 1), name: "day")) {
      try template.filled(.init())
    }
    #expect(throws: TemplateError.self) { try template.filled(.init(slots: ["day": [.text("")]])) }
  }

  @Test func `whole paragraphs stand on a line of their own`() throws {
    #expect(throws: TemplateError.blockWithinLine(.init("letter.txt", line: 1), name: "exhibits")) {
      try read("See {{exhibits}}.")
    }
    let template = try read("{{exhibits}}")
    #expect(
      try template.filled(.init(blocks: ["exhibits": [.paragraph("A")]])) == [.paragraph("A")])
  }

  @Test func `braces in data are words`() throws {
    let template = try read("From {{payer}}.")
    let blocks = try template.filled(.init(slots: ["payer": [.text("{{day}} # x")]]))
    #expect(blocks == [.prose([.text("From "), .text("{{day}} # x"), .text(".")])])
  }
}
