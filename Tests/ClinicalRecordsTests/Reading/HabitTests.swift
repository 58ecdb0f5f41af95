import Claims
import Testing

@testable import ClinicalRecords

/// Tobacco as social histories of record systems print it.
struct HabitTests {
  @Test(arguments: [
    "Social History\nTobacco Use\n Smoking status: Former\n  Packs/day: 0.50   Types: Cigarettes\n"
      + "  Quit date: 1998",
    "SH: quit smoking in 2015. 30 pk-yr.",
    "Social History: Former smoker. Last cigarette 01/2026.",
    "Social History: Cigars stopped 7/5/26, cotinine neg.",
  ])
  func `what was smoked before is no habit of today`(text: String) throws {
    let read = try reading(text)
    #expect(read.fact("tobacco.status")?.value == .choice("former"))
    #expect(read.facts("tobacco.status").allSatisfy { !$0.isConflict })
  }

  @Test func `an amount told with now is a habit again`() throws {
    let read = try reading("SH: Former smoker. Now 1/2 ppd again.")
    #expect(
      read.mentions.contains { $0.concept == .tobacco && $0.value == .choice("current") })
  }

  @Test func `a lozenge among the medicines is nicotine`() throws {
    let read = try reading(
      "SH: quit smoking 5 weeks ago.\nMEDICATIONS: NICOTINE 4MG LOZENGE TAKE 1 LOZENGE BY MOUTH")
    #expect(read.fact("tobacco.nicotine_free_weeks")?.value == .number(0, unit: "weeks"))
  }
}
