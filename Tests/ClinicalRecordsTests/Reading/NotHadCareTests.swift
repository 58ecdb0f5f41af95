import Testing

@testable import ClinicalRecords

/// Care that was asked for, considered or refused, and not had; request of 20 August 2026 at L4-5.
struct NotHadCareTests {
  @Test func `a block the insurer denied is none`() throws {
    let read = try reading("HPI: L5 nerve root block denied by the insurer.", levels: ["L4-5"])
    let fact = try #require(read.fact("injections.esi.count"))
    #expect(fact.assertion == .absent)
    #expect(fact.against.map(\.text) == ["L5 nerve root block denied by the insurer."])
  }

  @Test func `a denied second injection contradicts no first one`() throws {
    let read = try reading(
      "HPI: L4-5 ESI on 3/2/26 without relief.\nA TFESI at L4-5 was not authorized.",
      levels: ["L4-5"])
    let fact = try #require(read.fact("injections.esi.count"))
    #expect(fact.value == .number(1, unit: "count"))
    #expect(!fact.isConflict)
  }

  @Test func `a refusal of the payer is no explanation by the patient's body`() throws {
    let read = try reading(
      "HPI: Insurance denied ESI. Naproxen x 6 wks without relief. Completed PT x 6 wks.")
    #expect(read.fact("conservative.exhausted_or_explained") == nil)
  }

  @Test func `an ulcer that forbids NSAIDs is a contraindication`() throws {
    let read = try reading("HPI: She did not try NSAIDs because of an ulcer.")
    #expect(read.fact("conservative.rx.contraindicated")?.assertion == .present)
    #expect(read.facts("conservative.rx_any").allSatisfy { $0.assertion != .present })
  }

  @Test func `the cost of a medicine forbids nothing`() throws {
    let read = try reading("HPI: She did not try gabapentin because of the cost.")
    #expect(read.fact("conservative.rx.contraindicated") == nil)
    #expect(read.fact("conservative.rx_any")?.assertion == .absent)
  }

  @Test func `referred for six weeks and seen once is one visit`() throws {
    for text in [
      "Referred to PT for 6 weeks but attended only one visit.",
      "She was referred to PT x 6 wks, attended only one visit.",
      "Referred to PT in March. Attended only one visit of PT.",
    ] {
      let read = try reading("HPI: \(text)")
      #expect(read.facts("conservative.pt.weeks").allSatisfy { $0.value == nil })
      #expect(read.flags.allSatisfy { $0.kind != .contradiction })
      #expect(read.facts("conservative.pt").allSatisfy { $0.assertion != .present })
    }
  }
}
