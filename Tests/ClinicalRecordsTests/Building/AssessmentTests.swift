import ClinicalRecords
import Testing

/// Other sources of the pain: a conclusion is needed, about causes and about other levels.
struct AssessmentTests {
  private static let path = "assessment.other_sources_excluded"
  private static let causes =
    "Other sources of leg pain, vascular and hip, are excluded by examination."
  private static let levels = "L3-4 and L5-S1 show mild narrowing and do not explain her symptoms."

  @Test func `causes and levels together rule other sources out, each with its words`() throws {
    let fact = try #require(
      reading("\(Self.causes) \(Self.levels)", levels: ["L4-5"]).fact(Self.path))
    #expect(fact.value == .truth(true) && fact.assertion == .present)
    #expect(fact.support.count == 2)
  }

  @Test func `causes without the other levels leave it possible`() throws {
    let fact = try #require(reading(Self.causes, levels: ["L4-5"]).fact(Self.path))
    #expect(fact.assertion == .possible)
  }

  @Test func `a level that is operated is no other level`() throws {
    let text = "\(Self.causes) L4-5 is asymptomatic."
    let fact = try #require(reading(text, levels: ["L4-5"]).fact(Self.path))
    #expect(fact.assertion == .possible)
  }

  @Test func `normal hips and pulses are no conclusion`() throws {
    let text = "Pedal pulses 2+. Hip rotation full and painless. \(Self.levels)"
    #expect(try reading(text, levels: ["L4-5"]).fact(Self.path) == nil)
  }

  @Test func `causes that were not ruled out speak against it`() throws {
    let text = "Other causes of her pain have not been ruled out."
    let fact = try #require(reading(text, levels: ["L4-5"]).fact(Self.path))
    #expect(fact.assertion == .absent)
  }
}
