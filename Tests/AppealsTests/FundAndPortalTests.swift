import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// What portals, funds, federal offices and decisions in part print in their own ways.
struct FundAndPortalTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  private func reasons(_ letter: DenialLetter) -> String {
    letter.reasons.map(\.oneLine).joined(separator: " ")
  }

  @Test func `a row may tell what to do with a service, and what is approved is not denied`() {
    let letter = read(
      """
      UnitedHealthcare Medicare Advantage
      Notice date: November 10, 2026

        CPT      Description                        Level     Decision
        63047    Laminectomy, lumbar                L3-L4     Approve
        22612    Posterolateral fusion              L3-L4     Deny
        22614    Each additional level              L4-L5     Deny

      Rationale for denied lines: The plan's policy wants instability. Standing films measure 2 mm of motion.

      What if you don't agree? Ask within 65 calendar days from the date of this notice.
      """)
    #expect(letter.procedures.map(\.value) == ["22612", "22614"])
    #expect(letter.approvedProcedures == ["63047"])
    #expect(letter.appealTime?.day == CalendarDay("2027-01-14"))
    #expect(reasons(letter).hasPrefix("The plan's policy wants instability."))
  }

  @Test func `a dispute in prose tells what was paid from what was not`() {
    let letter = read(
      """
      Aetna
      Statement date: November 9, 2026

      Service 22853 x 2, billed $6,400.00: $0.00 allowed.
      Service 63047, billed $4,800.00: $1,912.55 paid on check 00881233.

      The report speaks of one cage at L4-L5. Our records show two units. The second unit is not payable.
      """)
    #expect(letter.procedures.map(\.value) == ["22853"])
    #expect(letter.approvedProcedures == ["63047"])
  }

  @Test func `an appeal decided in part upholds the rest`() {
    let letter = read(
      """
      Highmark Blue Shield

      November 6, 2026                                   Our file: PA-26-0098812

      Re:  DOS 08/14/2026, 22551 22552 22845 (C5-C6, C6-C7)

      Thank you for your first level appeal dated October 2, 2026.

      Our position has not changed for C6-C7 (22552). Foraminal narrowing there is minimal on the MRI. We have
      overturned the denial of C5-C6; 22551 will be reprocessed within 30 days.

      This is the final level of provider appeal. The member may ask for external review within four months
      of receiving the notice sent to the member.
      """)
    #expect(letter.letterDay?.value == CalendarDay("2026-11-06"))
    #expect(letter.procedures.map(\.value) == ["22552"])
    #expect(letter.approvedProcedures == ["22551"])
    #expect(letter.upholding != nil && letter.exhaustion != nil)
    #expect(letter.externalTime == nil, "another notice begins that time")
  }

  @Test func `a fund of a trade pays, and its board reviews`() {
    let letter = read(
      """
      IRONWORKERS LOCAL 17 WELFARE FUND
      Administrative Office: BeneSys, Inc.

                                                 Mailed 11/05/2026

      Participant R. Synfield     Fund ID 0017-44821

      Your surgeon's office asked for: CPT 22857, lumbar disc replacement, one level, L5-S1.

      Not covered. Section 6.2(k) of the Plan Document takes out "any procedure of which the consultant finds
      no consensus of worth." The consultant so found on 10/30/2026.

      CLAIM REVIEW PROCEDURE
      Write to the Board of Trustees within 180 days after you got this. A request that comes within 30 days
      of a meeting is heard at the next one.
      """)
    #expect(letter.payer?.value == "IRONWORKERS LOCAL 17 WELFARE FUND")
    #expect(letter.administrator?.value == "BeneSys, Inc.")
    #expect(letter.letterDay?.value == CalendarDay("2026-11-05"))
    #expect(letter.member.number?.value == "0017-44821")
    #expect(letter.levels.map(\.value) == [SpinalLevel("L5-S1")])
    #expect(letter.appealTime?.day == CalendarDay("2027-05-04"))
    #expect(reasons(letter).hasSuffix("no consensus of worth.\""))
  }

  @Test func `a federal office of care is the payer, whatever it calls its no`() {
    let letter = read(
      """
      DEPARTMENT OF VETERANS AFFAIRS
      Office of Community Care

      Date: 17 NOV 2026
      Veteran: Robin Synfield
      Referral Number: VA0044182719

      RFS disposition: DISAPPROVED.
      Justification: Veteran has an open physical therapy consult that has not been scheduled.
      """)
    #expect(letter.payer?.value == "DEPARTMENT OF VETERANS AFFAIRS")
    #expect(letter.lineOfBusiness?.value == .other)
    #expect(letter.refusal != nil && letter.approval == nil)
    #expect(letter.member.name?.value == "Robin Synfield")
    #expect(letter.references.map(\.value.number) == ["VA0044182719"])
    #expect(reasons(letter).contains("has not been scheduled"))
  }

  @Test func `a new technology's code, a policy's number and a why are read where they stand`() {
    let letter = read(
      """
      Ambetter from Sunshine Health
      NOTICE OF ADVERSE BENEFIT DETERMINATION                         Letter sent: November 12, 2026

      Service(s): 0202T, facet joint replacement, L4-L5
      Decision date: November 11, 2026

      Why: Facet joint replacement has not been proven. Policy CP.MP.185 lists it with others.
      """)
    #expect(letter.letterDay?.value == CalendarDay("2026-11-12"))
    #expect(letter.procedures.map(\.value) == ["0202T"])
    #expect(letter.policies.map(\.value) == ["CP.MP.185"])
    #expect(reasons(letter).hasPrefix("Facet joint replacement has not been proven."))
  }

  @Test func `what follows "here is why" is the reason, and a later letter begins a later time`() {
    let letter = read(
      """
      KAISER PERMANENTE

      11/13/2026

      We will not cover it.

      Here is why. A trial is covered after a psychologist has met with you. The file holds no such visit.

      Ask for an appeal by May 12, 2027. If we turn you down on appeal you have 180 days from that letter to
      ask for a review by an Independent Review Organization.

      Your doctor may speak with the doctor who decided, Dana Reed MD, at 503-555-0190.
      """)
    #expect(reasons(letter).hasPrefix("A trial is covered") && reasons(letter).hasSuffix("visit."))
    #expect(letter.externalTime == nil)
    #expect(letter.peerToPeer.phone?.value == "503-555-0190")
  }

  @Test func `a portal counts from the day of its status`() {
    let letter = read(
      """
      Blue Cross Blue Shield of the Lakes
      Status Date           11/12/2026
      Status                DENIED - NOT CERTIFIED

      INTERQUAL CRITERIA NOT SATISFIED. P2P: 866-555-0144 W/IN 5 BUS DAYS OF STATUS DATE.
      """)
    #expect(letter.callTime?.day == CalendarDay("2026-11-19") && letter.callTime?.isSafe == true)
    #expect(letter.policies.map(\.value) == ["INTERQUAL"])
  }

  @Test func `a letter that a scan took for a digit is one in a code`() {
    let letter = read("Example Plan\n\nRe: 63O47 lumbar laminectomy L4-5\n")
    #expect(letter.procedures.map(\.value) == ["63047"])
    #expect(letter.procedures.first?.quote.text == "63O47")
  }

  @Test func `a name may stand before the number, and whom to call is no part of a reason`() {
    let letter = read(
      """
      Service Benefit Plan
      Robin Synfield      Contract ID: R55512034

      Rationale: The reports are silent on any course of exercise.
      The reviewer is available at (916) 555-0139 for five business days after this decision.
      """)
    #expect(letter.member.name?.value == "Robin Synfield")
    #expect(reasons(letter) == "The reports are silent on any course of exercise.")
  }
}
