import Claims
import Ingest
import Testing

/// What a reader gives: the fields of each record, and the refusals as `line: message`.
struct Reading: Equatable {
  var records: [[String]] = []
  var lines: [Int] = []
  var refusals: [ImportIssue] = []

  init(_ reader: consuming CSVReader) throws {
    while true {
      switch try reader.next() {
      case .record:
        records.append(reader.record.strings)
        lines.append(reader.record.line)
      case .refused(let issue): refusals.append(issue)
      case .end: return
      }
    }
  }

  init(
    _ text: String, delimiter: UInt8? = UInt8(ascii: ","), recordLimit: Int = 1 << 20,
    chunkBytes: Int = 1 << 20
  ) throws {
    try self.init(
      CSVReader(
        bytes: Array(text.utf8), file: "test.csv", delimiter: delimiter, recordLimit: recordLimit,
        chunkBytes: chunkBytes))
  }
}

struct CSVReaderTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a,,\n,,b", [["a", "", ""], ["", "", "b"]]),
    ("\"a\",\"b,c\"\n", [["a", "b,c"]]),
    ("\"a \"\"b\"\"\",\"\"\n", [["a \"b\"", ""]]),
    ("\"two\nlines\",\"and\r\nmore\"\n", [["two\nlines", "and\r\nmore"]]),
    ("a 5\" plate,b\n", [["a 5\" plate", "b"]]),
    ("a\n\n\r\nb\n", [["a"], ["b"]]),
    ("\"\"\n", [[""]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]),
    ("", []),
  ])
  func `reads what RFC 4180 and spreadsheets write`(text: String, records: [[String]]) throws {
    for chunkBytes in [1, 3, 1 << 20] {
      let reading = try Reading(text, chunkBytes: chunkBytes)
      #expect(reading.records == records)
      #expect(reading.refusals.isEmpty)
    }
  }

  @Test func `a record knows the line it begins on`() throws {
    let reading = try Reading("a\n\"b\n\r\nb\"\n\nc\n\"d\"\ne\n")
    #expect(reading.lines == [1, 2, 6, 7, 8])
  }

  @Test(arguments: 0..<20)
  func `random fields written by the rules are read back whatever the chunk`(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let alphabet = Array("ab,;\"\n\r \té€")
    let records = (0..<40).map { _ in
      (0..<4).map { _ in
        String((0..<random.below(9)).map { _ in alphabet[random.below(alphabet.count)] })
      }
    }
    let lineEnd = ["\n", "\r\n", "\r"][seed % 3]
    let text = records.map { record in
      record.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: lineEnd)
    for chunkBytes in [1, 2, 5, 64, 1 << 16] {
      let reading = try Reading(text, chunkBytes: chunkBytes)
      #expect(reading.records == records)
      #expect(reading.refusals.isEmpty)
    }
  }

  @Test(arguments: 0..<300)
  func `any bytes are read or refused line by line, the same whatever the chunk`(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let alphabet: [UInt8] = Array("a,,\"\"\n\r".utf8) + [0xE9]
    let bytes = (0..<300).map { _ in alphabet[random.below(alphabet.count)] }
    let readings = try [1, 6, 23, 1 << 16].map { chunkBytes in
      try Reading(
        CSVReader(
          bytes: bytes, file: "test.csv", delimiter: UInt8(ascii: ","), recordLimit: 40,
          chunkBytes: chunkBytes))
    }
    for reading in readings { #expect(reading == readings[0]) }
    let places = readings[0].refusals.map(\.place)
    #expect(Set(places).count == places.count)
    #expect(readings[0].lines.allSatisfy { !places.contains(.line($0)) })
  }

  @Test(arguments: [1, 7, 1 << 20])
  func `an unclosed quote costs its own line and no other`(chunkBytes: Int) throws {
    let text = "a,b\n1,2\n3,\"open\n5,6\n7,8\n"
    let reading = try Reading(text, chunkBytes: chunkBytes)
    #expect(reading.records == [["a", "b"], ["1", "2"], ["5", "6"], ["7", "8"]])
    #expect(reading.refusals.map(\.place) == [.line(3)])
    #expect(reading.refusals.first?.content == Array("3,\"open".utf8))
    #expect(reading.refusals.first?.message.contains("never closed") == true)
  }

  @Test func `an unclosed quote closed by a later one is refused where it opened`() throws {
    let reading = try Reading("1,\"open\n2,b\n3,\"c\",d\n")
    #expect(reading.records == [["2", "b"], ["3", "c", "d"]])
    #expect(reading.refusals.map(\.place) == [.line(1)])
  }

  @Test func `text after a closing quote is refused, not glued`() throws {
    let reading = try Reading("\"a\"b,c\nd,e\n")
    #expect(reading.records == [["d", "e"]])
    #expect(reading.refusals.map(\.place) == [.line(1)])
  }

  @Test(arguments: [1, 10, 1000])
  func `a record over the limit is refused and the next line is read`(chunkBytes: Int) throws {
    let long = String(repeating: "x", count: 500)
    let text = "a,b\n\(long),1\r\n2,3\n\"\(long)\",4\n5,\"open \(long)\n6,7\n"
    let reading = try Reading(text, recordLimit: 100, chunkBytes: chunkBytes)
    #expect(reading.records == [["a", "b"], ["2", "3"], ["6", "7"]])
    #expect(reading.refusals.map(\.place) == [.line(2), .line(4), .line(5)])
    #expect(reading.lines == [1, 3, 6])
    #expect(reading.refusals.first?.content.count == 502)
  }

  @Test func `a line of fifty megabytes is refused in flat memory`() throws {
    var bytes = Array("a,b\n1,2\n3,".utf8)
    bytes.append(contentsOf: [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20))
    bytes.append(contentsOf: "\n4,5\n".utf8)
    let reading = try Reading(
      CSVReader(bytes: bytes, file: "test.csv", recordLimit: 1 << 20, chunkBytes: 1 << 16))
    #expect(reading.records == [["a", "b"], ["1", "2"], ["4", "5"]])
    #expect(reading.refusals.map(\.place) == [.line(3)])
    #expect(reading.refusals.first?.content.count == 64 << 10)
  }

  @Test(arguments: [
    ("a,b\n1;2;3\n", UInt8(ascii: ",")), ("a;b\n1,2,3\n", UInt8(ascii: ";")),
    ("a\tb\n1,2\n", UInt8(ascii: "\t")), ("a|b\n", UInt8(ascii: "|")),
    ("\"a;b\",c\n", UInt8(ascii: ",")), ("one\n1,2\n", UInt8(ascii: ",")),
  ])
  func `finds the delimiter in the header line only`(text: String, delimiter: UInt8) throws {
    let reader = try CSVReader(bytes: Array(text.utf8), file: "test.csv")
    #expect(reader.delimiter == delimiter)
  }

  @Test func `two possible delimiters are not chosen between`() {
    #expect(
      throws: CSVError.ambiguousDelimiter(file: "test.csv", candidates: ["comma", "semicolon"])
    ) { try Reading("name;city, state\n", delimiter: nil) }
  }

  @Test func `Latin-1 bytes without declaration cost their row, with the remedy`() throws {
    let bytes = Array("a\nplain\ncaf".utf8) + [0xE9] + Array("\nlast\n".utf8)
    let reading = try Reading(CSVReader(bytes: bytes, file: "test.csv"))
    #expect(reading.records == [["a"], ["plain"], ["last"]])
    let issue = try #require(reading.refusals.first)
    #expect(issue.place == .line(3))
    #expect(issue.message.contains("\"encoding\": \"windows-1252\""))
    #expect(issue.content == Array("caf".utf8) + [0xE9])
  }

  @Test(arguments: [
    (TextEncoding.latin1, [0xE9, 0xA3] as [UInt8], "é£"),
    (.windows1252, [0x93, 0xE9, 0x94, 0x80], "“é”€"),
    (.utf8, [0xC3, 0xA9], "é"),
  ])
  func `declared encodings give their characters`(
    encoding: TextEncoding, bytes: [UInt8], text: String
  ) throws {
    let file = Array("a\n".utf8) + bytes
    let reading = try Reading(CSVReader(bytes: file, file: "test.csv", encoding: encoding))
    #expect(reading.records == [["a"], [text]])
  }

  @Test func `a byte that Windows-1252 does not have is refused`() throws {
    let bytes = Array("a\n".utf8) + [0x81] + Array("\nb".utf8)
    let reading = try Reading(
      CSVReader(bytes: bytes, file: "test.csv", encoding: .windows1252))
    #expect(reading.records == [["a"], ["b"]])
    #expect(reading.refusals.map(\.place) == [.line(2)])
  }

  @Test func `UTF-16 is refused by its mark`() {
    #expect(throws: CSVError.wideCharacters(file: "test.csv")) {
      try CSVReader(bytes: [0xFF, 0xFE, 0x61, 0], file: "test.csv").delimiter
    }
  }

  @Test func `a file that is not there says so`() {
    #expect(throws: CSVError.cannotRead(file: "no.csv", reason: "No such file or directory")) {
      try CSVReader(path: "/nowhere/no.csv").delimiter
    }
  }
}

struct RuleRowsTests {
  @Test func `rows of a rule table come by header name with their lines`() throws {
    let rows = try CSVReader.rows(of: Array("name, days\na,30\n\n\"b\n\",60\n".utf8), file: "r.csv")
    #expect(rows.map(\.line) == [2, 4])
    #expect(rows.map { $0["days"] } == ["30", "60"])
    #expect(rows.map { $0["name"] } == ["a", "b\n"])
  }

  @Test func `a rule table with a shifted row is refused as a whole`() {
    #expect(throws: CSVError.self) {
      try CSVReader.rows(of: Array("name,days\na,30\nb\n".utf8), file: "r.csv")
    }
  }

  @Test func `a rule table with a column twice is refused by its name`() {
    #expect(throws: CSVError.repeatedColumn(file: "r.csv", column: "days")) {
      try CSVReader.rows(of: Array("days,name,days\n".utf8), file: "r.csv")
    }
  }
}

/// SplitMix64; source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators".
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
