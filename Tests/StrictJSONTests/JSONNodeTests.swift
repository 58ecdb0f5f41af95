import Testing

@testable import StrictJSON

struct JSONNodeTests {
  private func value(_ text: String) throws -> JSONNode.Value {
    try JSONNode(reading: Array(text.utf8)).value
  }

  @Test func `every value knows its line and its way from the root`() throws {
    let root = try JSONNode(reading: Array("{\n \"a\": [1,\n  {\"b\": null}]\n}".utf8))
    guard case .object(let members) = root.value, case .array(let items) = members[0].node.value,
      case .object(let inner) = items[1].value
    else {
      Issue.record("expected an object with an array of a number and an object")
      return
    }
    #expect((root.line, root.place) == (1, ""))
    #expect((items[0].line, items[0].place) == (2, "/a[0]"))
    #expect((inner[0].node.line, inner[0].node.place) == (3, "/a[1]/b"))
  }

  @Test(arguments: ["2", "2.0", "20e-1", "2E0"])
  func `a whole number is one however it is written`(text: String) throws {
    #expect(try value(text) == .integer(2))
  }

  @Test func `a number too large for an integer stays a number`() throws {
    #expect(try value("12345678901234567890123") == .number(12_345_678_901_234_567_890_123))
  }

  // U+1D11E is F0 9D 84 9E in UTF-8 and D834 DD1E in UTF-16 (RFC 8259, section 7).
  @Test func `an escaped pair of halves is one character`() throws {
    #expect(try value(#""\uD834\uDD1E\u00e9\n""#) == .text("\u{1D11E}\u{E9}\n"))
  }

  @Test(arguments: [
    "", "01", "+1", ".5", "1.", "1e", "NaN", "1e999", "[1,]", "{\"a\":1,}", "{a:1}", "[1] 2",
    "'a'", "\"a", "\"\\x\"", "\"\\ud834\"", "\"\\udd1e\"", "\"\\u+123\"", "\"a\nb\"", "tru",
    "{\"a\" 1}", "[", "\u{FEFF}1",
  ])
  func `refuses what RFC 8259 does not allow`(text: String) {
    #expect(throws: JSONFault.self) { try value(text) }
  }

  @Test func `refuses bytes that are no UTF-8`() {
    #expect(throws: JSONFault.self) { try JSONNode(reading: [0x22, 0xFF, 0x22]) }
  }

  @Test func `refuses a name that occurs twice, at the second`() {
    let text = #"{"x":{"a":1,"# + "\n" + #""\u0061":2}}"#
    #expect(throws: JSONFault(line: 2, byte: 14, place: "/x/a", problem: .repeatedName)) {
      try value(text)
    }
  }

  @Test func `two spellings of one letter are two names`() throws {
    guard case .object(let members) = try value("{\"\\u00e9\": 1, \"e\\u0301\": 2}") else {
      Issue.record("expected an object")
      return
    }
    #expect(members.count == 2)
  }

  @Test(arguments: [64, 65])
  func `nests at most 64 deep`(depth: Int) {
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(((try? value(text)) != nil) == (depth <= 64))
  }

  @Test func `a fault names the place and never what stands there`() {
    #expect(
      throws: JSONFault(line: 1, byte: 12, place: "/patient", problem: .expected("a value"))
    ) { try value(#"{"patient":Miller}"#) }
  }
}
