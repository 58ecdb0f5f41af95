import Claims
import ClinicalRecords
import Documents
import Testing

@testable import Appeals

/// Denials of the place or of the cause, where nobody denies the need.
struct OtherMatterTests {
  private static func letter(_ words: String, head: String = "Redwood Health Plan") -> DenialLetter
  {
    DenialLetterReader().read(
      """
      \(head)
      November 4, 2026
      Member: Robin Synfield
      Requested service: CPT 63047 lumbar laminectomy, L4-5

      \(words)

      You may appeal within 180 days of the date of this letter.
      """, document: "letter.txt")
  }

  @Test(
    arguments: [
      "CPT 63047 is certified. The inpatient level of care is not medically necessary and is denied.",
      "We approved your surgery. We did not approve having it in a hospital.",
      "The request for CPT 63047 at the hospital, place of service 22, is denied as not medically "
        + "necessary. The procedure itself meets our criteria.",
      "Determination: 63047 - approved, outpatient. The requested inpatient admission does not meet "
        + "criteria and is not certified.",
      "The lumbar surgery is approved. We are denying the inpatient setting.",
      "Surgery: covered.\nHospital outpatient department: not covered.",
      "The procedure, CPT 63047 at L4-5, is approved. The request for an inpatient admission is not "
        + "approved: decompression at one level is on our outpatient list.",
    ])
  func `a place that is refused while the operation stands is no denial of need`(words: String) {
    let letter = Self.letter(words)
    #expect(letter.place != nil)
    #expect(letter.unnecessary == nil && letter.approval == nil && !letter.reasons.isEmpty)
  }

  @Test(
    arguments: [
      "The inpatient surgery is not medically necessary. Six weeks of therapy are not documented.",
      "We approved your office visit. The surgery at the hospital is denied; the fusion is not "
        + "medically necessary.",
      "63047 is approved. 22612 is denied as not medically necessary. The inpatient stay is not "
        + "approved.",
    ])
  func `an operation that is refused is no matter of its place`(words: String) {
    #expect(Self.letter(words).place == nil)
  }

  @Test(
    arguments: [
      "The stenosis was not caused by, and is not related to, the industrial injury of May 2, 2025.",
      "The condition pre-dates the loss and is not causally related to the motor vehicle accident.",
      "Lumbar stenosis is not an accepted body part of this claim, and the request is denied.",
      "A causal relationship between the surgery and the accident has not been established.",
      "The injury of May 2, 2025 did not cause the narrowing for which surgery is requested.",
      "The stenosis for which surgery is requested is degenerative. It was not caused by the industrial "
        + "injury of May 2, 2025. No review of medical necessity has been performed.",
    ])
  func `a cause that is denied is read, and why in its words`(words: String) {
    let letter = Self.letter(words, head: "Lone Mesa Casualty\nDate of injury: May 2, 2025")
    #expect(letter.deniesCauseAlone)
    #expect(letter.reasons.first?.text.contains(words.prefix(30)) == true)
  }

  @Test func `where need is denied as well the letter answers that, and its sheet names the rest`()
    throws
  {
    var sample = SampleCase()
    sample.letter = sample.letter.replacing(
      "exhaust conservative treatment.",
      with:
        "exhaust conservative treatment, and the stenosis is not related to the accident.\nDate of "
        + "accident: 04/18/2026\n")
    let cover = try sample.draft().report.cover.compactMap { block in
      if case .notice(_, let words) = block { words } else { nil }
    }
    #expect(
      cover.contains { $0.hasPrefix("The denial also says that the injury did not cause it") })
  }

  @Test func `what pain is due to is no matter of cause where no injury is insured`() {
    #expect(Self.letter("The leg pain is not due to an injury of the nerve.").cause == nil)
    let letter = Self.letter(
      "The injury was not the cause of more than a sprain. Not medically necessary: no six weeks of "
        + "therapy are documented.", head: "Workers' Compensation")
    #expect(!letter.deniesCauseAlone)
  }

  @Test func `a denied cause gets no letter on criteria, and a card that says so`() throws {
    var sample = SampleCase()
    sample.letter = sample.letter.replacing(
      "Reason for denial: The records do not show that at least six weeks of\n"
        + "in-person physical therapy were completed within the past year. Failure to\n"
        + "exhaust conservative treatment.",
      with: "Date of injury: May 2, 2025\n\nReason for denial: The stenosis is not related to the "
        + "injury.")
    #expect(try sample.gaps().contains(.causation))
    let card = try sample.card()
    let words = card.report.blocks.flatMap { block in
      if case .notice(_, let words) = block { [words] } else { [String]() }
    }
    #expect(words.contains { $0.hasPrefix("They deny that the injury caused it") })
    let prose = card.report.blocks.flatMap(\.prose).map(\.words).joined(separator: "\n")
    #expect(prose.contains("Dispute the cause with whoever the letter names for it by"))
  }
}
