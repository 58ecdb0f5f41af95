import Claims
import Ingest
import Testing

struct ReceiptReaderTests {
  @Test(arguments: [
    (
      "AK1*HC*1~AK2*837*1~IK5*A~AK2*837*2~IK3*CLM*22**8~IK5*R*5~AK9*P*2*2*1~",
      "1 of 2 transactions"
    ),
    ("AK1*HC*1~AK2*837*1~AK5*M~AK9*R*1*1*0~", "1 of 1 transactions"),
    ("AK1*HC*1~AK9*R*1*1*0~", "everything"),
  ])
  func `a submission rejected by its form is told, for nobody will answer its claims`(
    segments: String, which: String
  ) throws {
    let reading = try EDIReading(interchange("999", guide: "005010X231A1", segments))
    #expect(reading.issues.map(\.severity) == [.warning])
    #expect(reading.issues[0].message.contains("\(which) of it was rejected"))
    #expect(reading.outcome.unsupported == ["999 implementation acknowledgement": 1])
  }

  @Test(arguments: ["997", "999"])
  func `one taken in is only named`(code: String) throws {
    let segments = "AK1*HC*1~AK2*837*1~AK5*A~AK2*837*2~IK5*E*5~AK9*E*2*2*2~"
    let reading = try EDIReading(interchange(code, guide: "005010X231A1", segments))
    #expect(reading.issues.map(\.severity) == [.note])
    #expect(reading.issues[0].message.contains("is not read; nothing to do"))
  }

  @Test func `a request for records is not read, and says that it waits for an answer`() throws {
    let reading = try EDIReading(interchange("277", guide: "005010X213", "HL*1**20*1~"))
    #expect(reading.issues.map(\.message).joined().contains("answer it while its clock runs"))
  }
}
