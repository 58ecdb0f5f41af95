import Adjudication
import Claims
import Testing

struct NoticeTests {
  let adjudicator: Adjudicator
  let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))

  init() throws {
    adjudicator = try productAdjudicator()
  }

  func letter(
    _ number: Int, reason: String? = "50", category: DenialCategory? = nil, deadline: Int? = nil,
    documents: Int? = nil, preService: Bool = false, procedures: [String] = []
  ) -> DenialNotice {
    DenialNotice(
      origin: .letter, payer: spinePayer, reference: "L1",
      patientControlNumber: preService ? nil : "P1", noticeDay: day(number),
      adjustmentGroup: reason == nil ? nil : .contractual, reason: reason, category: category,
      procedures: procedures.map { Procedure(code: $0) }, serviceDay: day(60),
      isPreService: preService, statedDeadline: deadline.map(day), documentsOnFile: documents)
  }

  @Test func `a letter merges with the claim's denial of its category`() throws {
    let denial = try adjudicator.soleDenial(
      of: history(
        payment(10, denied), notices: [letter(8, deadline: 190, documents: 3)]))
    #expect(denial.origin == .remittance)
    #expect(denial.noticeDay == day(8))
    #expect(denial.alarmStart == day(8))
    #expect(denial.statedDeadline == day(190))
    #expect(denial.documentsOnFile == 3)
    #expect(denial.denied == dollars(800))
    #expect(denial.knownDay == day(8))
  }

  @Test func `a line of the practice's own log starts no alarm later than the remittance does`()
    throws
  {
    var log = letter(14)
    log.origin = .export
    let logged = try adjudicator.soleDenial(of: history(payment(10, denied), notices: [log]))
    #expect(logged.clockStart == day(14))
    #expect(logged.alarmStart == day(10))
    let written = try adjudicator.soleDenial(
      of: history(payment(10, denied), notices: [letter(14)]))
    #expect(written.alarmStart == day(14))
  }

  @Test func `a letter's date goes before that of the practice's own log`() throws {
    var log = letter(11)
    log.origin = .export
    log.reference = "T1"
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), notices: [log, letter(14)]))
    #expect(denial.noticeDay == day(14))
    #expect(denial.noticeOrigin == .letter)
    #expect(denial.alarmStart == day(14))
  }

  @Test(arguments: [(10, 14), (14, 10)])
  func `a denial is known from the first day that remittance or letter told of it`(
    paid: Int, written: Int
  ) throws {
    let history = history(payment(paid, denied), notices: [letter(written, documents: 3)])
    #expect(try adjudicator.soleDenial(of: history).knownDay == day(10))
    #expect(try adjudicator.soleDenial(of: history, asOf: 13).knownDay == day(10))
    let before = try adjudicator.soleDenial(of: history, asOf: 13)
    #expect((before.documentsOnFile == nil) == (written == 14))
  }

  @Test func `a letter after the claim was taken up again is not merged`() throws {
    let denial = try adjudicator.soleDenial(
      of: history(
        payment(10, denied), notices: [letter(50, documents: 3)], appeals: [appeal(filed: 20)]))
    #expect(denial.documentsOnFile == nil)
    #expect(denial.contradictions == ["a letter is dated after the claim was taken up again"])
  }

  @Test(
    arguments: [
      ("50", .experimental, "experimental"), ("55", nil, "experimental"),
      ("197", nil, "authorization"), (nil, .authorization, "authorization"),
    ] as [(String?, DenialCategory?, String)])
  func `the letter wins over the codes, both are shown, and the dollars count once`(
    reason: String?, category: DenialCategory?, words: String
  ) throws {
    let denial = try adjudicator.soleDenial(
      of: history(
        payment(10, denied), notices: [letter(10, reason: reason, category: category, deadline: 99)]
      ))
    #expect(denial.reading.category.rawValue == words)
    #expect(denial.key == "87726|P1|\(words)")
    #expect(denial.reason == "50")
    #expect(denial.statedDeadline == day(99))
    #expect(denial.recoverable.value == dollars(800))
    #expect(
      denial.contradictions == [
        "the letter says \(words), the codes say medical necessity: the letter is followed"
      ])
  }

  @Test func `a letter tells what codes that nobody can read are about`() throws {
    let unknown = claim(line(billed: 1000, "CO-999 1000"))
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, unknown), notices: [letter(12, reason: "197")]))
    #expect(denial.reading.category == .authorization)
    #expect(denial.contradictions.isEmpty)
  }

  @Test func `a letter that fits none of two denials changes neither and adds none`() throws {
    let both = claim(line(billed: 1000, "CO-50 600", "CO-197 400"))
    let denials = adjudicator.denials(
      of: history(payment(10, both), notices: [letter(10, reason: "55", deadline: 99)]))
    #expect(denials.map(\.reading.category) == [.medicalNecessity, .authorization])
    #expect(denials.map(\.recoverable.value) == [dollars(480), dollars(320)])
    #expect(denials.map(\.statedDeadline) == [day(99), nil])
    #expect(denials[0].contradictions.count == 1)
  }

  @Test func `two letters of one claim are one denial`() throws {
    var second = letter(12, reason: "197", procedures: ["63047"])
    second.reference = "L2"
    let denial = try adjudicator.soleDenial(
      of: history(notices: [letter(8, procedures: ["63047"]), second]))
    #expect(denial.reading.category == .medicalNecessity)
    #expect(denial.recoverable.value == dollars(800))
    #expect(
      denial.contradictions == [
        "a second letter says authorization, the first says medical necessity: the first is followed"
      ])
    second.procedures = [Procedure(code: "63048")]
    let apart = adjudicator.denials(
      of: history(notices: [letter(8, procedures: ["63047"]), second]))
    #expect(apart.map(\.recoverable.value) == [dollars(800), dollars(300)])
  }

  @Test func `a letter of a payer named otherwise joins by service day and charge`() throws {
    var notice = letter(10)
    notice.payer = otherPayer
    notice.serviceDay = day(5)
    notice.billed = dollars(1000)
    let denial = try adjudicator.soleDenial(of: history(payment(10, denied), notices: [notice]))
    #expect(denial.payer == spinePayer)
    #expect(denial.noticeDay == day(10))
    notice.billed = dollars(900)
    #expect(
      adjudicator.denials(of: history(payment(10, denied), notices: [notice])).count == 2)
  }

  @Test func `a letter without a claim is a denial before the service`() throws {
    var history = history(
      notices: [
        letter(
          8, reason: nil, category: .medicalNecessity, preService: true,
          procedures: ["63047", "63048"])
      ])
    history.patientControlNumber = "L1"
    let denial = try adjudicator.soleDenial(of: history)
    #expect(denial.key == "87726|L1|medical-necessity")
    #expect(denial.origin == .letter)
    #expect(denial.isPreService)
    #expect(denial.patientControlNumber == nil)
    #expect(denial.recoverable.value == dollars(1100))
    #expect(denial.status == .open)
  }

  @Test func `only a letter before the service is named before surgery`() throws {
    func name(_ change: (inout DenialNotice) -> Void) throws -> String {
      var notice = letter(8, preService: true)
      change(&notice)
      return try adjudicator.soleDenial(of: history(notices: [notice])).workName
    }
    #expect(try name { _ in } == "before surgery, L1")
    #expect(try name { $0.isPreService = false } == "L1")
    #expect(
      try name {
        $0.isPreService = false
        $0.claimNumber = "ICN9"
      } == "ICN9")
  }

  @Test func `a letter whose claim is paid later was reprocessed`() throws {
    let paid = claim(line(billed: 1000, paid: 800, "CO-45 200"))
    let denial = try adjudicator.soleDenial(
      of: history(payment(30, paid), notices: [letter(8, procedures: ["63047"])]))
    #expect(denial.origin == .letter)
    #expect(denial.status == .reprocessed)
    #expect(denial.recovered == dollars(800))
  }

  @Test func `a letter without code or category is for a person to read`() throws {
    let denial = try adjudicator.soleDenial(of: history(notices: [letter(8, reason: nil)]))
    #expect(denial.reading.route == .needsHuman)
  }

  func row(_ status: ExportedClaim.Status, reason: String = "50", decided: Int? = 12)
    -> ExportedClaim
  {
    ExportedClaim(
      claimNumber: "ICN1", patientControlNumber: "P1", payer: spinePayer, status: status,
      serviceDay: day(5), decidedDay: decided.map(day), billed: dollars(1000), paid: .zero,
      adjustmentGroup: "CO", reason: reason, procedure: "63047")
  }

  @Test func `a denied row of an export is a denial`() throws {
    let denial = try adjudicator.soleDenial(of: history(exports: [row(.denied)]))
    #expect(denial.origin == .export)
    #expect(denial.knownDay == day(12))
    #expect(denial.recoverable.value == dollars(800))
    #expect(denial.denied == dollars(1000))
    for status in [ExportedClaim.Status.paid, .pending, .partial, .other] {
      #expect(adjudicator.denials(of: history(exports: [row(status)])).isEmpty)
    }
  }

  @Test func `without remittances the log alone tells what came`() throws {
    let denial = try adjudicator.soleDenial(
      of: history(
        appeals: [appeal(filed: 20, .overturned, decided: 45, recovered: 700)],
        exports: [row(.denied)]))
    #expect(denial.status == .overturned)
    #expect(denial.recovered == dollars(700))
    #expect(denial.contradictions.isEmpty)
  }

  @Test func `an export repeats what a remittance says better`() throws {
    let same = try adjudicator.soleDenial(
      of: history(payment(10, denied), exports: [row(.denied)]))
    #expect(same.origin == .remittance)
    #expect(same.contradictions.isEmpty)
    let other = try adjudicator.soleDenial(
      of: history(payment(10, denied), exports: [row(.denied, reason: "197")]))
    #expect(other.contradictions == ["the export gives another reason"])
    let paid = claim(line(billed: 1000, paid: 800, "CO-45 200"))
    let against = try adjudicator.soleDenial(
      of: history(payment(10, paid), exports: [row(.denied)]))
    #expect(against.contradictions == ["denied in the export, not in the remittances"])
  }
}
