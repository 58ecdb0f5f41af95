import Claims
import Ingest
import Testing

struct AcknowledgementReaderTests {
  private static let levels = """
    HL*1**20*1~NM1*PR*2*BIG PLAN*****PI*60054~TRN*1*FILE1~HL*2*1*21*1~NM1*41*2*SENDER~\
    TRN*2*BATCH1~STC*A1:19:PR*20240112*WQ*300~HL*3*2*19*1~NM1*85*2*SPINE CENTER~TRN*1*0~
    """

  @Test func `a claim taken in and a claim rejected are told apart`() throws {
    let patients = """
      HL*4*3*PT~NM1*QC*1*DOE*JANE~TRN*2*A17~STC*A2:20:PR*20240112*WQ*100~REF*1K*ICN1~\
      HL*5*3*PT~NM1*QC*1*ROE*ANN~TRN*2*A18~STC*A7:562:85*20240112*U*200~
      """
    let reading = try reading(Self.levels, patients)
    #expect(reading.acknowledgements.map(\.isRejected) == [false, true])
    #expect(reading.acknowledgements.map(\.patientControlNumber) == ["A17", "A18"])
    #expect(reading.acknowledgements.map(\.claimNumber) == ["ICN1", nil])
    #expect(reading.acknowledgements.map(\.category) == ["A2", "A7"])
    #expect(reading.acknowledgements.map(\.statusCode) == ["20", "562"])
    #expect(reading.acknowledgements.map(\.billed?.cents) == [10_000, 20_000])
    #expect(reading.acknowledgements.map(\.day?.description) == ["2024-01-12", "2024-01-12"])
    #expect(reading.acknowledgements.allSatisfy { $0.payer.identifier == "60054" })
    #expect(reading.issues.isEmpty)
  }

  @Test(arguments: [("A0", false), ("A1", false), ("A3", true), ("A6", true), ("A8", true)])
  func `without an action the category tells`(category: String, isRejected: Bool) throws {
    let patient = "HL*4*3*PT~TRN*2*A17~STC*\(category):20*20240112**100~"
    #expect(try reading(patient).acknowledgements.map(\.isRejected) == [isRejected])
  }

  @Test func `a status that says neither is refused, not guessed`() throws {
    let reading = try reading("HL*4*3*PT~TRN*2*A17~STC*E0:1*20240112~")
    #expect(reading.acknowledgements.isEmpty)
    #expect(reading.refusals.map { $0.message.hasPrefix("STC01") } == [true])
  }

  @Test func `a submission rejected above its claims is told`() throws {
    let reading = try reading(Self.levels.replacing("*WQ*", with: "*U*"))
    #expect(reading.acknowledgements.isEmpty)
    #expect(reading.issues.map(\.severity) == [.warning])
  }

  @Test func `other 277s are named and no error`() throws {
    let text = try interchange("277", guide: "005010X212", Self.levels)
    let reading = try EDIReading(text)
    #expect(reading.issues.map(\.severity) == [.note])
    #expect(reading.outcome.unsupported == ["277 claim status answer": 1])
  }

  private func reading(_ segments: String...) throws -> EDIReading {
    try EDIReading(interchange("277", guide: "005010X214", segments.joined()))
  }
}

struct AuthorizationReaderTests {
  private static let levels = """
    BHT*0007*11*REF1*20240112*1200~HL*1**20*1~NM1*X3*2*BIG PLAN*****PI*60054~HL*2*1*21*1~\
    NM1*1P*2*SPINE CENTER~HL*3*2*22*1~NM1*IL*1*DOE*JANE****MI*W1~
    """

  @Test(arguments: [
    ("A1", AuthorizationDecision.Verdict.certified), ("A2", .modified), ("A3", .denied),
    ("A4", .pended), ("A6", .modified), ("CT", .other),
  ])
  func `each action is its verdict`(action: String, verdict: AuthorizationDecision.Verdict) throws {
    let event = "HL*4*3*EV*0~TRN*2*T1~HCR*\(action)*AUTH1*0X~DTP*472*D8*20240301~HI*ABK:M4806~"
    let decision = try #require(try reading(Self.levels, event).authorizations.first)
    #expect(decision.verdict == verdict)
    #expect(decision.referenceNumber == "AUTH1")
    #expect(decision.reason == "0X")
    #expect(decision.decidedDay?.description == "2024-01-12")
    #expect(decision.plannedService?.first.description == "2024-03-01")
    #expect(decision.payer == Payer(identifier: "60054", name: "BIG PLAN"))
    #expect(decision.patient?.memberNumber == "W1")
    #expect(decision.diagnoses == ["M4806"])
  }

  @Test func `services without a decision belong to their event's`() throws {
    let event = "HL*4*3*EV*1~TRN*2*T1~HCR*A1*AUTH1~"
    let services = "HL*5*4*SS*0~SV1*HC:22551~HL*6*4*SS*0~HCR*A3*AUTH2~SV1*HC:22845~"
    let decisions = try reading(Self.levels, event, services).authorizations
    #expect(decisions.map(\.referenceNumber) == ["AUTH2", "AUTH1"])
    #expect(decisions.map(\.verdict) == [.denied, .certified])
    #expect(decisions.map { $0.procedures.map(\.code) } == [["22845"], ["22551"]])
  }

  @Test func `a service refused without a number goes by its event's trace`() throws {
    let event = "HL*4*3*EV*1~TRN*2*T1~HCR*A1*AUTH1~"
    let services = "HL*5*4*SS*0~SV1*HC:22551~HCR*A3**0T~HL*6*4*SS*0~TRN*2*T2~HCR*A3~SV1*HC:22845~"
    let reading = try reading(Self.levels, event, services)
    #expect(reading.refusals.isEmpty)
    #expect(reading.authorizations.map(\.referenceNumber) == ["T1", "T2", "AUTH1"])
    #expect(reading.authorizations.map(\.verdict) == [.denied, .denied, .certified])
  }

  @Test func `a request is recognised and holds no decision`() throws {
    let reading = try reading(Self.levels.replacing("*11*", with: "*13*"), "HL*4*3*EV*0~TRN*1*T1~")
    #expect(reading.authorizations.isEmpty)
    #expect(reading.issues.map(\.severity) == [.note])
  }

  @Test func `a decision without a number is refused`() throws {
    let reading = try reading(Self.levels, "HL*4*3*EV*0~HCR*A1~")
    #expect(reading.authorizations.isEmpty)
    #expect(reading.refusals.map { $0.message.hasPrefix("HCR02") } == [true])
  }

  private func reading(_ segments: String...) throws -> EDIReading {
    try EDIReading(interchange("278", guide: "005010X217", segments.joined()))
  }
}
