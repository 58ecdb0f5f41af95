import Claims
import Testing

@testable import ClinicalRecords

/// A gait that a lumbar stenosis makes, and a foot that can't be lifted.
struct GaitAndFootTests {
  @Test(arguments: [
    "Gait: antalgic, slow, wide-based.", "EXAM: Gait is wide based and slow, flexed forward.",
    "EXAM: Broad-based gait with a walker.", "GAIT: unsteady, uses a cane.",
  ])
  func `a lumbar gait is no sign of the cord`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"])
    #expect(read.fact("exam.myelopathic_sign")?.assertion != .present)
    #expect(!read.flags.contains { $0.kind == .safety })
  }

  @Test(arguments: [
    "EXAM: Spastic gait.", "EXAM: Gait is ataxic.", "EXAM: Wide-based gait. Hoffmann +.",
    "EXAM: Wide based, myelopathic gait.",
    "EXAM: Gait is wide based. Sustained clonus bilaterally.",
  ])
  func `a gait of the cord is a sign at any level`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"])
    #expect(read.fact("exam.myelopathic_sign")?.assertion == .present)
    #expect(read.flags.contains { $0.kind == .safety })
  }

  @Test func `a wide gait counts where the neck is asked about`() throws {
    let read = try reading("EXAM: Gait is wide based.", levels: ["C5-6"])
    #expect(read.fact("exam.myelopathic_sign")?.assertion == .present)
  }

  @Test(arguments: [
    "Can't lift the left foot.", "She is unable to lift her left foot.",
    "He cannot raise his left foot.", "Drags his left foot.", "Trouble picking up her left foot.",
  ])
  func `a foot that can't be lifted is a foot drop told and no burden`(text: String) throws {
    let read = try reading("HPI: " + text, levels: ["L4-5"])
    let told = try #require(read.mentions.first { $0.concept == .weakness })
    #expect(told.choice(Detail("kind")) == "foot drop" && told.side == .left)
    #expect(read.fact("function.adl_unable_count") == nil)
    #expect(read.fact("neuro.motor_mrc_min") == nil)
    #expect(read.fact("exam.objective_finding") == nil)
  }

  @Test func `things that can't be lifted stay a limit`() throws {
    let read = try reading("HPI: Can't lift groceries off the floor by foot of the stairs.")
    #expect(read.fact("function.adl_unable_count")?.value == .number(1, unit: "count"))
    #expect(!read.mentions.contains { $0.concept == .weakness })
  }

  @Test func `a spastic gait beside a normal one is a conflict, and still shown to the surgeon`()
    throws
  {
    let chart = try reading("EXAM: Gait: spastic.\nNEURO: Normal gait.", levels: ["C5-6"])
    #expect(chart.fact("exam.myelopathic_sign")?.isConflict == true)
    #expect(chart.flags.contains { $0.kind == .safety })
  }

  @Test func `a normal gait takes back no Hoffmann, and denies none by itself`() throws {
    let signs = try reading("EXAM: Hoffmann positive. Gait normal.", levels: ["C5-6"])
    #expect(signs.fact("exam.myelopathic_sign")?.isConflict == false)
    let gait = try reading("EXAM: Gait normal.", levels: ["C5-6"])
    #expect(gait.facts("exam.myelopathic_sign").isEmpty)
  }
}
