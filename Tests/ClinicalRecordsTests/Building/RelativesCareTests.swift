import Testing

@testable import ClinicalRecords

/// Whose treatment it was.
struct RelativesCareTests {
  @Test func `what a relative had is not the patient's`() throws {
    let therapy = try reading(
      "Her husband completed 8 weeks of in-person physical therapy from 3/3/2026 to 4/28/2026.")
    #expect(therapy.facts("conservative.pt_in_person.weeks").isEmpty)
    #expect(
      try reading("Her sister took naproxen for 3 months.").facts("conservative.rx_any").isEmpty)
  }

  @Test func `what a relative tells of the patient is the patient's`() throws {
    let chart = try reading(
      "Her husband states she completed 8 weeks of in-person physical therapy from 3/3/2026 to "
        + "4/28/2026.")
    #expect(!chart.facts("conservative.pt_in_person.weeks").isEmpty)
  }
}
