import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Who and what a letter is about, where it prints no colon.
struct NamedInColumnsTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `a date under no heading is no payer, and dates the letter`() {
    let letter = read(
      """
      NOTICE OF DENIAL OF MEDICAL COVERAGE
      Date                    October 22, 2026
      Member name             Robin Synfield
      Member number           H2291-00417723

      You have the right to ask Silver Creek Medicare Advantage for an appeal within 65 calendar days of
      the date of this notice.
      """)
    #expect(letter.payer?.value == "Silver Creek Medicare Advantage")
    #expect(letter.letterDay?.value == CalendarDay("2026-10-22"))
    #expect(letter.member.number?.value == "H2291-00417723")
  }

  @Test func `titles above their cells name the member and the number`() {
    let letter = read(
      """
      Enrollee                Medicaid ID             Requesting provider
      Robin Synfield          4410098823001           Dana Synwell MD
      """)
    #expect(letter.member.name?.value == "Robin Synfield")
    #expect(letter.member.number?.value == "4410098823001")
  }

  @Test func `a name behind RE with its number is the member`() {
    let letter = read("RE: Robin Synfield     R44120087     Service: 22612, 63047 L4-L5\n")
    #expect(letter.member.name?.value == "Robin Synfield")
    #expect(letter.member.number?.value == "R44120087")
    #expect(read("RE: Denial Notice\nCase 1180227\n").member.name == nil)
  }

  @Test func `the claimant is the member, not who holds the policy`() {
    let letter = read("Insured: Jordan Samplewood\nClaimant: Robin Synfield\n")
    #expect(letter.member.name?.value == "Robin Synfield")
  }

  @Test func `a birth date behind a gap is no part of the name`() {
    let letter = read("Patient: Synfield, Robin  DOB 03/14/1958  ID PCH2201938\n")
    #expect(letter.member.name?.value == "Synfield, Robin")
  }

  @Test(arguments: [
    "Reviewing for: Tri-County Health Network", "Reviewing for Tri-County Health Network",
  ])
  func `whom a vendor says in its head that it reviews for pays`(words: String) {
    let letter = read("Magellan Healthcare\n\(words)\n\nNovember 4, 2026\n")
    #expect(letter.payer?.value == "Tri-County Health Network")
  }

  @Test func `a reason is quoted once, not again in Spanish`() {
    let letter = read(
      """
      Reason / Razon:
      The notes do not tell how long you had therapy. Our medical policy BCP-SP.14 needs six weeks.
      Las notas no dicen por cuanto tiempo recibio terapia. Nuestra politica requiere seis semanas de
      la terapia que su doctor ordena.
      """)
    #expect(letter.reasons.map(\.text).joined().hasSuffix("needs six weeks."))
    #expect(letter.policies.map(\.value) == ["policy BCP-SP.14"])
  }

  @Test func `of services in prose, paid nothing is refused and paid something is not`() {
    let letter = read(
      """
      63047 was billed at $9,850.00 and the Plan paid $6,210.00. 63048 was billed at $3,100.00 and the Plan
      paid $0.00. The added segment, 63048, is not covered: one interspace is described.
      """)
    #expect(letter.procedures.map(\.value) == ["63048"])
    #expect(letter.approvedProcedures == ["63047"])
    let share = read("63048 was billed at $310.00 and the Plan paid $0.00, your deductible.\n")
    #expect(share.approvedPart == nil && share.refusal == nil)
  }

  @Test func `one line authorized and another denied are a part approved`() {
    let letter = read(
      """
      CPT 62323: Authorized, one injection.
      CPT 63047: Denied. The claimant has had no injection yet.
      """)
    #expect(letter.procedures.map(\.value) == ["63047"])
    #expect(letter.approvedProcedures == ["62323"])
    #expect(!letter.reasons.contains { $0.text.contains("Authorized") })
  }

  @Test func `a table with titles on two lines pays one service and refuses two`() {
    let letter = read(
      """
      Service dates    Service     Submitted     Negotiated    Copay   Deductible  Coins.   Plan      Not payable
                       code        charges       amount                                     paid
      10/06/26         63047       12,400.00     4,180.00      0.00    500.00      736.00   2,944.00  0.00
      10/06/26         63048 59    5,200.00      0.00          0.00    0.00        0.00     0.00      5,200.00
      10/06/26         22840       8,800.00      0.00          0.00    0.00        0.00     0.00      8,800.00
      """)
    #expect(letter.procedures.map(\.value) == ["63048", "22840"])
    #expect(letter.approvedProcedures == ["63047"])
  }

  @Test func `a label and a basis beside it are both the reason`() {
    let letter = read(
      """
      Principal reason: Not medically necessary.
      Clinical basis: At L4-5 the narrowing is severe, but there is no note of a visit after April.
      """)
    #expect(letter.reasons.count == 2)
    let told = read(
      "The reason is: Your notes say therapy was begun. They do not say that it ended.\n")
    #expect(told.reasons.first?.text.hasPrefix("Your notes") == true)
  }

  @Test func `the end of an appeal's number is no procedure`() {
    let letter = read("Second level appeal of CPT 63047 (L4-L5)\nAppeal number 2026-L2-00318\n")
    #expect(letter.procedures.map(\.value) == ["63047"])
    let ended = read("Appeal number 2026-00318. CPT 63047 (L4-L5)\n")
    #expect(ended.references.map(\.value.number) == ["2026-00318"])
  }

  @Test func `a plan below its vendor, behind a colon alone, pays`() {
    let letter = read(
      "Evolent Specialty Services     DATE: 11/06/2026\nfor: Golden Valley Health Trust     TRACKING #: 26310-0091\n"
    )
    #expect(letter.payer?.value == "Golden Valley Health Trust")
  }

  @Test func `a utilization review agent is not the plan it reviews for`() {
    let letter = read(
      "LONE PRAIRIE INSURANCE COMPANY\nURA: Mesquite Review Partners, certificate 1882\n")
    #expect(letter.payer?.value == "LONE PRAIRIE INSURANCE COMPANY")
    #expect(letter.administrator?.value.hasPrefix("Mesquite Review Partners") == true)
  }

  @Test(arguments: [
    (
      "You may ask for a second level appeal within 60 days of this letter, PO Box 12, Reno, NV 89500.",
      "PO Box 12, Reno, NV 89500"
    ),
    (
      "You may appeal within 60 days. Great Basin Mutual, Appeals and Grievances, PO Box 12, Reno, NV 89500.",
      "Great Basin Mutual, Appeals and Grievances, PO Box 12, Reno, NV 89500"
    ),
  ])
  func `an address begins with a name or a street, never within a word`(
    words: String, address: String
  ) {
    #expect(read(words).appealAddress?.value == address)
  }
}
