import Testing

@testable import ClinicalRecords

/// A later note by which the symptom is gone.
struct UndoneSymptomTests {
  private static let pain = (
    day: "2026-07-01", text: "HPI: Pain radiates down the left leg to the foot."
  )

  static let undoings = [
    "All leg pain has resolved.",
    "Leg pain resolved completely.",
    "She no longer has leg pain.",
    "Patient no longer has any left leg pain.",
    "Symptoms resolved after the injection.",
    "All of her symptoms have resolved since the injection.",
    "His radicular symptoms have resolved.",
    "Sciatica has resolved.",
    "She is now pain free.",
    "Denies leg pain.",
    "No leg pain today.",
  ]

  @Test(arguments: undoings)
  func `a symptom that a later note says is gone is a conflict with both quotes`(
    sentence: String
  ) throws {
    let read = try reading(
      Self.pain, (day: "2026-08-12", text: "INTERVAL HISTORY: \(sentence)"), levels: ["L4-5"])
    for path in ["symptom.radicular_leg", "symptom.radicular_or_claudication"] {
      let fact = try #require(read.fact(path))
      #expect(fact.isConflict)
      #expect(fact.support.map(\.text) == ["Pain radiates down the left leg to the foot."])
      #expect(fact.against.map(\.text) == [sentence])
    }
  }

  @Test func `months between the two make no difference`() throws {
    let read = try reading(
      (day: "2026-01-10", text: "HPI: Lumbar radiculopathy."),
      (day: "2026-08-12", text: "HPI: All leg pain has resolved."), levels: ["L4-5"])
    #expect(read.fact("symptom.radicular_leg")?.isConflict == true)
  }

  @Test func `a diagnosis carried along in the note that says so does not outweigh it`() throws {
    let read = try reading(
      Self.pain,
      (
        day: "2026-08-12",
        text: "HPI: All leg pain has resolved.\n\nASSESSMENT: Lumbar radiculopathy."
      ), levels: ["L4-5"])
    #expect(read.fact("symptom.radicular_leg")?.isConflict == true)
  }

  @Test func `claudication that resolved is a conflict too`() throws {
    let read = try reading(
      (day: "2026-07-01", text: "HPI: Neurogenic claudication."),
      (day: "2026-08-12", text: "HPI: Symptoms resolved after the injection."), levels: ["L4-5"])
    #expect(read.fact("symptom.radicular_or_claudication")?.isConflict == true)
  }

  static let kept = [
    "Leg pain resolved for 2 weeks after the injection, then returned.",
    "Leg pain has almost resolved.",
    "Leg pain has not resolved.",
    "Leg pain was 80% resolved after the injection.",
    "Back pain has resolved.",
    "Symptoms have not resolved.",
    "Urinary symptoms have resolved.",
    "Right leg pain has resolved.",
    "Leg pain resolved temporarily with gabapentin.",
    "Denies right leg pain.",
    "No leg pain at night.",
    "Her mother's symptoms have resolved.",
    "Symptoms resolved after the injection in March but have recurred.",
    "Return if symptoms have not resolved.",
  ]

  @Test(arguments: kept)
  func `what is partial, brief, elsewhere or of the other side undoes nothing`(sentence: String)
    throws
  {
    let read = try reading(
      Self.pain, (day: "2026-08-12", text: "INTERVAL HISTORY: \(sentence)"), levels: ["L4-5"])
    #expect(read.fact("symptom.radicular_leg")?.isConflict == false)
  }

  @Test func `a symptom told again after it was gone is no conflict`() throws {
    let read = try reading(
      (day: "2026-03-01", text: "HPI: Pain radiates down the left leg to the foot."),
      (day: "2026-05-01", text: "HPI: All leg pain has resolved."),
      (day: "2026-08-12", text: "HPI: Pain radiates into the left leg again."), levels: ["L4-5"])
    let fact = try #require(read.fact("symptom.radicular_leg"))
    #expect(fact.assertion == .present)
    #expect(!fact.isConflict)
  }
}
