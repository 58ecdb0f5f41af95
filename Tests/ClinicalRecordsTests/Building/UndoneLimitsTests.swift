import Testing

@testable import ClinicalRecords

/// A later note by which a limit of daily life is gone.
struct UndoneLimitsTests {
  private static let june = (day: "2026-06-02", text: "HPI: Unable to walk > 1 block.")

  static let undoings = [
    "Walks a mile without pain.",
    "He can walk 2 miles.",
    "She is now walking about two miles daily.",
    "Walks for 45 minutes every morning.",
    "Walks without any limitation.",
    "She is back to all of her usual activities.",
  ]

  @Test(arguments: undoings)
  func `a block in June and a mile in August are a conflict with both quotes`(
    sentence: String
  ) throws {
    let read = try reading(
      Self.june, (day: "2026-08-12", text: "INTERVAL HISTORY: \(sentence)"), levels: ["L4-5"])
    let fact = try #require(read.fact("function.adl_limits"))
    #expect(fact.isConflict)
    #expect(fact.support.map(\.text) == ["Unable to walk > 1 block."])
    #expect(fact.against.map(\.text) == [sentence])
    #expect(read.flags.contains { $0.kind == .contradiction })
  }

  static let kept = [
    "Walks half a block.",
    "She can walk a mile leaning on a shopping cart.",
    "Can walk a mile only with rests.",
    "She used to walk a mile.",
    "Her husband walks a mile every day.",
    "She hopes to be back to all of her usual activities.",
    "Goal: walks a mile without pain.",
    "She could stand for an hour.",
    "Walked a mile for two weeks of relief.",
  ]

  @Test(arguments: kept)
  func `what is no farther, done with help, hoped for or another's takes nothing back`(
    sentence: String
  ) throws {
    let read = try reading(
      Self.june, (day: "2026-08-12", text: "INTERVAL HISTORY: \(sentence)"), levels: ["L4-5"])
    let fact = try #require(read.fact("function.adl_limits"))
    #expect(!fact.isConflict)
  }

  @Test func `two blocks at most in August take the place of one`() throws {
    let read = try reading(
      Self.june, (day: "2026-08-12", text: "HPI: Unable to walk more than 2 blocks."))
    let fact = try #require(read.fact("function.adl_limits"))
    #expect(!fact.isConflict)
    #expect(fact.value == .words(["Unable to walk more than 2 blocks"]))
  }

  @Test func `a limit told again after it was gone stands`() throws {
    let read = try reading(
      (day: "2026-03-01", text: "HPI: Walks a mile without pain."), Self.june)
    #expect(read.fact("function.adl_limits")?.isConflict == false)
  }

  @Test func `a limit that is left stands alone, and what was taken back is shown`() throws {
    let read = try reading(
      (day: "2026-06-02", text: "HPI: Unable to walk > 1 block. Cannot put on shoes."),
      (day: "2026-08-12", text: "HPI: Walks a mile without pain."))
    let fact = try #require(read.fact("function.adl_limits"))
    #expect(!fact.isConflict)
    #expect(fact.value == .words(["Cannot put on shoes"]))
    #expect(read.flags.contains { $0.kind == .contradiction })
  }

  static let activities = [
    ("Unable to cook.", "She cooks without difficulty."),
    ("Difficulty with stairs.", "Denies difficulty with stairs."),
    ("Needs help with dressing.", "No longer needs help with dressing."),
    ("Gave up gardening.", "He has resumed gardening."),
  ]

  @Test(arguments: activities)
  func `an activity done again is a conflict`(early: String, late: String) throws {
    let read = try reading(
      (day: "2026-06-02", text: "HPI: \(early)"), (day: "2026-08-12", text: "HPI: \(late)"))
    #expect(read.fact("function.adl_limits")?.isConflict == true)
  }

  @Test func `another activity done again leaves a limit standing`() throws {
    let read = try reading(
      (day: "2026-06-02", text: "HPI: Cannot put on shoes."),
      (day: "2026-08-12", text: "HPI: He has resumed gardening."))
    #expect(read.fact("function.adl_limits")?.isConflict == false)
  }

  @Test func `the end of a limit is no limit`() throws {
    let read = try reading("HPI: No longer has difficulty with stairs.")
    #expect(read.fact("function.adl_limits") == nil)
  }

  @Test func `an hour of standing exceeds half an hour`() throws {
    let read = try reading(
      (day: "2026-06-02", text: "HPI: Cannot stand more than 30 minutes."),
      (day: "2026-08-12", text: "HPI: Can stand for 1 hour."))
    #expect(read.fact("function.adl_limits")?.isConflict == true)
  }
}
