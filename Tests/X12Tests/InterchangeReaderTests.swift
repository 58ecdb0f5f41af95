import Foundation
import Testing
import X12

struct InterchangeReaderTests {
  @Test func `numbers segments from one and places them by byte`() throws {
    var reader = InterchangeReader(Array(Sample.whole.utf8))
    let isa = try #require(try reader.next())
    let gs = try #require(try reader.next())
    #expect(isa.position == Position(segment: 1, byte: 0))
    #expect(gs.position == Position(segment: 2, byte: 106))
    #expect(gs.id == .gs)
  }

  @Test func `elements carry the numbers of the guide`() throws {
    let cas = try segment("CAS*CO*45*20**97*5")
    #expect(cas[1] == "CO")
    #expect(cas[3] == "20")
    #expect(cas[4] == nil)
    #expect(cas[5] == "97")
    #expect(cas[6] == "5")
    #expect(cas[7] == nil)
    #expect(cas.elementCount == 6)
  }

  @Test func `components and repetitions carry the numbers of the guide`() throws {
    let svc = try segment("SVC*HC:22551:59*100^200:7")
    #expect(svc[1, component: 2] == "22551")
    #expect(svc[1, component: 3] == "59")
    #expect(svc[1, component: 4] == nil)
    #expect(svc[2, repetition: 1, component: 1] == "100")
    #expect(svc[2, repetition: 2, component: 2] == "7")
    #expect(svc[2, repetition: 3, component: 1] == nil)
  }

  @Test(arguments: ["", "\n", "\r\n", "\r\n   ", "\t"])
  func `what pads segments is not content`(padding: String) {
    let padded = Sample.whole.replacing("~", with: "~" + padding)
    #expect(read(padded).segments == read(Sample.whole).segments)
    #expect(read(padded).faults.isEmpty)
  }

  @Test(arguments: [("|", ">", "\n"), ("\u{1D}", "\u{1F}", "\u{1C}"), ("+", "\\", "'")])
  func `any legal separators will do`(element: String, component: String, terminator: String) {
    let text = Sample.whole.replacing("*", with: element).replacing(":", with: component)
      .replacing("~", with: terminator)
    let result = read(text)
    #expect(result.faults.isEmpty)
    #expect(result.segments.dropFirst().elementsEqual(read(Sample.whole).segments.dropFirst()))
  }

  @Test func `before version 00402 nothing repeats`() throws {
    let header = Sample.header.replacing("*^*00501*", with: "*U*00401*")
    var reader = InterchangeReader(Array(header.utf8))
    #expect(try reader.next()?.separators.repetition == nil)
  }

  @Test func `each interchange brings its own separators`() {
    let second = Sample.whole.replacing("*", with: "|").replacing("~", with: "\n")
    let result = read(Sample.whole + "\r\n" + second)
    #expect(result.faults.isEmpty)
    #expect(result.segments.count == 2 * read(Sample.whole).segments.count)
  }

  @Test func `an interchange that was never closed does not hide the next`() {
    let open = Sample.whole.replacing("IEA*1*000000007~", with: "")
    let second = Sample.whole.replacing("*", with: "|").replacing("~", with: "!")
    #expect(read(open + second).segments.count { $0[0] == "ISA" } == 2)
  }

  @Test func `a byte order mark is not text`() {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(Sample.whole.utf8)
    #expect(read(InterchangeReader(bytes)).faults.isEmpty)
  }

  private func segment(_ text: String) throws -> Segment {
    var reader = InterchangeReader(Array((Sample.header + text + "~").utf8))
    _ = try reader.next()
    return try #require(try reader.next())
  }
}

struct RefusalTests {
  @Test func `a doubled terminator throws instead of ending the file`() {
    let result = read(Sample.whole.replacing("CLP*A17", with: "~CLP*A17"))
    #expect(result.faults == [X12Error(.emptySegment, at: Position(segment: 5, byte: 185))])
    #expect(result.segments.count == read(Sample.whole).segments.count)
  }

  @Test func `a file that ends inside a segment is cut short`() {
    let result = read(String(Sample.whole.dropLast(3)))
    #expect(result.faults.map(\.fault) == [.cutShort])
    #expect(result.segments.last?.first == "GE")
  }

  @Test(arguments: ["", "  \n", "claim,paid\n1,2\n", "ISA*00*"])
  func `a file without an interchange says so`(text: String) {
    let result = read(text)
    #expect(result.segments.isEmpty)
    #expect(result.faults.count == 1)
  }

  @Test func `words between interchanges are told and skipped`() {
    let result = read(Sample.whole + "From: somebody\n" + Sample.whole)
    #expect(result.faults.map(\.fault) == [.expectedInterchange])
    #expect(result.faults.first?.position.byte == Sample.whole.utf8.count)
    #expect(result.segments.count { $0[0] == "ISA" } == 2)
  }

  @Test func `an ISA of the wrong length is refused and the next one read`() {
    let trimmed = Sample.whole.replacing("PAYER          ", with: "PAYER")
    let result = read(trimmed + Sample.whole)
    #expect(result.faults == [X12Error(.interchangeHeader, at: Position(segment: 1, byte: 0))])
    #expect(result.segments.count == read(Sample.whole).segments.count)
  }

  @Test func `separators that are letters or alike are refused`() {
    let letter = Sample.header.dropLast(2) + "X~"
    let alike = Sample.header.dropLast(2) + "*~"
    #expect(read(String(letter)).faults.map(\.fault) == [.interchangeHeader])
    #expect(read(String(alike)).faults.map(\.fault) == [.interchangeHeader])
  }

  @Test func `a segment without end cannot eat the memory`() {
    let endless = String(repeating: "A", count: InterchangeReader.segmentLimit + 10)
    let result = read(Sample.header + "NTE*" + endless + "\n" + Sample.whole)
    #expect(
      result.faults.map(\.fault)
        == [.segmentTooLong(limit: InterchangeReader.segmentLimit)])
    #expect(result.segments.count == 1 + read(Sample.whole).segments.count)
  }

  @Test(arguments: ["X", "clp*1", "TOOLONG*1", "*1"])
  func `a segment without a legal name is refused`(segment: String) {
    let result = read(Sample.header + segment + "~")
    #expect(result.faults.map(\.fault) == [.segmentName])
  }

  @Test func `a file that is not there is an error, not an empty file`() {
    #expect(throws: X12Error.self) { try InterchangeReader(path: "/no/such/file.835") }
    #expect(throws: X12Error.self) {
      var folder = try InterchangeReader(path: "/")
      _ = try folder.next()
    }
  }

  @Test func `errors tell place, expectation and remedy, never content`() {
    let secret = Sample.whole.replacing("CLP*A17", with: "~CLP*A17")
    let text = read(secret).faults.map(\.description).joined()
    #expect(text.hasPrefix("segment 5 (byte 185): expected a segment between two terminators;"))
    #expect(!text.contains("A17"))
  }
}

struct LendingTests {
  private static let odd = [
    Sample.whole, Sample.whole.replacing("~", with: " ~\r\n"), "", "ISA*00*",
    Sample.whole.replacing("CLP*A17", with: "~CLP*A17"),
    Sample.whole.replacing("CAS*CO", with: "cas*CO"),
    Sample.whole.replacing("GE*2*1~IEA*1*000000007~", with: "") + Sample.whole,
    Sample.whole.replacing("PAYER          ", with: "PAYER") + "words" + Sample.whole,
    String(Sample.whole.dropLast(3)), String(Sample.whole.dropLast(1)),
    Sample.header + "NTE*" + String(repeating: "A", count: InterchangeReader.segmentLimit + 1)
      + "~" + Sample.whole,
  ]

  @Test(arguments: odd)
  func `lends the segments and throws the faults that it gives one by one`(text: String) throws {
    let reader = InterchangeReader(Array(text.utf8))
    let (given, lent) = (read(reader), try readLent(reader))
    #expect(lent.segments == given.segments)
    #expect(lent.faults == given.faults)
  }

  @Test func `a lent segment stands where it stands when it is given`() throws {
    var (giving, lending) = (
      InterchangeReader(Array(Sample.whole.utf8)), InterchangeReader(Array(Sample.whole.utf8))
    )
    var given: [Position] = []
    while let segment = try giving.next() { given.append(segment.position) }
    var lent: [Position] = []
    try lending.forEach { lent.append($0.position) }
    #expect(lent == given)
  }

  @Test func `a lent segment that is kept stays what it was`() throws {
    var reader = InterchangeReader(Array(Sample.whole.utf8))
    var kept: [Segment] = []
    try reader.forEach { kept.append($0) }
    #expect(kept.map(elements) == read(Sample.whole).segments)
  }

  @Test func `whoever stops in the middle can go on behind the segment`() throws {
    struct Enough: Error {}
    var reader = InterchangeReader(Array(Sample.whole.utf8))
    #expect(throws: Enough.self) {
      try reader.forEach { if $0.id.description == "BPR" { throw Enough() } }
    }
    #expect(try reader.next()?.id.description == "CLP")
  }
}

struct ChunkTests {
  @Test func `the size of the chunks does not matter`() throws {
    let text = Array(Sample.whole.replacing("~", with: "~\r\n").utf8)
    let expected = read(InterchangeReader(text)).segments
    var random = SystemRandomNumberGenerator()
    for trial in 0..<200 {
      let feed = Feed(text, largest: trial == 0 ? 1 : Int.random(in: 1...150, using: &random))
      let reader = InterchangeReader(feed: feed.next)
      let result = trial.isMultiple(of: 2) ? read(reader) : try readLent(reader)
      #expect(result.segments == expected)
      #expect(result.faults.isEmpty)
    }
  }

  @Test(arguments: [1, 7, 106, 4096])
  func `a file reads as its bytes do`(chunkSize: Int) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "overturn-\(UUID().uuidString).835").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(Sample.whole.utf8).write(to: URL(filePath: path))
    let result = read(try InterchangeReader(path: path, chunkSize: chunkSize))
    #expect(result.segments == read(Sample.whole).segments)
  }

  @Test func `a segment outlives the chunk it came from`() throws {
    var reader = InterchangeReader(feed: Feed(Array(Sample.whole.utf8), largest: 40).next)
    var kept: [Segment] = []
    while let segment = try reader.next() { kept.append(segment) }
    #expect(kept.map(elements) == read(Sample.whole).segments)
  }

  private final class Feed {
    private var rest: ArraySlice<UInt8>
    private let largest: Int

    init(_ bytes: [UInt8], largest: Int) {
      rest = bytes[...]
      self.largest = largest
    }

    func next() -> [UInt8] {
      let chunk = rest.prefix(Int.random(in: 1...largest))
      rest = rest.dropFirst(chunk.count)
      return Array(chunk)
    }
  }
}
