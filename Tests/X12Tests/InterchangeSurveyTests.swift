import Testing
import X12

struct InterchangeSurveyTests {
  @Test func `finds every transaction with what it is and where`() throws {
    let transactions = survey(Sample.whole).compactMap(\.whole)
    #expect(transactions.count == 2)
    let first = try #require(transactions.first)
    #expect(first.code == "835")
    #expect(first.version == "005010X221A1")
    #expect(first.sender == "PAYER")
    #expect(first.receiver == "PRACTICE")
    #expect(first.controlNumbers.interchange == "000000007")
    #expect(first.controlNumbers.group == "1")
    #expect(first.controlNumbers.transaction == "0001")
    #expect(first.segmentCount == 5)
    #expect(first.position.segment == 3)
    let bytes = Array(Sample.whole.utf8)[first.byteRange]
    #expect(String(decoding: bytes, as: UTF8.self) == Sample.first)
  }

  @Test func `ST03 names the guide before GS08 does`() {
    let text = Sample.whole.replacing("ST*835*0001~", with: "ST*835*0001*005010X221~")
    #expect(survey(text).compactMap(\.whole).map(\.version) == ["005010X221", "005010X221A1"])
  }

  @Test func `a surveyed transaction reads with its own segment numbers`() throws {
    let second = try #require(survey(Sample.whole).compactMap(\.whole).last)
    var reader = InterchangeReader(Array(Sample.whole.utf8), transaction: second)
    let st = try #require(try reader.next())
    #expect(st.position == second.position)
    #expect(st[2] == "0002")
    var last: Segment?
    while let segment = try reader.next() { last = segment }
    #expect(last?.id == .se)
  }

  @Test func `the digest is of the content and not of its envelope or line breaks`() {
    let sent = survey(Sample.whole).compactMap(\.whole).map(\.digest)
    let again = Sample.whole.replacing("~", with: "~\n").replacing("000000007", with: "000000008")
      .replacing("*0001~", with: "*9001~")
    #expect(survey(again).compactMap(\.whole).map(\.digest) == sent)
    let otherSeparators = Sample.whole.replacing("*", with: "|").replacing("~", with: "'")
    #expect(survey(otherSeparators).compactMap(\.whole).map(\.digest) == sent)
    let otherAmount = Sample.whole.replacing("BPR*I*80", with: "BPR*I*81")
    #expect(survey(otherAmount).compactMap(\.whole).map(\.digest) != sent)
  }

  // A line break at 80 characters is how some payers wrap: inside an element it is content.
  @Test func `padding between segments is no content, and the same inside one is`() {
    let whole = survey(Sample.whole).compactMap(\.whole)
    let sent = whole.map(\.digest)
    for padding in ["\n", "\r\n", " \t\r\n\n"] {
      let padded = survey(Sample.whole.replacing("~", with: "~" + padding)).compactMap(\.whole)
      #expect(padded.map(\.digest) == sent)
      #expect(padded.map(\.segmentCount) == whole.map(\.segmentCount))
    }
    let wrapped = Sample.whole.replacing("CLP*A17", with: "CLP*A\n17")
    #expect(survey(wrapped).compactMap(\.whole).first?.digest != sent.first)
    let lines = Sample.whole.replacing("~", with: "\n")
    #expect(survey(lines).compactMap(\.whole).map(\.digest) == sent)
  }

  @Test(arguments: ["", "\n"])
  func `the bytes at hand read as those of the file do`(padding: String) throws {
    let bytes = Array(Sample.whole.replacing("~", with: "~" + padding).utf8)
    var survey = InterchangeSurvey(try InterchangeReader(bytes), digest: NoDigest())
    var sets = 0
    while let finding = survey.next() {
      let set = try #require(finding.whole)
      var atHand = try #require(survey.reader(of: set))
      var ofFile = InterchangeReader(bytes, transaction: set)
      var count = 0
      while let segment = try ofFile.next() {
        let same = try #require(try atHand.next())
        #expect(same.position == segment.position)
        #expect(Array(same.bytes) == Array(segment.bytes))
        count += 1
      }
      #expect(try atHand.next() == nil)
      #expect(count == set.segmentCount)
      sets += 1
    }
    #expect(sets == 2)
  }

  @Test func `what has gone out of sight is not read from the bytes at hand`() throws {
    var pieces = Array(Sample.whole.utf8).map { [$0] }[...]
    let reader = InterchangeReader(feed: { pieces.popFirst() ?? [] })
    var survey = InterchangeSurvey(reader, digest: NoDigest())
    let set = try #require(survey.next()?.whole)
    #expect(survey.reader(of: set) == nil)
  }

  @Test func `text that holds the customary separators keeps its own digest`() {
    let bars = Sample.whole.replacing("*", with: "|")
    let star = bars.replacing("CLP|A17", with: "CLP|A*7")
    let two = bars.replacing("CLP|A17", with: "CLP|A|7")
    #expect(survey(star).first?.whole?.digest != survey(two).first?.whole?.digest)
  }
}

struct EnvelopeTests {
  @Test func `a wrong SE count costs its transaction and not its neighbour`() {
    let findings = survey(Sample.whole.replacing("SE*5*0001", with: "SE*6*0001"))
    #expect(
      findings.compactMap(\.refusal).map(\.fault)
        == [.count(.transaction, stated: 6, counted: 5)])
    #expect(findings.compactMap(\.refusal).first?.position.segment == 7)
    #expect(findings.compactMap(\.whole).map(\.controlNumbers.transaction) == ["0002"])
  }

  @Test func `SE02 must repeat ST02`() {
    let findings = survey(Sample.whole.replacing("SE*5*0001", with: "SE*5*0003"))
    #expect(findings.compactMap(\.refusal).map(\.fault) == [.controlNumber(.transaction)])
  }

  @Test func `a count that is no number is told without being shown`() {
    let findings = survey(Sample.whole.replacing("SE*5*0001", with: "SE*five*0001"))
    #expect(
      findings.compactMap(\.refusal).map(\.fault)
        == [.count(.transaction, stated: nil, counted: 5)])
  }

  @Test func `a doubled terminator costs its transaction and not its neighbour`() {
    let findings = survey(Sample.whole.replacing("CAS*", with: "~CAS*"))
    #expect(findings.compactMap(\.refusal).map(\.fault) == [.emptySegment])
    #expect(findings.compactMap(\.whole).count == 1)
  }

  @Test(arguments: [
    ("GE*2*1", "GE*3*1", X12Error.Fault.count(.group, stated: 3, counted: 2)),
    ("GE*2*1", "GE*2*9", .controlNumber(.group)),
    ("IEA*1*", "IEA*2*", .count(.interchange, stated: 2, counted: 1)),
    ("IEA*1*000000007", "IEA*1*000000008", .controlNumber(.interchange)),
    ("GE*2*1~", "", .notClosed(.group)),
    ("IEA*1*000000007~", "", .notClosed(.interchange)),
  ])
  func `a fault of the outer envelopes is told and costs no transaction`(
    right: String, wrong: String, fault: X12Error.Fault
  ) {
    let findings = survey(Sample.whole.replacing(right, with: wrong))
    #expect(findings.compactMap(\.whole).count == 2)
    #expect(findings.compactMap(\.fault).map(\.fault) == [fault])
  }

  @Test func `a transaction without its SE is refused, the next one is whole`() {
    let findings = survey(Sample.whole.replacing("SE*5*0001~", with: ""))
    #expect(findings.compactMap(\.refusal).map(\.fault) == [.notClosed(.transaction)])
    #expect(findings.compactMap(\.whole).count == 1)
  }

  @Test func `segments outside an envelope are one fault`() {
    let findings = survey(Sample.interchange("CLP*1~CAS*CO~" + Sample.first, groupCount: "1"))
    #expect(findings.compactMap(\.fault).map(\.fault) == [.outsideEnvelope])
    #expect(findings.compactMap(\.whole).count == 1)
  }

  @Test func `several interchanges, groups and transactions in one file are all found`() {
    let twoGroups = Sample.whole.replacing(
      "IEA*1*", with: "GS*HP*P*R*20240102*0304*2*X*005010X221A1~\(Sample.first)GE*1*2~IEA*2*")
    let findings = survey(twoGroups + "\n" + Sample.whole)
    #expect(findings.compactMap(\.whole).count == 5)
    #expect(findings.count == 5)
  }

  @Test func `a file cut anywhere never yields a transaction that is not whole`() {
    let bytes = Array(Sample.whole.utf8)
    let ends = survey(Sample.whole).compactMap { $0.whole?.byteRange.upperBound }
    for length in 0..<bytes.count {
      let findings = survey(String(decoding: bytes.prefix(length), as: UTF8.self))
      #expect(findings.compactMap(\.whole).count == ends.count { $0 <= length })
      #expect(findings.contains { $0.whole == nil }, "cut at byte \(length) and nothing was said")
    }
  }

  @Test func `a file with any one byte changed never crashes`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var bytes = Array(Sample.whole.utf8)
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      var survey = InterchangeSurvey(InterchangeReader(bytes), digest: NoDigest())
      while survey.next() != nil {}
    }
  }
}
