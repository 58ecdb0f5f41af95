import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Codes and levels of what was asked for, in tables and sentences.
struct RequestedServiceTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `levels stand in the rows of a table, whatever it calls the operation`() {
    let letter = read(
      """
      CPT     Description                           Units   Decision
      63047   Remove spine lamina 1 lumbar  L4-5    1       Not approved
      63048   Remove spinal lamina add-on   L5-S1   1       Not approved
      """)
    #expect(letter.procedures.map(\.value) == ["63047", "63048"])
    #expect(letter.levels.map(\.value.description) == ["L4-5", "L5-S1"])
  }

  @Test(arguments: [
    "The request is for 63047 at L4-L5.", "RE: 63047 L4-L5", "Code 63047 (L4-L5) is not approved.",
    "L4-L5, 63047: not approved.",
  ])
  func `the level beside one code is read`(words: String) {
    #expect(read(words + "\n").levels.map(\.value.description) == ["L4-5"])
  }

  @Test func `a level that imaging shows is not the one that was asked for`() {
    let letter = read("RE: 63047 L4-L5\n\nThe MRI shows mild narrowing at L3-L4 only.\n")
    #expect(letter.levels.map(\.value.description) == ["L4-5"])
  }

  @Test func `a code far behind its operation is read`() {
    let letter = read(
      """
      We've denied the medical service listed below requested by your doctor:
      Laminectomy with decompression of nerve roots, lumbar, L4-L5, 63047, one unit, Dr. Dana Synwell
      """)
    #expect(letter.procedures.map(\.value) == ["63047"])
  }

  @Test func `what needs no approval is not denied`() {
    let letter = read(
      """
      Service requested: interlaminar device with decompression, L4-5 (22867)

      We are unable to authorize the service listed above. Decompression without the device (63047) does
      not need prior authorization.
      """)
    #expect(letter.procedures.map(\.value) == ["22867"])
  }

  @Test func `a service day in a short column title is one`() {
    let letter = read(
      """
      Date processed: 10/22/2026

       Svc Date     Code     Charge      Allowed     Plan Paid
       09/08/2026   63048    2,950.00       0.00          0.00
      """)
    #expect(letter.serviceDay?.value == CalendarDay("2026-09-08"))
    #expect(letter.isPreService?.value == false)
  }

  @Test func `days that are not approved are a stay`() {
    let letter = read(
      """
      Date: 11/04/2026
      Admit date: 11/01/2026     Procedure: 22633, 63052 L4-5 on 11/01/2026
      Days approved: 11/01, 11/02
      Days NOT approved: 11/03, 11/04

      Rationale: Days on or after 11/03 do not meet criteria for acute inpatient level of care.
      """)
    #expect(letter.stay != nil)
  }

  @Test(arguments: ["NIA_CG_303", "MP 7.01.107"])
  func `a guideline is named by its number alone`(number: String) {
    let letter = read(
      "Example Guideline 421 applies.\nAccording to Example medical policy\n\(number), Spine Surgery."
    )
    #expect(letter.policies.map(\.value) == [number])
  }

  @Test func `one guideline that is named twice is one`() {
    let letter = read(
      "It meets Evolent Clinical Guideline 421. By Guideline 421 a stay is not needed.")
    #expect(letter.policies.map(\.value) == ["Evolent Clinical Guideline 421"])
  }

  @Test func `what stands below "we've denied" is denied, beside what is approved`() {
    let letter = read(
      """
      We've approved: 63047 Laminectomy L4-5.
      We've denied or partially denied the medical services listed below requested by your doctor:
      22612 arthrodesis posterolateral L4-5; 22840 instrumentation.
      """)
    #expect(letter.procedures.map(\.value) == ["22612", "22840"])
    #expect(letter.approvedProcedures == ["63047"])
  }

  @Test func `a referral names the level that was asked for`() {
    let letter = read("Re: Your doctor's referral for lumbar decompression at L4-L5\n")
    #expect(letter.levels.map(\.value.description) == ["L4-5"])
  }

  @Test func `a reviewer that overturns one denial and upholds another leaves the other denied`() {
    let letter = read(
      """
      IRO decision            November 20, 2026
      Service at issue: 22612, 63047 at L4-L5
      The reviewer OVERTURNS the denial of 63047 and UPHOLDS the denial of 22612.
      """)
    #expect(letter.procedures.map(\.value) == ["22612"])
    #expect(letter.approvedProcedures == ["63047"])
    #expect(letter.upholding != nil)
    #expect(letter.approval == nil)
  }

  @Test func `a reviewer that overturns the denial approves`() {
    #expect(read("The reviewer overturns the denial of 63047.\n").approval != nil)
  }

  @Test func `a claim for what took place is no request, though it speaks of approval`() {
    let letter = read(
      """
      This claim is denied. Precertification 26-88110 was approved for dates through October 15, 2026. The
      surgery took place after the approval had ended, and no extension was asked for.
      """)
    #expect(letter.isPreService?.value == false)
    #expect(letter.reasons.map(\.oneLine).first?.hasPrefix("The surgery took place") == true)
  }
}
