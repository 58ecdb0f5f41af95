import Claims
import Testing

@testable import Appeals

/// Who pays, and who only reviews or administers.
struct PlanAndVendorTests {
  private static func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `whoever sponsors a plan pays, and who prints the explanation administers`() {
    let letter = Self.read(
      """
      MERITAIN HEALTH                                    Date Printed: 11/02/2026
      an Aetna company

      Plan Sponsor: Harrow Foundry Employee Benefit Plan        Group #: 15522
      """)
    #expect(letter.payer?.value == "Harrow Foundry Employee Benefit Plan")
    #expect(letter.administrator?.value.lowercased() == "meritain health")
  }

  @Test(arguments: ["eviCore healthcare", "Carelon Medical Benefits Management", "UMR"])
  func `a reviewer or administrator is never the plan`(name: String) {
    let letter = Self.read("\(name)\nP.O. Box 100\n\nDate: 10/13/2026\n\nThe request is denied.\n")
    #expect(letter.payer == nil)
    #expect(letter.administrator?.value == name)
  }

  @Test func `a plan that is asked for an appeal may have a long name`() {
    let letter = Self.read(
      """
      Notice of Denial of Medical Coverage
      Carelon Medical Benefits Management guidelines were used by Carelon Medical Benefits Management.

      You have the right to ask Summit Blue Cross and Blue Shield Medicare Advantage to review our decision.
      """)
    #expect(letter.payer?.value == "Summit Blue Cross and Blue Shield Medicare Advantage")
  }

  @Test func `a casualty insurer heads its own decision, and who writes in its care reviews`() {
    let letter = Self.read(
      """
      GRANITE STATE CASUALTY                   UTILIZATION REVIEW - NON-CERTIFICATION
      c/o Meridian Bill & UR Services, LLC

      DATE OF DECISION: 10/27/2026
      Treatment requested: L4-5 fusion, NON-CERTIFIED
      """)
    #expect(letter.payer?.value == "GRANITE STATE CASUALTY")
    #expect(letter.administrator?.value == "Meridian Bill & UR Services, LLC")
    #expect(letter.isPreService?.value == true)
    let box = Self.read("Example Mutual\nc/o Oak Claims Services, Box 300, Salem, OR 97301\n")
    #expect(box.administrator?.value == "Oak Claims Services")
  }

  @Test func `a claim administrator is one in the singular too`() {
    let letter = Self.read("Plan: Delta Ridge Schools Health Plan\nClaim Administrator: Oak TPA\n")
    #expect(letter.administrator?.value == "Oak TPA")
  }

  @Test func `what stands under a heading that asks why is the reason in any words`() throws {
    let letter = Self.read(
      """
      Example Health Plan
      Date: 10/19/2026

      Why did we deny your request?

      The guideline asks for bending films or six weeks of care. We did not get these films. There was
      therapy for 4 weeks in 2024 only.

      You have the right to appeal our decision
      """)
    #expect(letter.reasons.first?.oneLine.hasPrefix("The guideline asks") == true)
  }

  @Test func `an address begins with the name it is sent to, on whatever line`() {
    let letter = Self.read(
      """
      Example Plan
      Date: 10/21/2026

      Write to appeal. Write to: Appeals Unit, Blue Cross Blue
      Shield of Michigan, P.O. Box 2459, Detroit, MI 48231-2459, fax 877-555-4767.
      """)
    #expect(
      letter.appealAddress?.value
        == "Appeals Unit, Blue Cross Blue Shield of Michigan, P.O. Box 2459, Detroit, MI 48231-2459"
    )
    let street = Self.read(
      """
      Example Plan
      Date: 10/21/2026

      Send your appeal to Example Plan Appeals, 1 Cameron Hill Circle, Suite 0020, Chattanooga, TN 37402.
      """)
    #expect(
      street.appealAddress?.value
        == "Example Plan Appeals, 1 Cameron Hill Circle, Suite 0020, Chattanooga, TN 37402")
  }

  @Test func `a remark in capitals runs on to its end, and a policy need not be capitalised`() {
    let letter = Self.read(
      """
      Example Plan
      Date: 10/21/2026

      M12 - THE SERVICE IS NOT MEDICALLY NECESSARY UNDER THE PLAN. THE RECORDS DO NOT SHOW
      THAT CONSERVATIVE TREATMENT FAILED.

      The second level does not meet TurningPoint policy OR-1007.
      """)
    #expect(letter.reasons.first?.oneLine.hasSuffix("TREATMENT FAILED.") == true)
    #expect(letter.policies.map(\.value) == ["TurningPoint policy OR-1007"])
    let under = Self.read("Example Plan\n\nUnder policy SUR-118 the device is unproven.\n")
    #expect(under.policies.map(\.value) == ["policy SUR-118"])
  }

  @Test func `an independent reviewer's notice of decision upholds, and names the carrier`() {
    let letter = Self.read(
      """
      Keystone Peer Review IRO
      State External Review - Notice of Decision
      Date: 11/10/2026
      Health Carrier: Summit Valley Health Plan

      Decision: The carrier's adverse determination is UPHELD. The service is not medically necessary.
      There is no further external review.
      """)
    #expect(letter.payer?.value == "Summit Valley Health Plan")
    #expect(letter.upholding != nil && letter.notAppealable != nil)
    let approved = Self.read(
      "Example Plan\n\nThe procedure is approved and needs no further review.\n")
    #expect(approved.notAppealable == nil)
  }

  @Test func `a document's title is no payer, and a group that is a plan pays for its own`() {
    let letter = Self.read(
      """
      MERITAIN HEALTH                                   EXPLANATION OF BENEFITS
      Group: Harrow Foundry Employee Benefit Plan       Date Processed: 10/12/2026
      """)
    #expect(letter.payer?.value == "Harrow Foundry Employee Benefit Plan")
    let insured = Self.read(
      "REGENCE BLUESHIELD\nSTATEMENT OF BENEFITS\nGroup: Harrow Foundry Health Plan\n\nDenied.\n")
    #expect(insured.payer?.value == "REGENCE BLUESHIELD")
  }

  @Test(arguments: [
    ("Cohere Health for Humana", "Humana", "Cohere Health"),
    (
      "Magellan Healthcare             for: Keystone Choice Health Plan",
      "Keystone Choice Health Plan", "Magellan Healthcare"
    ),
    ("Humana Military\nTRICARE East Region", "TRICARE East Region", "Humana Military"),
    (
      "TriWest Healthcare Alliance\nA contractor of TRICARE, P.O. Box 1, Phoenix, AZ 85001",
      "TRICARE", "TriWest Healthcare Alliance"
    ),
  ])
  func `a reviewer's head names the plan that it works for`(
    head: String, payer: String, reviewer: String
  ) {
    let letter = Self.read("\(head)\nOctober 27, 2026\n\nThe request is denied.\n")
    #expect(letter.payer?.value == payer)
    #expect(letter.administrator?.value == reviewer)
  }

  @Test func `a number may be called by the plan's own name, and a scan may read its label wrong`()
  {
    let own = Self.read("Humana\n\nMember: Robin Synfield  Humana ID: H40119882\n")
    #expect(own.member.number?.value == "H40119882")
    let scanned = Self.read("Humana\n\nMember lD: KC-7710294\n")
    #expect(scanned.member.number?.value == "KC-7710294")
  }
}
