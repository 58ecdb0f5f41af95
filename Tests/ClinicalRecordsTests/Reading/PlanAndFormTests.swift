import Claims
import Testing

@testable import ClinicalRecords

/// What is planned, answered with no or not taken was not had; what goes on began once.
struct PlanAndFormTests {
  private func mention(_ concept: Concept, in read: ChartReading) -> Mention? {
    read.mentions.first { $0.concept == concept }
  }

  @Test func `what stands in a plan behind a medicine that goes on is to come`() throws {
    let read = try reading(
      "Plan: continue gabapentin, PT 2x/wk x 6 wks, MRI lumbar, L5-S1 TFESI right.")
    #expect(read.facts("conservative.pt").map(\.assertion) == [.planned])
    #expect(read.facts("injections.esi.count").map(\.assertion) == [.planned])
    let taken = try reading("Plan: continue gabapentin, meloxicam.")
    #expect(
      taken.mentions.filter { Medicines.concepts.contains($0.concept) }.map(\.status)
        == [.ongoing, .ongoing])
    let going = try reading("Plan: continue PT.")
    #expect(mention(PhysicalTherapy.concept, in: going)?.status == .ongoing)
  }

  @Test func `a no in brackets answers the name before it`() throws {
    let read = try reading("PAST TREATMENT: PT (yes, 2025, 3 mo, made worse) ESI (no) Chiro (none)")
    #expect(read.facts("injections.esi.count").map(\.assertion) == [.absent])
    #expect(read.facts("conservative.pt.weeks").map(\.value) == [.number(13, unit: "weeks")])
    #expect(read.mentions.filter { $0.status == .never }.count == 2)
  }

  @Test func `a medicine of the list that is not taken was no trial`() throws {
    let read = try reading(
      "MEDICATIONS: Neurontin 300 mg TID, Mobic 15 mg daily (not taking), Robaxin 500 mg")
    let statuses = read.mentions.filter { Medicines.concepts.contains($0.concept) }.map(\.status)
    #expect(statuses == [.ongoing, .nonAdherent, .ongoing])
  }

  @Test func `the day behind started is the first of what goes on`() throws {
    let read = try reading(
      "HPI: Started PT on 3/20/26, continues 2x/week, 14 visits so far, some improvement.")
    let therapy = try #require(mention(PhysicalTherapy.concept, in: read))
    #expect(therapy.begin?.day == day("2026-03-20") && therapy.end == nil)
    #expect(therapy.number(.visits) == 14)
    let share = try reading("HPI: PT started 3/2/26, has done 8 of 12 authorized visits to date.")
    #expect(mention(PhysicalTherapy.concept, in: share)?.number(.visits) == 8)
    let stopped = try reading("HPI: Stopped PT after visit 9 b/c of leg pain.")
    #expect(mention(PhysicalTherapy.concept, in: stopped)?.number(.visits) == 9)
  }

  @Test func `the reason in brackets behind a status stands alone`() throws {
    let read = try reading("HPI: Gabapentin - stopped (weight gain).")
    let gabapentin = read.mentions.first { Medicines.concepts.contains($0.concept) }
    #expect(gabapentin?.details[.reason] == .words(["weight gain"]))
  }

  @Test func `two days close together share the year of the second`() throws {
    let read = try reading("HPI: Home exercise program x 8 wks (2/1-4/1/26).")
    let home = try #require(mention(HomeExercise.concept, in: read))
    #expect(home.begin?.day == day("2026-02-01") && home.end?.day == day("2026-04-01"))
    let trial = try reading("HPI: SCS trial 5/1-5/8/26: 65% reduction in leg pain, 40% back.")
    #expect(trial.fact("scs.trial_days")?.value == .number(7, unit: "days"))
    let grade = try reading("EXAM: EHL 4/5 - 5/8/26.")
    #expect(mention(.motorStrength, in: grade)?.value == .motor(.four))
  }

  @Test func `shortened places of a stenosis keep its grade`() throws {
    let read = try reading(
      "IMAGING: MRI 5/3/26: L4-5 mod-severe central and b/l lateral recess stenosis. "
        + "L5-S1 mod L NF stenosis.")
    #expect(
      read.fact("imaging.stenosis_grade", at: "L4-5")?.value == .stenosis(.moderateSevere))
    #expect(read.fact("imaging.stenosis_grade", at: "L5-S1")?.value == .stenosis(.moderate))
  }
}
