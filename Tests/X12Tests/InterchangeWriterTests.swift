import Testing
import X12

struct InterchangeWriterTests {
  @Test func `writes what its reader reads, with every count right`() throws {
    let text = try written { writer in
      try writer.segment("CLP") { clp in
        clp.text("A17")
        clp.integer(1)
        clp.cents(125_050)
        clp.cents(-7)
        clp.skip()
        clp.text("12")
        clp.skip(3)
      }
      try writer.beginTransaction("835")
      try writer.segment("DTM") { dtm in
        dtm.text("405")
        dtm.day(year: 2024, month: 2, day: 29)
      }
    }
    #expect(text.contains("~CLP*A17*1*1250.5*-0.07**12~SE*3*0001~ST*835*0002~"))
    #expect(text.contains("~DTM*405*20240229~SE*3*0002~GE*2*1~IEA*1*000000042~"))
    #expect(survey(text).compactMap(\.whole).count == 2)
    #expect(survey(text).count == 2)
  }

  @Test(arguments: [
    (0, "0"), (5, "0.05"), (10, "0.1"), (100, "1"), (-12_345, "-123.45"),
    (.max, "92233720368547758.07"),
  ])
  func `amounts are written in their shortest form`(cents: Int, expected: String) throws {
    let text = try written { writer in try writer.segment("AMT") { $0.cents(cents) } }
    #expect(text.contains("~AMT*\(expected)~"))
  }

  @Test(arguments: [
    Separators.customary,
    Separators(element: "|", component: ">", repetition: "!", terminator: "\n"),
    Separators(element: "\u{1D}", component: "\u{1F}", repetition: nil, terminator: "'"),
  ])
  func `any segments come back as they went in`(separators: Separators) throws {
    var random = SystemRandomNumberGenerator()
    let segments = (0..<500).map { _ in Self.randomElements(&random) }
    let text = try written(separators, lineBreaks: Bool.random(using: &random)) { writer in
      for elements in segments {
        try writer.segment("NTE") { nte in for element in elements { nte.text(element) } }
      }
    }
    let back = read(text)
    #expect(back.faults.isEmpty)
    #expect(back.segments.filter { $0[0] == "NTE" }.map { Array($0.dropFirst()) } == segments)
  }

  @Test func `composites come back as they went in`() throws {
    let text = try written { writer in
      try writer.segment("HI") { hi in
        hi.components("ABK", "M4806", nil, "")
        hi.components("ABF", nil, "X")
        hi.repetition("ABF", "Z981")
      }
    }
    let hi = try #require(read(text).segments.first { $0[0] == "HI" })
    #expect(hi == ["HI", "ABK:M4806", "ABF::X^ABF:Z981"])
  }

  @Test func `text that holds a separator is refused, never written as something else`() {
    #expect(throws: X12Error.self) {
      try written { writer in try writer.segment("NM1") { $0.text("SMITH*JONES") } }
    }
  }

  @Test func `a long interchange is handed on in pieces`() throws {
    var pieces: [Int] = []
    var writer = InterchangeWriter { pieces.append($0.count) }
    try writer.beginInterchange(Self.interchange)
    try writer.beginGroup(Self.group)
    try writer.beginTransaction("835")
    let text = String(repeating: "A", count: 1000)
    for _ in 0..<3000 { try writer.segment("NTE") { $0.text(text) } }
    try writer.finish()
    #expect(pieces.count == 3)
    #expect(pieces.reduce(0, +) > 3_000_000)
  }

  private func written(
    _ separators: Separators = .customary, lineBreaks: Bool = false,
    _ content: (inout InterchangeWriter) throws -> Void
  ) throws -> String {
    var bytes: [UInt8] = []
    var writer = InterchangeWriter(separators: separators, lineBreaks: lineBreaks) { bytes += $0 }
    try writer.beginInterchange(Self.interchange)
    try writer.beginGroup(Self.group)
    try writer.beginTransaction("835", version: nil)
    try content(&writer)
    try writer.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let interchange = InterchangeHeader(
    sender: "PAYER", receiver: "PRACTICE", date: "240102", time: "0304", control: 42)
  private static let group = GroupHeader(
    functionalCode: "HP", sender: "PAYER", receiver: "PRACTICE", date: "20240102", time: "0304",
    version: "005010X221A1")

  // Never empty at the end: X12 leaves such elements out.
  private static func randomElements(_ random: inout SystemRandomNumberGenerator) -> [String] {
    var elements = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      String(
        (0..<Int.random(in: 0...9, using: &random)).map { _ in
          "ABC xyz.019-é".randomElement(using: &random) ?? "A"
        })
    }
    while elements.last == "" { elements.removeLast() }
    return elements
  }
}
