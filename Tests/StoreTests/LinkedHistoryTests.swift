import Claims
import Testing

@testable import Store

/// What belongs to one history though it came by itself: letters, adjustments, authorizations, logs.
struct LinkedHistoryTests {
  @Test func `a letter without a claim is a history by its reference`() throws {
    let store = try ClaimStore.inMemory()
    var notice = try DenialNotice(
      origin: .letter, payer: Sample.aetna, reference: "REF9",
      noticeDay: Sample.day("2026-01-20"), isPreService: true)
    try store.load("a.csv", [.denialNotice(notice)])
    #expect(try histories(store).map(\.patientControlNumber) == ["REF9"])
    // Its claim becomes known: the history moves, and is not in two places.
    notice.patientControlNumber = "PCN1"
    try store.load("b.csv", [.denialNotice(notice)])
    let found = try histories(store)
    #expect(found.map(\.patientControlNumber) == ["PCN1", "REF9"])
    #expect(found.map(\.notices) == [[notice], []])
  }

  @Test
  func
    `two rows of a file that say otherwise of one thing are told, a correction by a later file is not`()
    throws
  {
    let store = try ClaimStore.inMemory()
    func appeal(_ outcome: AppealOutcome) throws -> Imported {
      .appeal(
        Appeal(
          payer: Sample.aetna, patientControlNumber: "PCN1",
          filedDay: try Sample.day("2026-02-01"), outcome: outcome))
    }
    let twice = try store.load("a.csv", [appeal(.pending), appeal(.upheld), appeal(.overturned)])
    #expect(twice.issues.map(\.severity) == [.warning])
    #expect(twice.issues.first?.message.hasPrefix("1 row says otherwise") == true)
    #expect(try store.load("b.csv", [appeal(.withdrawn)]).issues.isEmpty)
  }

  @Test func `a list loaded again with more documents keeps what was counted at first`() throws {
    let store = try ClaimStore.inMemory()
    var notice = try DenialNotice(
      origin: .export, payer: Sample.aetna, reference: "REF9",
      noticeDay: Sample.day("2026-01-20"))
    for (file, documents) in [("a.csv", nil), ("b.csv", 2), ("c.csv", 5)] as [(String, Int?)] {
      notice.documentsOnFile = documents
      try store.load(file, [.denialNotice(notice)])
    }
    notice.documentsAtTriage = 2
    #expect(try histories(store).flatMap(\.notices) == [notice])
  }

  // Its own number leads nowhere: the claim number (CLP07) does.
  @Test func `a letter joins the claim whose number it names`() throws {
    let store = try ClaimStore.inMemory()
    let notice = try DenialNotice(
      origin: .letter, payer: Payer(identifier: "OTHER", name: "A"), reference: "REF9",
      claimNumber: "ICN7", noticeDay: Sample.day("2026-01-20"))
    try store.load("a.csv", [.denialNotice(notice)])
    #expect(try histories(store).map(\.patientControlNumber) == ["REF9"])
    try store.load(
      "a.835",
      Sample.payment(Sample.remittance(), [Sample.paidClaim("PCN1", claimNumber: "ICN7")]))
    let found = try histories(store)
    #expect(found.map(\.patientControlNumber) == ["PCN1", "REF9"])
    #expect(found.map(\.notices) == [[notice], []])
    #expect(try histories(store, .of(["PCN1"]))[0].notices == [notice])
    // A second claim under that number at the letter's own payer is the nearer one.
    var remittance = try Sample.remittance(trace: "CHECK2")
    remittance.payer = notice.payer
    try store.load(
      "b.835",
      Sample.payment(remittance, [Sample.paidClaim("PCN2", claimNumber: "ICN7")]))
    #expect(try histories(store).first { !$0.notices.isEmpty }?.patientControlNumber == "PCN2")
  }

  @Test func `a provider adjustment joins the history whose claim it names`() throws {
    let store = try ClaimStore.inMemory()
    let recoupment = ProviderAdjustment(
      reason: "WO", reference: "ICN1", amount: Money(cents: 500))
    try store.load(
      "a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    let later = try Sample.remittance(trace: "CHECK2", day: "2026-03-10")
    var foreign = try Sample.remittance(trace: "CHECK3", day: "2026-03-10")
    foreign.payer = Payer(identifier: "OTHER", name: "OTHER")
    for remittance in [later, foreign] {
      try store.load(
        "\(remittance.traceNumber).835",
        [
          .remittance(remittance), .providerAdjustment(recoupment),
          .remittanceEnd(Sample.balanced),
        ])
    }
    #expect(
      try histories(store)[0].recoupments
        == [.init(day: Sample.day("2026-03-10"), adjustment: recoupment)])
    #expect(try histories(store, asOf: Sample.day("2026-03-09"))[0].recoupments.isEmpty)
  }

  @Test func `a refused authorization keeps its refusal beside what settled it`() throws {
    let store = try ClaimStore.inMemory()
    var decision = try AuthorizationDecision(
      payer: Sample.aetna, verdict: .denied, referenceNumber: "R1",
      decidedDay: Sample.day("2026-01-10"))
    try store.load("a.278", [.authorization(decision)])
    let denied = decision
    decision.verdict = .certified
    decision.decidedDay = try Sample.day("2026-02-10")
    try store.load("b.278", [.authorization(decision)])
    #expect(
      try store.contestedAuthorizations().map(\.decision.verdict) == [.denied, .certified])
    let earlier = try store.contestedAuthorizations(asOf: Sample.day("2026-01-31"))
    #expect(earlier == [AuthorizationRecord(decision: denied, isSynthetic: true)])
    #expect(try store.latestKnownDay() == Sample.day("2026-02-10"))
  }

  @Test func `a history is synthetic when any of its files is`() throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.835", isSynthetic: false, Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    #expect(try histories(store).map(\.isSynthetic) == [false])
    let appeal = try Appeal(
      payer: Sample.aetna, patientControlNumber: "PCN1", filedDay: Sample.day("2026-02-01"))
    try store.load("log.csv", isSynthetic: true, [.appeal(appeal)])
    #expect(try histories(store).map(\.isSynthetic) == [true])
  }
}
