import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

@testable import Appeals

/// Whether the card argues what the denial says, in English.
struct CardArgumentTests {
  private static func denying(_ words: String) -> SampleCase {
    var sample = SampleCase()
    sample.letter = SampleLetters.commercial.replacing(
      /The records do not show(?:.|\n)*?conservative treatment\./, with: words)
    return sample
  }

  private static let motion = Fact(
    FactPath("imaging.dynamic_translation_mm"), .number(4, unit: "mm"),
    lastDay: CalendarDay("2026-06-30"), level: SampleChart.level,
    support: [SampleChart.quote("severe central canal stenosis L4-5", SampleChart.imaging)])

  private static func page(_ sample: SampleCase) throws -> String {
    HTMLRenderer(gnuplot: nil).render(try sample.card().report)
  }

  @Test func `motion leads where the payer says that the segment is stable`() throws {
    var sample = Self.denying("The films show no instability of the segment.")
    sample.facts.append(Self.motion)
    let card = try sample.card()
    #expect(card.strongest?.kind == .motion)
    #expect(try Self.page(sample).contains("4 mm of motion is measured at L4-5 on 2026-06-30."))
    var other = SampleCase()
    other.facts.append(Self.motion)
    #expect(try other.card().strongest?.kind == .imaging)
  }

  @Test func `to name the guideline that is argued objects to nothing`() throws {
    let used =
      "Clinical Policy Bulletin 0743 and InterQual were used. Physical therapy is not shown."
    #expect(try Self.denying(used).card().objections == [1])
    var sample = Self.denying("InterQual was used. Physical therapy is not shown.")
    sample.letter = sample.letter.replacing("Clinical Policy\nBulletin 0743", with: "InterQual")
    #expect(try sample.card().objections.contains(19))
  }

  @Test func `therapy that meets its criterion is said though another of its kind is open`() throws
  {
    var sample = Self.denying("Physical therapy is not shown.")
    sample.facts.removeAll { $0.path == FactPath("conservative.rx_any") }
    let page = try Self.page(sample)
    #expect(page.contains("Therapy ran from 2026-03-03 to 2026-04-28, 16 visits over 8 weeks."))
  }

  @Test
  func `therapy that is long enough is said of a policy without a day, and claims no section`()
    throws
  {
    var sample = Self.denying("Physical therapy is not shown.")
    sample.policy = "evicore-cmm-608@undated"
    sample.pathway = "initial"
    for path in ["conservative.exercise.weeks", "conservative.rx.weeks"] {
      sample.facts.append(
        Fact(
          FactPath(path), .number(8, unit: "weeks"), firstDay: CalendarDay("2026-05-03"),
          lastDay: CalendarDay("2026-07-28"),
          support: [SampleChart.quote("goals not met", SampleChart.therapy)]))
    }
    let page = try Self.page(sample)
    #expect(page.contains("Therapy ran from 2026-03-03 to 2026-04-28, 16 visits over 8 weeks."))
    #expect(!page.contains("It answers section"))
  }

  @Test func `one level needs no defence level by level`() throws {
    var sample = Self.denying("There is no nerve root compression at the requested level.")
    #expect(try !sample.card().objections.contains(13))
    sample.request.levels = ["L3-4", "L4-5"].compactMap { SpinalLevel($0) }
    #expect(try sample.card().objections.contains(13))
  }

  @Test func `a psychological evaluation answers for itself and no laboratory value for it`() throws
  {
    var sample = Self.denying("No psychological evaluation was submitted.")
    #expect(try sample.card().objections == [22])
    sample.facts.append(
      Fact(
        FactPath("psych.evaluation"), .truth(true), lastDay: CalendarDay("2026-08-12"),
        support: [SampleChart.quote("hips and pulses normal", SampleChart.office)]))
    #expect(try Self.page(sample).contains("The record has “hips and pulses normal”"))
  }

  @Test func `a policy that the letter names and is not argued is said on the card`() throws {
    var sample = SampleCase()
    sample.letter = sample.letter.replacing(
      "Clinical Policy\nBulletin 0743", with: "Policy CMM-608")
    #expect(try Self.page(sample).contains("they name CMM-608: ask which governs"))
    #expect(try !Self.page(SampleCase()).contains("ask which governs"))
  }

  @Test func `a route without a letter is told as something to do`() throws {
    var sample = SampleCase()
    sample.filing.route = .needsHuman
    let page = try Self.page(sample)
    #expect(page.contains("Read what the denial is about and dispute it by"))
    #expect(!page.contains("needs-human"))
  }

  @Test func `a stimulator has no level and a sacroiliac joint only a side`() throws {
    var sample = SampleCase()
    sample.request.procedureCodes = ["63650"]
    sample.request.levels = []
    sample.request.side = nil
    sample.families = ["spinal-cord-stimulation"]
    #expect(try sample.appeal().gapsInRequest().filter(\.isIncomplete).isEmpty)
    sample.families = ["sacroiliac-fusion"]
    #expect(
      try sample.appeal().gapsInRequest().filter(\.isIncomplete) == [
        .requestIncomplete("side, or the word none")
      ])
    sample.request.procedureCodes = ["27279"]
    sample.request.side = .left
    #expect(try sample.appeal().requestWords == "CPT 27279, left")
  }

  @Test func `several things counted are dated by the last of them`() {
    func words(_ count: Double) -> String {
      Fact(
        FactPath("injections.esi.count"), .number(count, unit: "count"),
        lastDay: CalendarDay("2026-08-04")
      ).particulars
    }
    #expect(words(2) == "2, the last on 2026-08-04")
    #expect(words(1) == "1 on 2026-08-04")
  }

  @Test func `of lengths told on one day the summary says the longest`() throws {
    var sample = SampleCase()
    for weeks in [20.0, 104] {
      sample.facts.append(
        Fact(
          FactPath("symptom.duration_weeks"), .number(weeks, unit: "weeks"),
          lastDay: CalendarDay("2026-08-12"),
          support: [SampleChart.quote("Date: 08/12/2026", SampleChart.office)]))
    }
    #expect(try sample.card().summary.spans.words.contains("Symptoms: 104 weeks"))
  }
}

extension NotReady.Gap {
  fileprivate var isIncomplete: Bool {
    if case .requestIncomplete = self { true } else { false }
  }
}
