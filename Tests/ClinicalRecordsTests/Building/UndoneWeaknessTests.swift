import Testing

@testable import ClinicalRecords

/// A later examination that does not find the weakness any more.
struct UndoneWeaknessTests {
  private static let june = (day: "2026-06-02", text: "EXAM: EHL 4/5 on the right.")

  static let undoings = [
    "Strength 5/5 throughout.",
    "Motor 5/5 in all groups of the lower extremities.",
    "Full strength in both legs.",
    "Motor intact.",
    "Neurologically intact.",
    "No focal motor deficit. No motor deficits.",
  ]

  @Test(arguments: undoings)
  func `a weak muscle in June and full strength in August are a conflict with both quotes`(
    sentence: String
  ) throws {
    let read = try reading(
      Self.june, (day: "2026-08-12", text: "EXAM: \(sentence)"), levels: ["L4-5"])
    for path in ["neuro.motor_mrc.L5S1", "neuro.motor_mrc_min", "exam.objective_finding"] {
      let fact = try #require(read.fact(path))
      #expect(fact.isConflict)
      #expect(fact.support.map(\.text) == ["EHL 4/5 on the right."])
      #expect(!fact.against.isEmpty)
    }
  }

  static let kept = [
    "Left leg 5/5 throughout.",
    "5/5 strength in BUE.",
    "TA 5/5 on the right.",
    "EHL 5/5 on the left.",
    "Denies weakness.",
    "Full strength otherwise.",
    "Strength is normal except EHL 4/5 on the right.",
    "Right EHL 4+/5.",
    "Her mother has full strength.",
  ]

  @Test(arguments: kept)
  func `another side, limb or muscle, and a gain in part, take nothing back`(sentence: String)
    throws
  {
    let read = try reading(
      Self.june, (day: "2026-08-12", text: "EXAM: \(sentence)"), levels: ["L4-5"])
    let fact = try #require(read.fact("neuro.motor_mrc.L5S1"))
    #expect(!fact.isConflict)
    #expect(fact.side == .right)
    #expect(read.fact("exam.objective_finding")?.isConflict == false)
  }

  @Test func `the same muscle graded again counts by its later grade`() throws {
    let read = try reading(
      Self.june, (day: "2026-08-12", text: "EXAM: EHL 5/5 on the right."), levels: ["L4-5"])
    let fact = try #require(read.fact("neuro.motor_mrc.L5S1"))
    #expect(fact.value == .motor(.five))
    #expect(!fact.isConflict)
  }

  @Test func `a muscle not examined again keeps its grade`() throws {
    let read = try reading(
      (day: "2026-06-02", text: "EXAM: TA 5/5 and EHL 4/5 on the right."),
      (day: "2026-08-12", text: "EXAM: EHL 4-/5 on the right."), levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc.L5S1")?.value == .motor(.fourMinus))
    #expect(read.fact("neuro.motor_mrc.L3L4")?.value == .motor(.five))
  }

  @Test func `a template of full strength in the note that finds weakness is a conflict`() throws {
    let read = try reading(
      "EXAM: EHL 4/5 on the right.\n\nNEURO: Motor 5/5 throughout.", levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc.L5S1")?.isConflict == true)
    #expect(read.fact("exam.objective_finding")?.isConflict == true)
  }

  @Test func `a template that an earlier note said in the same words still contradicts`() throws {
    let read = try reading(
      (day: "2026-03-01", text: "EXAM: Motor 5/5 throughout both legs."), Self.june,
      (day: "2026-08-12", text: "EXAM: Motor 5/5 throughout both legs."), levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc.L5S1")?.isConflict == true)
  }

  @Test func `full strength before the weakness contradicts nothing`() throws {
    let read = try reading(
      (day: "2026-03-01", text: "EXAM: Motor 5/5 throughout both legs."), Self.june,
      levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc.L5S1")?.isConflict == false)
  }

  @Test func `a deficit that grew and is then not found is a conflict, not progression`() throws {
    let read = try reading(
      (day: "2026-05-02", text: "EXAM: TA 5/5 on the right."),
      (day: "2026-06-20", text: "EXAM: TA 3/5 on the right."),
      (day: "2026-08-12", text: "EXAM: Strength 5/5 throughout."), levels: ["L4-5"])
    #expect(read.fact("neuro.progressive_deficit")?.isConflict == true)
    #expect(read.fact("neuro.progressive_deficit_two_exams")?.isConflict == true)
  }

  @Test func `a foot drop that a later note does not find is a conflict`() throws {
    let read = try reading(
      (day: "2026-06-02", text: "EXAM: Right foot drop."),
      (day: "2026-08-12", text: "EXAM: No foot drop."), levels: ["L4-5"])
    #expect(read.fact("exam.objective_finding")?.isConflict == true)
  }

  @Test func `the right leg is weak whatever the left is`() throws {
    let read = try reading("EXAM: RLE: EHL 3/5.\nLLE: 5/5 throughout.", levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc.L5S1")?.isConflict == false)
  }
}
