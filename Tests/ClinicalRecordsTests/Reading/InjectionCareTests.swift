import Claims
import Testing

@testable import ClinicalRecords

/// What a chart's injections are read as: how many, when, where, with what relief.
struct InjectionCareTests: LumbarRequest {
  @Test func `three injections, the last with its day, the others without`() throws {
    let fact = try facts("injections.esi.count", "ESI x3, last 3/2/24.").first
    #expect(fact?.value == .number(3, unit: "count"))
    #expect(fact?.lastDay == day("2024-03-02") && fact?.firstDay == nil)
  }

  @Test func `undated injections leave the yearly limit open`() throws {
    let path = "injections.esi.count_region_12mo"
    #expect(try facts(path, "ESI x3, last 3/2/26.").map(\.assertion) == [.possible])
    let dated = try facts(path, "L4-5 ESI on 3/2/26 with 50% relief for 3 weeks.")
    #expect(dated.map(\.assertion) == [.present])
    #expect(dated.first?.value == .number(1, unit: "count"))
  }

  @Test func `an index of severity in triage is no injection`() throws {
    #expect(try read(("2026-08-12", "ESI level 3 in triage.")).facts.all.isEmpty)
  }

  @Test func `an offered injection that is declined is declined`() throws {
    let facts = try facts("injections.esi.count", "Offered ESI, pt declines.")
    #expect(facts.map(\.assertion) == [.declined])
  }

  @Test func `a facet block is no epidural`() throws {
    let reading = try read(("2026-08-12", "Underwent MBB x2 at L4-5 without relief."))
    #expect(reading.facts["injections.esi.count"].isEmpty)
    #expect(reading.facts["injections.facet.count"].first?.value == .number(2, unit: "count"))
  }

  @Test func `an injection at a root leaves its level open`() throws {
    let path = "injections.esi.count_at_level"
    #expect(try facts(path, "L5 TFESI R 4/11 – 70% x 2 wks.").map(\.assertion) == [.possible])
    let there = try facts(path, "Left L4-5 ESI on 5/1/26, no relief.").first
    #expect(there?.value == .number(1, unit: "count") && there?.level == SpinalLevel("L4-5"))
    #expect(try facts(path, "Left L3-4 ESI on 5/1/26, no relief.").isEmpty)
  }

  @Test func `relief is as stated, with its side and day`() throws {
    let fact = try facts("injections.esi.relief_pct", "L5 TFESI R 4/11 – 70% x 2 wks.").first
    #expect(fact?.value == .number(70, unit: "percent"))
    #expect(fact?.side == .right && fact?.lastDay == day("2026-04-11"))
  }
}
