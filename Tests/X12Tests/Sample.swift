import X12

/// A small interchange to bend: two payments in one group.
enum Sample {
  static let header =
    "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PRACTICE       *240102*0304*^*00501*000000007*0*P*:~"

  static let first = "ST*835*0001~BPR*I*80*C*ACH~CLP*A17*1*100*80**12*77~CAS*CO*45*20~SE*5*0001~"
  static let second = "ST*835*0002~BPR*I*0*C*NON~CLP*A18*4*50*0~SE*4*0002~"

  static func interchange(_ content: String, groupCount: String = "2", header: String = header)
    -> String
  {
    header + "GS*HP*PAYER*PRACTICE*20240102*0304*1*X*005010X221A1~" + content
      + "GE*\(groupCount)*1~IEA*1*000000007~"
  }

  static let whole = interchange(first + second)
}

/// Every segment as text, and every fault, in the order a reader gives them.
func read(_ reader: InterchangeReader) -> (segments: [[String]], faults: [X12Error]) {
  var reader = reader
  var segments: [[String]] = []
  var faults: [X12Error] = []
  while true {
    do throws(X12Error) {
      guard let segment = try reader.next() else { return (segments, faults) }
      segments.append(elements(of: segment))
    } catch {
      faults.append(error)
    }
  }
}

/// The same of segments that are lent.
func readLent(_ reader: InterchangeReader) throws -> (segments: [[String]], faults: [X12Error]) {
  var reader = reader
  var segments: [[String]] = []
  var faults: [X12Error] = []
  while true {
    do {
      try reader.forEach { segments.append(elements(of: $0)) }
      return (segments, faults)
    } catch let error as X12Error {
      faults.append(error)
    }
  }
}

func read(_ text: String) -> (segments: [[String]], faults: [X12Error]) {
  read(InterchangeReader(Array(text.utf8)))
}

func elements(of segment: Segment) -> [String] {
  [segment.id.description] + (0..<segment.elementCount).map { segment[$0 + 1] ?? "" }
}

func survey(_ text: String) -> [InterchangeSurvey.Finding] {
  var survey = InterchangeSurvey(InterchangeReader(Array(text.utf8)), digest: SegmentList())
  var findings: [InterchangeSurvey.Finding] = []
  while let finding = survey.next() { findings.append(finding) }
  return findings
}

extension InterchangeSurvey.Finding {
  var whole: TransactionSet? {
    if case .whole(let transaction) = self { transaction } else { nil }
  }
  var refusal: X12Error? {
    if case .refused(_, let error) = self { error } else { nil }
  }
  var fault: X12Error? {
    if case .fault(let error) = self { error } else { nil }
  }
}

/// A digest that is the content itself, so that a test sees what was hashed.
final class SegmentList: ContentDigest {
  private var bytes: [UInt8] = []
  func reset() { bytes = [] }
  func update(_ more: UnsafeRawBufferPointer) { bytes += more }
  func finish() -> [UInt8] { bytes }
}
