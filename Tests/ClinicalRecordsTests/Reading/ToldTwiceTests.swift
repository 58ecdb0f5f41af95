import Claims
import Testing

@testable import ClinicalRecords

/// What one part of a record tells otherwise than another, and what is past and not to come.
struct ToldTwiceTests {
  private func planned(_ read: ChartReading) -> [Mention] {
    read.mentions.filter { $0.concept == .plannedProcedure }
  }

  @Test func `an operation suggested and then done is planned no more`() throws {
    let read = try reading("HPI: L4-5 fusion was suggested in 2024 and performed 3/2025.")
    #expect(planned(read).isEmpty)
    #expect(read.fact("prior_surgery.history")?.lastDay == day("2025-03-31"))
    let first = try reading(
      "HPI: Dr. Lee suggested surgery in 2024, performed L4-5 laminectomy 3/2025.")
    #expect(planned(first).isEmpty)
  }

  @Test func `a doctor's specialty is no operation`() throws {
    let read = try reading(
      "REVIEW OF RECORDS:\n4/2/2026: PT, 13 visits. \"Minimal improvement.\"\n"
        + "6/8/2026: Dr. Ferro, spine surgery. Left EHL 4/5.\n6/20/2026: Seen again.")
    #expect(read.facts("prior_surgery.history").isEmpty)
    let strength = read.mentions.first { $0.concept == .motorStrength }
    #expect(strength?.begin?.day == day("2026-06-08"))
  }

  @Test func `an entry of a review is of its day and range`() throws {
    let read = try reading(
      "REVIEW OF RECORDS:\n3/18/2019: Low back pain for 3 weeks.\n"
        + "11/20/2025 - 2/26/2026: Dr. Sato, chiropractic, 31 visits.\n"
        + "4/27/2026: Dr. Stone. Left S1 TFESI.")
    #expect(read.facts("symptom.duration_weeks").isEmpty)
    let chiro = try #require(read.mentions.first { $0.concept == "chiropractic" })
    #expect(chiro.begin?.day == day("2025-11-20"))
    #expect(chiro.end?.day == day("2026-02-26"))
    let injection = try #require(read.mentions.first { $0.concept == Injections.epidural })
    #expect(injection.status == .completed)
    #expect(injection.end?.day == day("2026-04-27"))
  }

  @Test(arguments: [
    "IMAGING: MRI 6/30/26, my read: severe central stenosis L4-5; formal read says moderate.",
    "IMAGING: MRI 6/30/26: L4-5 severe central stenosis (my read; radiologist called it moderate).",
  ])
  func `a grade of the radiologist beside the surgeon's is a conflict`(text: String) throws {
    #expect(try reading(text).fact("imaging.stenosis_grade")?.isConflict == true)
  }

  @Test(arguments: [
    "EXAM: Right EHL 4/5.\nADDENDUM 8/13/26: Right EHL is 3/5.",
    "IMAGING: MRI 6/30/26 L4-5 moderate central stenosis.\n"
      + "ADDENDUM 8/13/26: L4-5 central stenosis severe on review of the CD images.",
  ])
  func `an addendum that tells otherwise is shown without a word of correction`(text: String) throws
  {
    let flag = try #require(try reading(text).flags.first { $0.kind == .contradiction })
    #expect(flag.quotes.count == 2)
    let agreeing = try reading("EXAM: Right EHL 4/5.\nADDENDUM 8/13/26: Right EHL 4/5.")
    #expect(!agreeing.flags.contains { $0.kind == .contradiction })
  }

  @Test(arguments: [
    "HPI: no NSAIDs b/c of CKD.", "MDM: NSAIDs avoided d/t warfarin + CKD.",
  ])
  func `a medicine kept away from for a reason was not tried`(text: String) throws {
    let read = try reading(text)
    #expect(read.mentions.first { $0.concept == "nsaid" }?.status == .contraindicated)
    #expect(read.facts("conservative.rx_any").allSatisfy { $0.value == nil })
  }

  @Test func `why a treatment ended is not where it was`() throws {
    let therapy = try reading("HPI: Tried PT (neck) 6 visits, stopped due to imbalance.")
    let course = try #require(therapy.mentions.first { $0.concept == PhysicalTherapy.concept })
    #expect(course.details[.reason] == .words(["imbalance"]))
  }

  @Test func `a form that requests treatment tells of none had`() throws {
    let read = try reading(
      """
      REQUEST FOR AUTHORIZATION   DWC Form RFA
      Requested Treatment
      Cervical radiculopathy  M54.12  Post-op PT 12 visits  97110  2x6
      Cervical radiculopathy  M54.12  Cervical collar  L0174
      """)
    #expect(!read.mentions.contains { $0.concept == Injections.facet })
    let care = read.mentions.filter { [PhysicalTherapy.concept, "brace"].contains($0.concept) }
    #expect(care.count == 2 && care.allSatisfy { $0.status == .ordered })
  }
}
