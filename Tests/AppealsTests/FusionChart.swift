import Appeals
import Claims
import ClinicalRecords

/// A made-up chart of a stenosis with a slip that does not move: decompressed, and stabilised because of
/// what the decompression takes away.
enum FusionChart {
  static let actual = "609.4-actual-instability"
  static let anticipated = "609.4-anticipated-iatrogenic"
  static let chart = SourceDocument(
    name: "plan_2026-08-20", kind: "office", day: CalendarDay("2026-08-20"),
    text: """
      Flexion-extension films: L4-5 translation 1 mm, no motion.
      Decompression will remove more than 75 % of the right facet, so it is stabilised.
      Never smoked. Pseudarthrosis on CT. Slip has progressed.

      """)

  static func fact(
    _ path: String, _ value: FactValue = .truth(true), _ words: String, level: String? = nil
  ) -> Fact {
    Fact(
      FactPath(path), value, lastDay: chart.day, level: level.flatMap { SpinalLevel($0) },
      support: [SampleChart.quote(words, chart)])
  }

  /// A decompression by CMM-608 that is met, no smoker, a stable segment.
  static let decompression: [Fact] = [
    SampleChart.claudication,
    Fact(
      FactPath("exam.objective_finding"), .truth(true), lastDay: CalendarDay("2026-08-12"),
      support: [SampleChart.quote("EHL 4/5 right", SampleChart.office)]),
    Fact(
      FactPath("imaging.compression_concordant"), .truth(true), lastDay: CalendarDay("2026-06-30"),
      level: SampleChart.level, concordance: .agrees,
      support: [SampleChart.quote("severe central canal stenosis L4-5", SampleChart.imaging)]),
    Fact(
      FactPath("conservative.rx.weeks"), .number(30, unit: "weeks"),
      firstDay: CalendarDay("2026-01-15"), lastDay: CalendarDay("2026-08-12"),
      support: [SampleChart.quote("Naproxen 500 bid since Jan", SampleChart.office)]),
    Fact(
      FactPath("conservative.exercise.weeks"), .number(8, unit: "weeks"),
      firstDay: CalendarDay("2026-03-03"), lastDay: CalendarDay("2026-04-28"),
      support: [SampleChart.quote("16 visits, 3/3/26-4/28/26", SampleChart.therapy)]),
    fact("tobacco.never_smoker", .truth(true), "Never smoked"),
  ]
  static let stable = fact(
    "imaging.dynamic_translation_mm", .number(1, unit: "mm"),
    "L4-5 translation 1 mm", level: "L4-5")
  static let plan = fact(
    "plan.facetectomy_extent_qualifies", .truth(true), "remove more than 75 % of the right facet")
}
