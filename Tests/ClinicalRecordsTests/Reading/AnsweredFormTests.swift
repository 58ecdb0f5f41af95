import Claims
import Testing

@testable import ClinicalRecords

/// Forms with boxes, and questions that the next word answers.
struct AnsweredFormTests {
  private func assertions(_ concept: Concept, _ read: ChartReading) -> [Fact.Assertion] {
    read.mentions.filter { $0.concept == concept }.map(\.context.assertion)
  }

  @Test func `boxes under yes and no answer by their column`() throws {
    let read = try reading(
      """
                                         YES    NO
      Numbness or tingling               [X]    [ ]
      Loss of bladder control            [ ]    [X]
      """)
    #expect(assertions(.bowelBladder, read) == [.absent])
    #expect(assertions(.sensoryChange, read).allSatisfy { $0 == .present })
  }

  @Test func `a treatment with its own box was had, whether or not it helped`() throws {
    let read = try reading(
      """
      Which treatments have you tried?                  Helped?
      [X] Physical therapy   # visits: 18               [ ] Yes [X] No
      [ ] Chiropractic       # visits: ___              [ ] Yes [ ] No
      """)
    #expect(read.fact("conservative.pt.visits")?.value == .number(18, unit: "visits"))
    #expect(!read.mentions.contains { $0.concept == "chiropractic" })
  }

  @Test func `the box that is ticked tells how far one walks`() throws {
    let read = try reading(
      "How far can you walk?  [ ] no limit  [ ] 1 mile  [X] 1 block  [ ] less\n"
        + "How long can you stand?  [ ] 1 hr  [ ] 30 min  [X] 10 min  [ ] less")
    let limits = read.mentions.filter { [.walking, .standing].contains($0.concept) }
    #expect(limits.map(\.value) == [.number(1, unit: "block"), .number(10, unit: "min")])
  }

  @Test func `a ticked box that is not understood is shown`() throws {
    let read = try reading("[X] Leg gives way on stairs   [ ] Sleeps poorly\nHPI: Back pain.")
    let flag = try #require(read.flags.first { $0.kind == .unread })
    #expect(flag.quotes.first?.text.contains("gives way") == true)
    #expect(try reading("[ ] Leg gives way on stairs").flags.isEmpty)
  }

  @Test func `a question and its "no" deny what is asked`() throws {
    let smoker = try reading("HPI: Smoker? No.")
    #expect(smoker.fact("tobacco.status")?.value == .choice("none now"))
    let fused = try reading("HPI: Hx of L5-S1 fusion? NO - never had lumbar surgery.")
    #expect(fused.fact("prior_surgery.history")?.value == .truth(false))
    #expect(fused.facts("prior_surgery.history").allSatisfy { !$0.isConflict })
    let helped = try reading("PSH: L4-5 fusion in 2019, did it help? No.")
    #expect(helped.fact("prior_surgery.history")?.value == .choice("fusion"))
  }
}
