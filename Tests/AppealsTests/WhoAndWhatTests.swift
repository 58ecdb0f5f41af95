import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Who pays, whom a letter is about and what it numbers, as vendors, funds and federal plans print it.
struct WhoAndWhatTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `whom an administrator writes on behalf of pays, though an article stands between`() {
    let letter = read(
      """
      Keystone Benefit Administrators, Inc.
      on behalf of the Allegheny Foundry Employee Medical Plan (self-funded)
      Date processed: 10/22/2026
      """)
    #expect(letter.payer?.value == "Allegheny Foundry Employee Medical Plan")
    #expect(letter.administrator?.value == "Keystone Benefit Administrators, Inc.")
  }

  @Test(arguments: [
    "eviCore healthcare (eviCore) manages musculoskeletal services for Commonwealth Mutual Health Plan.",
    "eviCore healthcare reviews requests for spine surgery for Commonwealth Mutual Health Plan.",
    "eviCore healthcare, an independent company, reviews spine surgery for Commonwealth\nMutual Health Plan.",
  ])
  func `whom a vendor manages services for pays`(words: String) {
    let letter = read("October 19, 2026\n\n\(words) We have reviewed the request.\n")
    #expect(letter.payer?.value == "Commonwealth Mutual Health Plan")
    #expect(letter.administrator?.value == "eviCore healthcare")
  }

  @Test func `a word before a name is no part of it`() {
    let letter = read("Magellan Healthcare, Inc.\nfor Copper Ridge Health Plan - Marketplace\n")
    #expect(letter.payer?.value == "Copper Ridge Health Plan")
  }

  @Test func `an injured worker's claims administrator is the carrier, and who reviews is not`() {
    let letter = read(
      """
      GOLDEN VALLEY UTILIZATION REVIEW
      Injured Worker: Robin Synfield     Claims Administrator: Sierra Orchard Insurance Company
      """)
    #expect(letter.payer?.value == "Sierra Orchard Insurance Company")
    #expect(letter.administrator?.value == "GOLDEN VALLEY UTILIZATION REVIEW")
  }

  @Test func `the injured person is the member, not whose policy it is`() {
    let letter = read("Eligible injured person: Robin Synfield     Insured: Casey Synfield\n")
    #expect(letter.member.name?.value == "Robin Synfield")
  }

  @Test func `a name in capitals behind RE is the member`() {
    let letter = read("RE: SYNFIELD, ROBIN     MEMBER ID CRH1140087-01     CASE 2610250099\n")
    #expect(letter.member.name?.value == "SYNFIELD, ROBIN")
    #expect(letter.references.first?.value.number == "2610250099")
  }

  @Test(arguments: ["your second-level appeal", "your symptoms come from L4-L5"])
  func `a letter that tells of its reader's own care greets the member`(words: String) {
    let letter = read(
      "Robin Synfield\n18 Orchard Row\n\nDear Robin Synfield:\n\nWe have read of \(words).\n")
    #expect(letter.member.name?.value == "Robin Synfield")
  }

  @Test(arguments: [
    ("Member number: M88 204 1177", "M88 204 1177"), ("Contract #: R61200417", "R61200417"),
  ])
  func `a member's number is read in the groups and under the label that it is printed with`(
    words: String, number: String
  ) {
    #expect(read("Patient: Robin Synfield\n\(words)\n").member.number?.value == number)
  }

  @Test func `a plan's contract is no member`() {
    #expect(read("Patient: Robin Synfield\nContract: H2291-004\n").member.number == nil)
  }

  @Test(arguments: [
    ("Reference: in your inquiry please give reference 2026-TR-7719.", "2026-TR-7719"),
    ("Please refer to reference number TR-7719 in any inquiry.", "TR-7719"),
    ("We reviewed the request (Reference: AB-20260). It is denied.", "AB-20260"),
  ])
  func `a reference in the middle of a line is read`(words: String, number: String) {
    #expect(read("Teal River Health Plan\n\n\(words)\n").references.first?.value.number == number)
  }

  @Test(arguments: [
    "Reference: see the enclosed page for 63047.",
    "This decision is made with reference to policy 2026-4.",
  ])
  func `a word beside a number is no reference`(words: String) {
    #expect(read("Teal River Health Plan\n\n\(words)\n").references.isEmpty)
  }

  @Test(arguments: [
    "ANTHEM BLUE CROSS                      November 13, 2026\nProvider Dispute Resolution\n",
    "Great Lakes Casualty\nUtilization Review for No-Fault          11-13-26\n",
  ])
  func `a date at the right of the head is the letter's`(head: String) {
    #expect(read(head + "\nThe request is denied.").letterDay?.value == CalendarDay("2026-11-13"))
  }

  @Test(arguments: [
    "Request received     11/13/2026", "DOB     11/13/1956", "Date of loss      11/13/2026",
    "Printed      11/13/2026",
  ])
  func `a day that a word beside it says is something else is not`(line: String) {
    #expect(read("Great Lakes Casualty\n\(line)\n\nThe request is denied.").letterDay == nil)
  }

  @Test func `a plain letter's labels are read`() {
    let letter = read(
      """
      ROBIN SYNFIELD
        Your ID           PWB 91 4402 117
        Request number    UM-26-77-40021
      """)
    #expect(letter.member.number?.value == "PWB 91 4402 117")
    #expect(letter.references.first?.value.number == "UM-26-77-40021")
  }

  @Test func `a claim that is numbered by whose it is has a number`() {
    let letter = read("Injured employee: Robin Synfield      DWC claim no. 26-118822\n")
    #expect(letter.references.map(\.value.number) == ["26-118822"])
    #expect(read("Date of claim: 10/12/2026\n").references.isEmpty)
  }

  @Test func `whom an administrator administers pays, and a plan behind its program's name`() {
    let fund = read(
      "Meridian Benefit Services - administering the Teachers' Retirement Health Plan of Ohio\n")
    #expect(fund.payer?.value == "Teachers' Retirement Health Plan of Ohio")
    let program = read("BadgerCare Plus - Lakeshore Community Health Plan HMO\n")
    #expect(program.payer?.value == "Lakeshore Community Health Plan HMO")
  }

  @Test func `a case of a patient against a payer names both`() {
    let letter = read("Case 26-IRO-7741\nRobin Synfield v. Buckeye Valley Insurance Company\n")
    #expect(letter.payer?.value == "Buckeye Valley Insurance Company")
  }
}
