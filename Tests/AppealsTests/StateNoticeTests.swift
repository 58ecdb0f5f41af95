import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Notices in the forms of states, synthetic in every name and number.
struct StateNoticeTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test
  func `a notice of Texas has its appeal apart from the specialty and the independent review`() {
    let letter = read(
      """
      LONE PRAIRIE HEALTH PLAN
      Utilization Review Agent License No. 9001
      PO Box 5500, Austin, TX 78700

      October 13, 2026

      Robin Synfield
      12 Sample Lane
      Waco, TX 76700

      cc: Dana Synwell, MD, Synthetic Spine Surgery Center

      Re:   Notice of Adverse Determination
            Enrollee: Robin Synfield
            Enrollee ID: SYN9000001
            URA Reference No.: TX-UR-2026-44018
            Service: Lumbar laminectomy L4-5 (CPT 63047)
            Health care provider: Dana Synwell, MD
            Proposed date of service: 11/24/2026

      Principal reasons for the adverse determination: The clinical notes do not document a trial of at
      least six weeks of nonoperative treatment. Clinical basis: The health care services requested are
      not medically necessary. Screening criteria: MCG Lumbar Laminectomy S-830 was used as a screening tool.

      The specialty of the physician who made this determination is orthopedic surgery, licensed in Texas.

      Before this determination was issued your provider was offered a reasonable opportunity to discuss
      the plan of treatment. No call was received by the end of one working day.

      APPEAL OF ADVERSE DETERMINATION
      You, a person acting on your behalf, or your provider may appeal orally or in writing. The appeal
      must be filed within 180 days of the date this notice was received. We will acknowledge the appeal
      within five working days and decide within 30 calendar days. If the appeal is denied, your provider
      may within 10 working days of that denial request review by a particular type of specialty provider.
      Send to: Lone Prairie Appeals, PO Box 5510, Austin, TX 78701 or fax 512-555-0166.

      INDEPENDENT REVIEW
      If the appeal is denied you may ask for review by an Independent Review Organization (IRO). In a
      life-threatening condition you may ask for IRO review at once. Complete form LHL009. The request
      must be made no later than four months after the denial of the appeal.
      """)
    #expect(letter.lastDayToAppeal == CalendarDay("2027-04-11") && letter.contradictions.isEmpty)
    #expect(letter.windows.map(\.value.purpose) == [.appeal, .furtherAppeal, .externalReview])
    #expect(letter.references.map(\.value.number) == ["TX-UR-2026-44018"])
    #expect(letter.reasons.map(\.text).joined().contains("are\nnot medically necessary"))
  }

  @Test
  func
    `a notice of New York offers a call by the name of reconsideration, and no second time limit`()
  {
    let letter = read(
      """
      Hudson Terrace Health
      INITIAL ADVERSE DETERMINATION

      October 14, 2026

      Member: Robin Synfield                 Member ID #: SYN9000001
      Service: 63047 - Laminectomy, facetectomy and foraminotomy, lumbar, L4-5
      Provider: Dana Synwell MD              Provider Status: Participating
      Reference Number: HT-2026-771204
      Plan Reference: HMO-NY

      Dear Robin Synfield:

      On October 12, 2026 your provider requested pre-authorization of the service above. We have
      determined that the requested service is not medically necessary.

      Clinical rationale: The MRI report was reviewed. There is no documentation of neurogenic claudication
      that limits walking, and no record of an epidural injection or physical therapy in the last six
      months. Hudson Terrace Medical Policy 7.01.18 requires these.

      You or your designee may request an internal appeal by phone at 1-800-555-0110 or in writing within
      180 calendar days from receipt of this notice. A standard appeal will be decided within 30 calendar days
      of receipt of the appeal; an expedited appeal within 72 hours.

      Your provider may request a reconsideration of this decision with the clinical peer reviewer who made it,
      by calling 1-800-555-0111. The reconsideration will occur within one business day of the request.

      External appeal: If we uphold the denial you may file an external appeal with the New York State
      Department of Financial Services within four months of the final adverse determination. Your provider has
      60 days to file an external appeal.
      """)
    #expect(letter.lastDayToAppeal == CalendarDay("2027-04-12") && letter.contradictions.isEmpty)
    #expect(letter.peerToPeer.phone?.value == "1-800-555-0111")
    #expect(letter.policies.map(\.value) == ["Hudson Terrace Medical Policy 7.01.18"])
  }

  @Test func `a Medicaid notice of Florida keeps care during the appeal apart from the appeal`() {
    let letter = read(
      """
      CALUSA CARE
      Notice of Adverse Benefit Determination - Florida Statewide Medicaid Managed Care

      10/13/2026

      ROBIN SYNFIELD
      12 Sample Lane
      Ocala, FL 34400

      Plan Member ID: SYN9000001
      Re: Request for Lumbar laminectomy L4-L5, 63047
      Authorization Request #: FL26-9920114

      Dear ROBIN SYNFIELD:

      Calusa Care has reviewed your request for the service above, which we received on 10/09/2026. After our
      review, this service has been: DENIED as of 10/13/2026.

      We made our decision because: (Check all boxes that apply)
      [X] We determined that your requested services are not medically necessary because the services do not
      meet the reason(s) checked below: (See Rule 59G-1.010)
        [ ] Must be necessary to protect life
        [X] Must be individualized, specific, consistent with symptoms or diagnosis of illness or injury and not
            be in excess of the patient's needs
      [ ] The requested service is not a covered benefit
      [ ] Other authority:

      The facts that we used to make our decision are: The notes do not show six weeks of therapy.

      HOW TO ASK FOR A PLAN APPEAL
      You may ask for a plan appeal within 60 days from the date of this notice. Call 1-877-555-0122 or write to
      PO Box 31370, Tampa, FL 33631. We will tell you our decision within 30 days of getting your appeal.
      To have your services continue during a plan appeal you must file by 10/23/2026.

      MEDICAID FAIR HEARING
      You must finish the appeal process first. You may ask for a fair hearing within 120 days of the date of the
      Notice of Plan Appeal Resolution.
      """)
    #expect(letter.lastDayToAppeal == CalendarDay("2026-12-12") && letter.contradictions.isEmpty)
    #expect(letter.windows.contains { $0.value.purpose == .continuedCare })
    #expect(
      letter.procedures.map(\.value) == ["63047"] && letter.lineOfBusiness?.value == .medicaid)
  }

  @Test func `a state's plan names the administrator that decides for it`() {
    let letter = read(
      """
                          PRAIRIE STATE EMPLOYEES GROUP INSURANCE PROGRAM
                          Claims Administrator: ClearRidge Administrators

      Date: Thursday, October 15, 2026

      Participant Name: Robin Synfield          Participant ID: SYN9000001
      Group #: 70021                            Review Number: CR-88120034
      Provider: Dana Synwell                    Facility: Synthetic Spine Surgery Center

      Dear Provider:

      ClearRidge Administrators has completed a medical necessity review for the following request:

        Code      Description                      Units   Decision        Dates
        63047     Laminectomy, lumbar, L4-5        1       Not Certified   11/24/2026 - 11/24/2026

      Explanation of Decision: Insufficient documentation that the member's functional status is limited; no
      objective measure such as ODI was provided. Reference: Lumbar Decompression Guideline LD-14 (rev. 3/2026).

      First level appeal to ClearRidge: must be requested within 180 days of receiving this determination.
      Second level appeal to the State: within 60 days of the first level appeal decision.
      Peer to peer: Provider may call 800-555-0133 Mon-Fri 8-5 CT within three (3) business days after the date of
      this notice.
      """)
    #expect(letter.administrator?.value == "ClearRidge Administrators")
    #expect(letter.callTime?.day == CalendarDay("2026-10-20"))
    #expect(letter.windows.map(\.value.purpose) == [.appeal, .furtherAppeal, .peerToPeer])
  }
}
