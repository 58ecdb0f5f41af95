import Documents
import Foundation
import Testing

struct JSONRendererTests {
  private let table = Table(
    caption: "", columns: [.init("b \"q\""), .init("a"), .init("c")],
    rows: [
      .init([.text("x\n\"y\" </script>"), .dollars(cents: -123_456), .share(0.1)]),
      .init([.empty, .dollars(cents: 29, mark: .estimated), .unknown]),
    ])

  @Test func `the text parses back to the values`() throws {
    let data = Data(try JSONRenderer().render(table).utf8)
    let rows = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(rows.count == 2)
    #expect(rows[0]["b \"q\""] as? String == "x\n\"y\" </script>")
    #expect(rows[0]["a"] as? Double == -1234.56)
    #expect(rows[0]["a mark"] as? String == "known")
    #expect(rows[0]["c"] as? Double == 0.1)
    #expect(rows[1]["b \"q\""] is NSNull)
    #expect(rows[1]["a mark"] as? String == "estimated")
    #expect(rows[1]["c"] as? String == "unknown")
  }

  @Test func `keys are sorted and dollars are exact decimals`() throws {
    let json = try JSONRenderer().render(table)
    #expect(json.contains("\"a\" : -1234.56,"))
    #expect(json.contains("\"a\" : 0.29,"))
    let keys = json.matches(of: /^\s+"(.*)"\s:/.anchorsMatchLineEndings()).map(\.output.1)
    #expect(keys.prefix(5) == ["a", "a mark", "b \\\"q\\\"", "c", "c mark"])
  }

  @Test func `an empty table is an empty array`() throws {
    let json = try JSONRenderer().render(Table(caption: "", columns: [.init("A")], rows: []))
    let array = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Any]
    #expect(array?.isEmpty == true)
  }
}
