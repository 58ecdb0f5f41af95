import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// What a letter's usual text says in the words of reasons, levels and times, and is none.
struct UsualTextTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `a reason stands with the refusal, and the usual text around it is none`() {
    let letter = read(
      """
      Prairie States Health Cooperative
      November 16, 2026

      We care about your health. A licensed nurse and a surgeon looked at the notes and at the MRI report.

      Coverage for this service is declined.

      Arm pain has lasted five weeks. Cervical fusion comes after six weeks of care when strength is kept, and
      yours is 5/5 throughout.

      You and your doctor decide about treatment. If you have a Medicaid plan as well, call that plan.

      Decisions rest on fitness of care and on the coverage you have.

      You can appeal within 180 days from when you get this letter. Tell us why the plan should cover the
      care. We decide in 30 days.

      A peer conversation can be set up at 701-555-0144 until the appeal is filed.

      Free aids such as large print records are offered.
      """)
    #expect(letter.reasons.count == 1)
    #expect(letter.reasons.first?.oneLine.hasPrefix("Arm pain has lasted five weeks.") == true)
    #expect(letter.lineOfBusiness == nil)
    #expect(letter.appealTime?.day == CalendarDay("2027-05-15") && letter.contradictions.isEmpty)
    #expect(letter.peerToPeer.phone?.value == "701-555-0144")
  }

  @Test func `a payer that takes more time has decided nothing`() {
    let letter = read(
      """
      Cedar Valley Health Plan
      November 16, 2026

      We need 14 more days to decide on this request. The notes do not say which exercises were done. The
      guideline asks for them.
      """)
    #expect(letter.pending?.text == "We need 14 more days to decide on this request.")
  }

  @Test func `a time that the first letter began is not counted from a later one`() {
    let letter = read(
      """
      Empire Lakes BCBS
      Letter date: 11/16/2026

      The denial of 11/04/2026 is kept after the call. No visit note contains the finding.
      The appeal time is that of the first letter, 180 days from its receipt.
      """)
    #expect(letter.windows.count == 1 && letter.appealTime == nil)
  }

  @Test func `the part that was not approved has its time to appeal`() {
    let letter = read(
      "Cedar Valley Health Plan\nNovember 16, 2026\n\nTwo of the days are not certified. You may appeal the "
        + "part we did not approve within 180 days of receipt of this letter.\n")
    #expect(letter.appealTime?.day == CalendarDay("2027-05-15"))
    let ours = read(
      "Cedar Valley Health Plan\nNovember 16, 2026\n\nThe request is denied. If we do not answer your "
        + "appeal within 30 days, you may go on.\n")
    #expect(ours.appealTime == nil)
  }

  @Test func `a letter in two languages is read by its first`() {
    let letter = read(
      """
      Molina Healthcare of Ohio / Aviso de decisión
      Date/Fecha: 11/17/2026
      Service/Servicio: 62323 lumbar epidural, L4-L5
      Decision/Decisión: DENIED / NEGADO

      Reason/Razón: The last shot was on 09/28/2026. Rules ask for three months between shots.
      """)
    #expect(letter.payer?.value == "Molina Healthcare of Ohio")
    #expect(letter.procedures.map(\.value) == ["62323"])
    #expect(letter.reasons.first?.text.hasPrefix("The last shot was on 09/28/2026.") == true)
  }

  @Test
  func `an injured employee's request names an operation, its code and a level that is no number`()
  {
    let letter = read(
      """
      CARRIER: GUARDIAN COMPENSATION INSURANCE CO
      INJURED EMPLOYEE: ROBIN SYNFIELD
      REQUEST: L5-S1 LAMINOTOMY 63030 - RFA DATED 11/10/26
      DECISION: NON-CERTIFIED

      REVIEWER DR H LIND CAN BE REACHED AT 614-555-0121 9-11 EST.
      """)
    #expect(letter.lineOfBusiness?.value == .workersCompensation)
    #expect(letter.member.name?.value == "ROBIN SYNFIELD")
    #expect(letter.procedures.map(\.value) == ["63030"] && letter.references.isEmpty)
    #expect(letter.peerToPeer.phone?.value == "614-555-0121")
  }

  @Test
  func
    `another insurer that comes first is a reason, and a year may run from a bare day of service`()
  {
    let letter = read(
      """
      Great Basin Health
      17 November 2026

      Date of service 10/06/2026  63047 63048

      The claim was turned back. Our file shows that another insurer is first in line.
      To dispute who pays first write to us within 12 months of the date of service.
      """)
    #expect(letter.reasons.first?.text.contains("another insurer is first in line") == true)
    #expect(letter.appealTime?.day == CalendarDay("2027-10-06"))
  }

  @Test func `a portal's labels need no colon`() {
    let letter = read(
      "Silver Peak PPO\nDate of notice   11/16/2026\nInsured   Robin Synfield\n\nWe pay no claim of a monitor.\n"
    )
    #expect(letter.payer?.value == "Silver Peak PPO")
    #expect(letter.letterDay?.value == CalendarDay("2026-11-16"))
    #expect(letter.member.name?.value == "Robin Synfield")
    #expect(letter.refusal != nil)
  }

  @Test
  func `what a number does not cover is the reason, and what the denial is no statement of is not`()
  {
    let letter = read(
      """
      Mock Valley Community Plan
      October 30, 2025

      We are returning our decision on the claim. That number belongs to a different facility and to dates that
      ended on August 31, 2025. We have no other approval in force. For that reason no payment can be made.

      The denial is administrative. It is not a statement about the quality of, or the need for, the treatment.

      The member must not be billed. If you sent the claim in time, furnish proof of a report with our number.
      """)
    #expect(letter.reasons.count == 1)
    #expect(letter.reasons.first?.text.hasPrefix("That number belongs") == true)
  }

  @Test func `what a decision does not depend on is no part of its reason`() {
    let letter = read(
      "Example Plan\nOctober 30, 2025\n\nUnder policy SUR-118 it is classed as investigational. This decision "
        + "does not depend on which treatments you have already had.\n")
    #expect(letter.reasons.map(\.text).joined().hasSuffix("investigational."))
  }

  @Test func `a letter that gives no reason has none, whatever its usual text says of care`() {
    let letter = read(
      """
      Prairie States Health Cooperative
      November 16, 2026

      Coverage for this service is declined.

      Our reviewers are not paid to say no. Decisions rest on fitness of care and on the coverage you have.

      You can appeal within 180 days from when you get this letter.

      Send your appeal to P.O. Box 11, Fargo, ND 58107.

      Questions? Call us from 8 to 5.

      Free aids such as large print records are offered, for care in your language.

      Health records are kept private, as the law requires.
      """)
    #expect(letter.reasons.isEmpty && letter.refusal != nil)
  }
}
