import Appeals
import Claims
import ClinicalRecords
import Testing

struct DenialLetterReaderTests {
  private static let all = [
    SampleLetters.commercial, SampleLetters.byAdministrator, SampleLetters.medicareAdvantage,
    SampleLetters.medicaid, SampleLetters.workersCompensation, SampleLetters.withOrders,
  ]

  @Test func `a commercial letter gives payer, day, reason and policy in its own words`() throws {
    let letter = SampleLetters.read(SampleLetters.commercial)
    #expect(letter.payer?.value == "SUMMIT VALLEY HEALTH PLAN")
    #expect(letter.letterDay?.value == CalendarDay("2026-08-24"))
    let reason = try #require(letter.reasons.first)
    #expect(reason.text.hasPrefix("The records do not show that at least six weeks"))
    #expect(reason.text.hasSuffix("Bulletin 0743."))
    #expect(letter.policies.map(\.value) == ["Clinical Policy Bulletin 0743"])
    #expect(letter.isPreService?.value == true)
  }

  @Test func `a commercial letter gives codes, level and side of the request`() {
    let letter = SampleLetters.read(SampleLetters.commercial)
    #expect(letter.procedures.map(\.value) == ["63047"])
    #expect(letter.diagnoses.map(\.value) == ["M48.062"])
    #expect(letter.levels.map(\.value) == [SpinalLevel("L4-5")])
    #expect(letter.side?.value == .bilateral)
  }

  @Test func `a commercial letter gives the member, to be compared with the chart`() {
    let member = SampleLetters.read(SampleLetters.commercial).member
    #expect(member.name?.value == "Rosa Delgado")
    #expect(member.number?.value == "SVH440912873")
    #expect(member.birthDay?.value == CalendarDay("1958-04-11"))
  }

  @Test func `the appeal's time limit is kept apart from the payer's own and from other routes`() {
    let letter = SampleLetters.read(SampleLetters.commercial)
    #expect(letter.deadline?.value.limit == .days(180, .calendar))
    #expect(letter.deadline?.value.anchor == .receipt)
    #expect(letter.deadline?.quote.text.contains("within 180 calendar days") == true)
    #expect(letter.lastDayToAppeal == CalendarDay("2027-02-20"))
    #expect(
      letter.windows.first { $0.value.purpose == .externalReview }?.value.limit == .months(4))
    #expect(!letter.windows.contains { $0.value.limit == .days(30, .calendar) })
  }

  @Test func `the call's phone, window and power are read`() {
    let call = SampleLetters.read(SampleLetters.commercial).peerToPeer
    #expect(call.phone?.value == "(800) 555-0142")
    #expect(call.window?.value.limit == .days(14, .business))
    #expect(call.window?.value.anchor == .letter)
    #expect(call.canChangeDecision?.value == true)
    #expect(call.acceptsNewFacts?.value == true)
  }

  @Test func `where to send the appeal is read`() {
    let letter = SampleLetters.read(SampleLetters.commercial)
    #expect(
      letter.appealAddress?.value == "Summit Valley Appeals, P.O. Box 44188, Columbus, OH 43204")
    #expect(letter.appealFax?.value == "(800) 555-0177")
  }

  @Test func `an administrator's letter names the plan it writes for`() {
    let letter = SampleLetters.read(SampleLetters.byAdministrator)
    #expect(letter.payer?.value == "Pinecrest Health")
    #expect(letter.administrator?.value == "Alderbrook Spine Review")
    #expect(letter.lineOfBusiness?.value == .commercial)
    #expect(letter.policies.map(\.value) == ["CMM-609.4"])
    #expect(letter.procedures.map(\.value) == ["22612", "22840"])
    #expect(letter.levels.map(\.value) == [SpinalLevel("L4-5")])
    #expect(letter.reasons.first?.text.hasPrefix("Your request does not meet CMM-609.4") == true)
  }

  @Test func `a call that cannot change the decision is known as such`() {
    let call = SampleLetters.read(SampleLetters.byAdministrator).peerToPeer
    #expect(call.canChangeDecision?.value == false)
    #expect(call.acceptsNewFacts?.value == false)
    #expect(call.phone?.value == "888-555-0119, option 3")
    #expect(call.window?.value.limit == .days(7, .business))
    #expect(call.window?.value.isSafe == false, "the determination is not dated")
  }

  @Test func `a printed last day is a day`() {
    let letter = SampleLetters.read(SampleLetters.byAdministrator)
    #expect(letter.lastDayToAppeal == CalendarDay("2027-03-02"))
  }

  @Test func `a Medicare Advantage notice keeps its 65 days and not the plan's 72 hours`() {
    let letter = SampleLetters.read(SampleLetters.medicareAdvantage)
    #expect(letter.lineOfBusiness?.value == .medicareAdvantage)
    #expect(letter.payer?.value == "Harbor Gate Medicare Advantage (HMO)" || letter.payer == nil)
    #expect(letter.letterDay?.value == CalendarDay("2026-10-01"))
    #expect(letter.deadline?.value.limit == .days(65, .calendar))
    #expect(letter.lastDayToAppeal == CalendarDay("2026-12-05"))
    #expect(letter.policies.map(\.value) == ["LCD L37848"])
    #expect(letter.levels.map(\.value.description) == ["L3-4", "L4-5"])
    #expect(letter.reasons.first?.text.hasPrefix("We denied the services above because") == true)
    #expect(letter.member.number?.value == "HG77120045")
    #expect(letter.member.name?.value == "Harold Quist")
  }

  @Test func `a Medicaid letter in plain words keeps appeal and hearing apart`() {
    let letter = SampleLetters.read(SampleLetters.medicaid)
    #expect(letter.payer?.value == "Quailridge Community Care")
    #expect(letter.lineOfBusiness?.value == .medicaid)
    #expect(letter.lastDayToAppeal == CalendarDay("2026-09-07"))
    #expect(letter.procedures.map(\.value) == ["22630", "22840"])
    #expect(letter.levels.map(\.value.description) == ["L5-S1"])
    #expect(letter.windows.map(\.value.purpose) == [.appeal, .externalReview])
  }

  @Test func `the level of a finding is not the level of the request`() {
    let letter = SampleLetters.read(SampleLetters.workersCompensation)
    #expect(letter.levels.map(\.value.description) == ["L5-S1"])
    #expect(letter.side?.value == .right)
    #expect(letter.lineOfBusiness?.value == .workersCompensation)
    #expect(letter.deadline == nil, "none is stated, so none is made")
    #expect(letter.peerToPeer.phone?.value == "415-555-0188")
  }

  @Test func `orders in a letter are data`() {
    let letter = SampleLetters.read(SampleLetters.withOrders)
    #expect(letter.payer?.value == "NORTHGATE MUTUAL")
    #expect(letter.deadline == nil)
    #expect(
      letter.reasons.map(\.text) == [
        "The requested laminectomy at L4-5 is not medically necessary."
      ])
  }

  @Test(arguments: all)
  func `everything read is quoted word for word`(text: String) {
    let letter = SampleLetters.read(text)
    let bytes = Array(text.utf8)
    for quote in letter.quotes {
      #expect(String(decoding: bytes[quote.range], as: UTF8.self) == quote.text)
      #expect(quote.line == bytes[..<quote.range.lowerBound].count { $0 == 0x0A } + 1)
    }
    #expect(!letter.quotes.isEmpty)
  }

  @Test func `two different dates of the letter are a contradiction and no date`() {
    let letter = SampleLetters.read("Letter date: 1/2/2026\nDate of notice: 1/9/2026")
    #expect(letter.letterDay == nil)
    #expect(letter.contradictions == ["the letter carries two dates"])
  }

  @Test func `two time limits for the appeal are a contradiction and no deadline`() {
    let letter = SampleLetters.read(
      "You may appeal within 60 days of this notice.\n\nProvider appeals are due in 30 days.")
    #expect(letter.deadline == nil)
    #expect(letter.contradictions == ["the letter gives more than one time limit for the appeal"])
  }

  @Test func `the agency that runs Medicare and Medicaid is no kind of coverage`() {
    let letter = SampleLetters.read("See the Centers for Medicare & Medicaid Services website.")
    #expect(letter.lineOfBusiness == nil)
  }

  @Test(arguments: ["", "\n\n", "\u{0C}", ":::", "Dear", "within days of", "\u{0}\u{FFFD}"])
  func `a letter that says nothing is read as saying nothing`(text: String) {
    let letter = SampleLetters.read(text)
    #expect(letter.payer == nil && letter.letterDay == nil && letter.reasons.isEmpty)
    #expect(letter.quotes.isEmpty)
  }

  @Test(
    arguments: [
      ("The request is approved.", true), ("We have approved the surgery.", true),
      ("The denial was overturned.", true), ("The request is not approved.", false),
      ("We cannot approve the surgery.", false), ("If the request is approved, call us.", false),
      ("We previously approved therapy.", false),
    ])
  func `an approval is told from a denial`(sentence: String, approves: Bool) {
    let letter = SampleLetters.read(SampleLetters.commercial + "\n\n" + sentence + "\n")
    #expect((letter.approval != nil) == approves)
  }

  @Test func `a last day before the letter is none, and said`() {
    let letter = DenialLetterReader().read(
      """
      Harborline Health

      October 15, 2026

      The request is denied because the service is not medically necessary.
      We must receive the appeal no later than November 6, 2016.
      """, document: "denial.txt")
    #expect(letter.deadline == nil && letter.lastDayToAppeal == nil)
    #expect(letter.contradictions.contains { $0.contains("before the letter") })
  }
}
