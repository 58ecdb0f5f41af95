import Claims
import Testing

@testable import ClinicalRecords

/// An earlier note quoted in a later one speaks of its own day.
struct QuotedNoteTests {
  @Test(arguments: [
    "Prior note (3/4/26): EHL 4/5 on the right. ODI 52%. Pain 8/10.\n\nToday she feels the same.",
    "Previous visit 3/4/26: \"Right EHL 4/5. ODI 52%.\nPain 8/10.\" Today she feels the same.",
    "Office note dated 3/4/2026 -\nRight EHL 4/5.\nODI 52%.\nPain 8/10.\n\nToday: the same.",
    "From note of 3/4/26: right EHL 4/5; ODI 52%; pain 8/10.",
  ])
  func `its findings are of its day`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"])
    for path in ["neuro.motor_mrc_min", "function.odi", "pain.max_vas"] {
      let fact = try #require(read.fact(path), "\(path)")
      #expect(fact.lastDay == day("2026-03-04"), "\(path)")
    }
  }

  @Test func `what stands behind it is of today`() throws {
    let read = try reading(
      "Prior note (3/4/26): Right EHL 4/5. ODI 52%.\n\nEXAM: Right EHL 3/5.\nODI 60%.",
      levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc_min")?.value == .motor(.three))
    #expect(read.fact("neuro.motor_mrc_min")?.lastDay == day("2026-08-12"))
    #expect(read.fact("function.odi")?.value == .number(60, unit: "percent"))
    #expect(read.fact("neuro.progressive_deficit")?.assertion == .present)
  }

  @Test func `a course told in it was over by its day`() throws {
    let read = try reading(
      "Prior note (9/4/24): Completed 8 weeks of PT without relief.", levels: ["L4-5"])
    let mention = try #require(read.mentions.first { $0.concept == PhysicalTherapy.concept })
    #expect(mention.anchor == day("2024-09-04"))
  }
}
