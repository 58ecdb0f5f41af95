import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Notices of federal programs and Medicare's contractors, synthetic in every name and number.
struct ProgramNoticeTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test
  func `TRICARE is neither commercial nor Medicare, and counts from the determination it sends`() {
    let letter = read(
      """
      TRICOAST GOVERNMENT SERVICES
      TRICARE East Region Contractor

      October 12, 2026

      Dana Synwell, MD
      Synthetic Spine Surgery Center
      100 Example Parkway
      Columbus, OH 43000

      RE: INITIAL DENIAL DETERMINATION
      Beneficiary Name: Robin Synfield
      Sponsor SSN: XXX-XX-1234
      DoD Benefits Number: 11223344501
      Case Number: TRI-26-0044112
      Service: CPT 63047 Laminectomy L4-L5

      Dear Dr. Synwell:

      This is to advise you that the services listed above have been denied as not medically necessary. TRICARE
      covers services that are medically or psychologically necessary (32 CFR 199.4). The documentation submitted
      does not demonstrate failure of conservative management.

      APPEAL RIGHTS: An appropriate appealing party may request a reconsideration. The request must be in
      writing, signed, and postmarked or received by TriCoast within 90 calendar days from the date of this
      determination. For an expedited reconsideration, the beneficiary must file within three calendar days of
      receipt of this letter. Mail to TRICARE Reconsiderations, P.O. Box 740, Norfolk, VA 23500. A participating
      provider is an appropriate appealing party.
      """)
    #expect(letter.lineOfBusiness?.value == .other)
    #expect(
      letter.appealTime?.day == CalendarDay("2027-01-10") && letter.appealTime?.isSafe == true)
    #expect(
      letter.appealAddress?.value == "TRICARE Reconsiderations, P.O. Box 740, Norfolk, VA 23500")
  }

  @Test func `a federal employee plan counts months from a decision that it does not date`() {
    let letter = read(
      """
      FEDERAL HARBOR SERVICE BENEFIT PLAN
      Federal Employees Health Benefits (FEHB) Program

      October 15, 2026

      Synthetic Spine Surgery Center
      Attn: Dana Synwell, MD

      Patient: Robin Synfield
      Contract ID: R90000011
      Precertification No: FE-4471209
      Procedure: 63047 lumbar laminectomy L4-5

      We did not precertify the above surgery. Our physician reviewer found that it is not medically necessary
      because records of physical therapy were not included. Federal Harbor Medical Policy 7.01.103 applies.

      DISPUTED CLAIMS PROCESS
      Step 1: Ask us in writing to reconsider our initial decision. You must write to us within 6 months from the
      date of our decision, to PO Box 1500, Columbus, OH 43200. We have 30 days from the date we receive your
      request to precertify or to ask you for more information.
      Step 2: If you do not agree with our decision, you may ask OPM to review it. You must write to OPM within
      90 days after the date of our letter upholding our initial decision.
      """)
    #expect(letter.lineOfBusiness?.value == .other)
    #expect(
      letter.appealTime?.day == CalendarDay("2027-04-15") && letter.appealTime?.isSafe == false)
    #expect(
      letter.windows.map(\.value.purpose) == [.appeal, .externalReview]
        && letter.contradictions.isEmpty)
  }

  @Test func `a non-affirmation of Medicare is a denial that nobody appeals`() {
    let letter = read(
      """
      Redwood MAC
      Medicare Administrative Contractor - Jurisdiction Z

      10/08/2026

      PRIOR AUTHORIZATION REQUEST DECISION: NON-AFFIRMATION

      Beneficiary: Robin Synfield             MBI: 1SY9-NT0-AA00
      UTN: Z0000012345678
      Facility: Synthetic Spine Surgery Center
      HCPCS: 22551 Cervical fusion C5-6

      Dear Provider,

      The prior authorization request (PAR) for hospital outpatient department services was reviewed. The
      documentation submitted does not support coverage under LCD L39758. The medical record did not contain
      documentation of at least six weeks of conservative therapy.

      You may resubmit the request with additional documentation. There is no limit on the number of
      resubmissions. A non-affirmation is not an initial determination and is not appealable. If you furnish the
      service and submit a claim, the claim will be denied, and you then have appeal rights.
      """)
    #expect(letter.pending == nil && letter.notAppealable != nil && letter.payer == nil)
    #expect(letter.reasons.map(\.text).joined().contains("six weeks of conservative therapy"))
    #expect(letter.references.map(\.value.number) == ["Z0000012345678"])
  }

  @Test func `a redetermination that is unfavorable decides an appeal`() {
    let letter = read(
      """
      Redwood MAC
      MEDICARE APPEAL DECISION

      October 9, 2026

      Synthetic Spine Surgery Center

      Beneficiary Name: Robin Synfield
      Medicare Number: 1SY9NT0AA00
      Appeal Number: 1-9900112233
      Claim Control Number: 22026190001100
      Date of Service: 06/16/2026

      Dear Provider:

      This letter is to inform you of the decision on your Medicare appeal. An appeal is a new and independent
      review of a claim. You are receiving this letter because you requested an appeal for CPT 63047.

      The appeal decision is unfavorable. Our decision is that your claim is not covered by Medicare. More
      information on the decision is provided below. You are not required to take any action. However, if you
      disagree with the decision, you may appeal to a Qualified Independent Contractor (QIC). You must file your
      appeal, in writing, within 180 days of receipt of this letter.

      EXPLANATION OF THE DECISION: The operative report does not support that conservative therapy was tried.
      """)
    #expect(
      letter.upholding != nil && letter.lineOfBusiness?.value == .medicare && letter.payer == nil)
    #expect(letter.references.map(\.value.kind) == [.appeal, .claim])
  }
}
