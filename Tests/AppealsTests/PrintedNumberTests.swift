import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Numbers, names and time limits as payers print them.
struct PrintedNumberTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read("Example Plan\nDate: 10/19/2026\n\n" + text, document: "letter.txt")
  }

  @Test func `a number printed in groups is read whole`() {
    let letter = read(
      "Member ID: W1234 56789\nReference no: 2610 0588 12\nAuthorization #: 991 10/14/2026\n")
    #expect(letter.member.number?.value == "W1234 56789")
    #expect(letter.references.map(\.value.number) == ["2610 0588 12"])
    let dated = read("Case Number: 12345678 10/14/2026\nClaim: 26HL0099112 63047\n")
    #expect(dated.references.map(\.value.number) == ["12345678", "26HL0099112"])
  }

  @Test(arguments: [
    ("Pre-certification #: PC-2026-44120", "PC-2026-44120"), ("Order ID: 0198877661", "0198877661"),
    ("Prior approval request: PA-55120", "PA-55120"),
    ("Referral/Authorization Number: 2026-28800071", "2026-28800071"),
  ])
  func `what a payer calls the matter's number is read`(line: String, number: String) {
    #expect(read(line).references.map(\.value.number) == [number])
  }

  @Test func `a plan's name is read to its end`() {
    let letter = DenialLetterReader().read(
      "BlueCross BlueShield of Tennessee\n\nOctober 12, 2026\n\nWe are writing on behalf of Blue Cross and "
        + "Blue Shield of Illinois, the member's Home Plan. The request is denied.\n",
      document: "letter.txt")
    #expect(letter.payer?.value == "Blue Cross and Blue Shield of Illinois")
  }

  @Test func `a hearing's time after the appeal's decision is no time to appeal`() {
    let letter = read(
      """
      You or your provider can ask for an appeal. You must ask within 60 calendar days from the date on
      this letter. Your appeal must be received by 12/18/2026.

      You can ask for a State Hearing only after the appeal. You must ask within 120 calendar days from
      the date of the notice of appeal resolution.
      """)
    #expect(letter.lastDayToAppeal == CalendarDay("2026-12-18"))
    #expect(letter.contradictions.isEmpty)
  }

  @Test func `new records after the appeal are due by their own time`() {
    let letter = read(
      "You can ask for an appeal. It must reach us no later than 180 days after you get this letter. If "
        + "you send new records, please do so within 14 days after filing your appeal.")
    #expect(letter.lastDayToAppeal == CalendarDay("2027-04-17"))
    #expect(letter.contradictions.isEmpty)
  }

  @Test func `a count from the service that the letter dates ends on a day`() {
    let letter = read(
      "Date of service: 10/06/2026\n\nThe claim is denied. A provider dispute must be filed within 12 "
        + "months of the date of service.\n")
    #expect(letter.appealTime?.day == CalendarDay("2027-10-06"))
    #expect(letter.appealTime?.isSafe == true)
    #expect(
      read("A dispute must be filed within 12 months of the date of service.").appealTime == nil)
  }

  @Test func `nothing is decided before it is asked for, so that a count from there is in time`() {
    let letter = read(
      "You must write to us within 6 months from the date of our decision to appeal.")
    #expect(letter.appealTime?.isSafe == false)
    let asked = CalendarDay("2026-10-06")
    func kept(_ day: CalendarDay?) -> CalendarDay? {
      letter.dayToKeep(asksForRecords: false, isReviewFirst: false, requestDay: day)
    }
    #expect(kept(asked) == CalendarDay("2027-04-06"))
    #expect(kept(nil) == nil)
    #expect(kept(CalendarDay("2026-10-20")) == nil, "a request after its denial proves nothing")
  }

  @Test func `a request denied for want of records may be sent again by its own day`() {
    let letter = read(
      "This request is denied for lack of information. You may resubmit the request with the records "
        + "within 14 calendar days of this letter, or appeal within 180 days from the date of this "
        + "letter.")
    #expect(letter.answerTime?.day == CalendarDay("2026-11-02"))
    #expect(letter.lastDayToAppeal == CalendarDay("2027-04-17"))
  }

  @Test(arguments: [
    "Federal Employee Program", "Blue Cross and Blue Shield Service Benefit Plan",
    "You may ask OPM to review it.",
  ])
  func `a plan for federal employees is no commercial one`(words: String) {
    #expect(read("The request is denied.\n\n" + words).lineOfBusiness?.value == .other)
  }

  @Test func `dots lead to what was decided of a code`() {
    let letter = read(
      """
      22633 - Arthrodesis combined, L4-L5 ......... NOT APPROVED
      63052 - Laminectomy with fusion, L4-L5 ...... NOT APPROVED
      95940 - Intraoperative monitoring ........... APPROVED
      """)
    #expect(letter.procedures.map(\.value) == ["22633", "63052"])
    #expect(letter.approvedProcedures == ["95940"])
  }
}
