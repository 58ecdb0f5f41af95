import Claims
import ClinicalRecords
import Documents
import MedicalPolicies
import Testing

@testable import Appeals

/// Denials that come while the patient lies in the hospital, or after: nothing is left to approve.
struct DoneAlreadyTests {
  private static let stay = SampleLetters.commercial
    .replacing(
      "RE: Notice of adverse determination",
      with:
        "Admission date: 08/20/2026\nDays denied: 08/23/2026 - 08/24/2026\n\nRE: Concurrent review"
    )
    .replacing("Requested service: Laminectomy", with: "Performed: Laminectomy")
    .replacing("for prior authorization of the surgery", with: "of the stay")
    .replacing(
      "The request is denied.\n\nReason for denial: The records do not show that at least six weeks of\n",
      with: "The continued inpatient stay beginning 08/23/2026 is not medically necessary.\n\n"
    )
    .replacing(
      "in-person physical therapy were completed within the past year. Failure to\n", with: ""
    )
    .replacing("exhaust conservative treatment. This decision", with: "This decision")

  @Test func `a denial of days of a stay is read as one`() {
    let letter = SampleLetters.read(Self.stay)
    #expect(letter.isPreService?.value == false)
    #expect(letter.stay?.oneLine.contains("continued inpatient stay") == true)
    #expect(SampleLetters.read(SampleLetters.commercial).stay == nil)
    let both = Self.stay.replacing(
      "The continued inpatient stay beginning", with: "The surgery and the inpatient stay beginning"
    )
    #expect(SampleLetters.read(both).stay == nil, "the operation is denied as well")
  }

  @Test func `a card on days of a stay does not ask for the operation`() throws {
    var sample = SampleCase()
    sample.letter = Self.stay
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(card.contains("They deny days of the stay, not the operation"))
    #expect(!card.contains("ask which governs") && !card.contains("is argued"))
    #expect(!card.contains("We ask you to approve") && !card.contains("Cite exactly"))
    #expect(try sample.gaps() == [.stay])
  }

  @Test func `an operation that is done is to be covered, not approved`() throws {
    var sample = SampleCase()
    sample.letter = SampleLetters.commercial
      .replacing("Requested service:", with: "Service:")
      .replacing("CPT Code(s): 63047", with: "CPT Code(s): 63047\nDate of service: 08/03/2026")
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(card.contains("We ask you to cover CPT 63047"))
    #expect(!card.contains("approve CPT"))
    let letter = HTMLRenderer(gnuplot: nil).render(try sample.draft().report)
    #expect(!letter.contains("lease approve"))
    let before = HTMLRenderer(gnuplot: nil).render(try SampleCase().card().report)
    #expect(before.contains("We ask you to approve CPT 63047"))
  }

  @Test func `therapy is said to be in person where the record says so`() throws {
    let visits = try SampleCase().card()
    #expect(!visits.summary.spans.map(\.words).joined().contains("In-person therapy"))
    #expect(visits.summary.spans.map(\.words).joined().contains("Physical therapy: 8 weeks"))
  }

  @Test func `of days of a stay their own need is claimed, and not that of the operation`() throws {
    var sample = SampleCase()
    sample.letter = Self.stay.replacing(
      "is not medically necessary.",
      with: "is not medically necessary at an inpatient level of care.")
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(card.contains("that the operation was needed: they deny the days after it"))
    #expect(!card.contains("medical necessity: this is a question of place"))
  }
}
