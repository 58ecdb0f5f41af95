import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Letters in the forms that large payers send, synthetic in every name and number.
struct EverydayLetterTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `a plan's own clock is no second time limit`() {
    let letter = read(
      """
      EXAMPLE MEDICARE ADVANTAGE
      Notice of Denial of Medical Coverage
      Date: 10/08/2026

      Why did we deny your request?
      We denied the medical services listed above because: Local Coverage Determination L37848
      requires that conservative therapy has failed. Notes from your doctor do not document at
      least 12 weeks of non-operative care.

      Appeal: Ask the plan for an appeal within 65 days of the date of this notice. We can give you
      more time if you have a good reason for missing the deadline.
      There are 2 kinds of appeals: Standard Appeal - We'll give you a written decision on a standard
      appeal within 30 days after we get your appeal. Fast Appeal - 72 hours.
      """)
    #expect(letter.lastDayToAppeal == CalendarDay("2026-12-12"))
    #expect(letter.contradictions.isEmpty)
  }

  @Test(arguments: [
    ("You can appeal within 180 days of this letter, and we'll decide within 30 days.", 180),
    (
      "Your doctor may file within 60 days of this notice; the plan will give an answer in 7 days.",
      60
    ),
    ("An appeal must be filed within 90 days of this letter. We will decide in 30 days.", 90),
  ])
  func `a sentence that also tells when the plan answers keeps the reader's time`(
    words: String, days: Int
  ) throws {
    let letter = read("Example Plan\nDate: 10/08/2026\n\nAppeals: \(words)\n")
    let day = try #require(CalendarDay("2026-10-08"))
    #expect(letter.lastDayToAppeal == day.adding(days: days))
  }

  @Test(arguments: [
    "Appeals: We will decide within 30 days of receiving your appeal.",
    "Appeals: Within 30 days of receiving your appeal, we will send a decision.",
    "Appeals: You will get a decision within 30 days after we get your appeal.",
    "Appeals: Within 30 days we will decide your appeal.",
  ])
  func `a time that is the plan's alone sets none`(words: String) {
    let letter = read("Example Plan\nDate: 10/08/2026\n\n\(words)\n")
    #expect(letter.windows.isEmpty)
  }

  @Test func `a reason is quoted from the refusal on, so that "this" has its meaning`() throws {
    let letter = read(
      """
      Example Blue Plan

      October 2, 2026

      Reference/Tracking number: UM33221100

      We cannot approve this request for surgery on your low back. We have criteria called Example
      Benefits Management guideline Spine Surgery. Fusion may be needed when there is abnormal motion
      shown on x-rays. The records we have do not show this. The records do not show you stopped
      using tobacco for six weeks.

      You have 180 days from the date you get this notice to ask for an appeal.
      """)
    let reason = try #require(letter.reasons.first?.text)
    #expect(letter.reasons.count == 1)
    #expect(reason.hasPrefix("We cannot approve") && reason.hasSuffix("for six weeks."))
    #expect(letter.references.map(\.value.number) == ["UM33221100"])
    #expect(letter.policies.map(\.value) == ["Example Benefits Management guideline"])
  }

  @Test func `a list of reasons is quoted to its end`() throws {
    let letter = read(
      """
      Example Review
      Date: Oct. 5th, 2026
      Customer: Pat Example                 Customer ID: U1234567 01

      Based on Spine Surgery Guidelines CMM-601, we cannot approve this request. The request cannot be
      approved because:
       * There must be failure of at least 6 weeks of provider-directed treatment within the last 6
         months. We did not receive notes showing this.
       * Imaging must show nerve root compression which matches your symptoms.

      An appeal must be submitted within 180 calendar days of receipt of this notice.
      """)
    let reason = try #require(letter.reasons.first?.text)
    #expect(reason.hasSuffix("which matches your symptoms."))
    #expect(letter.member.number?.value == "U1234567 01")
  }
}
