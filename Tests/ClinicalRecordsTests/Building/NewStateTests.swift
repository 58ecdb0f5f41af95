import Claims
import Testing

@testable import ClinicalRecords

/// An examination after an operation tells of a new state, and one with an exception keeps it.
struct NewStateTests {
  @Test(arguments: [
    "S/p L4-5 discectomy 5/4/26. EXAM: Strength 5/5 throughout.",
    "S/p L4-5 discectomy 5/4/26. EXAM: Full strength in both legs.",
  ])
  func `full strength after an operation takes back no weakness before it`(later: String) throws {
    let read = try reading(
      (day: "2026-04-12", text: "EXAM: Left EHL 3/5. Left foot drop."),
      (day: "2026-06-12", text: later), levels: ["L4-5"])
    let weakest = read.fact("neuro.motor_mrc_min")
    #expect(weakest?.isConflict != true)
    #expect(weakest == nil || weakest?.value == .motor(.five))
    #expect(read.fact("exam.objective_finding")?.isConflict != true)
  }

  @Test func `full strength without an operation contradicts the weakness before it`() throws {
    let read = try reading(
      (day: "2026-04-12", text: "EXAM: Left EHL 3/5."),
      (day: "2026-06-12", text: "EXAM: Strength 5/5 throughout."), levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc_min")?.isConflict == true)
  }

  @Test func `an operation at the neck changes no weakness of the foot`() throws {
    let read = try reading(
      (day: "2026-04-12", text: "EXAM: Left EHL 3/5."),
      (
        day: "2026-06-12",
        text: "S/p C5-6 ACDF 5/4/26. EXAM: Strength 5/5 throughout."
      ), levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc_min")?.isConflict == true)
  }

  @Test func `weakness found after the operation stays`() throws {
    let read = try reading(
      (day: "2026-04-12", text: "EXAM: Strength 5/5 throughout."),
      (day: "2026-06-12", text: "S/p L4-5 discectomy 5/4/26. EXAM: Left EHL 3/5."),
      levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc_min")?.value == .motor(.three))
    #expect(read.fact("neuro.motor_mrc_min")?.isConflict == false)
  }

  @Test(arguments: [
    "EXAM: Motor 5/5 exc. L TA 4+.", "EXAM: Motor: 5/5 exc L TA 4+.",
    "EXAM: 5/5 BLE exc. L TA 4+", "EXAM: Strength 5/5 save L TA 4+/5.",
    "EXAM: Motor 5/5 excluding L TA 4+/5.",
  ])
  func `an exception is kept however it is said`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"])
    let upper = try #require(read.fact("neuro.motor_mrc.L3L4"))
    #expect(upper.value == .motor(.fourPlus) && upper.side == .left && !upper.isConflict)
    #expect(read.fact("neuro.motor_mrc.L5S1")?.value == .motor(.five))
  }
}
