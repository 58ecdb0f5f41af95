import Appeals
import Claims
import ClinicalRecords
import Foundation

/// Documents and facts of the synthetic case: 68 years, L4-5, claudication, decompression.
enum SampleChart {
  static let office = SourceDocument(
    name: "office_2026-08-12", kind: "office", day: CalendarDay("2026-08-12"),
    text: """
      Date: 08/12/2026
      Buttock and leg heaviness on walking, relieved by sitting.
      ODI 52%. Stops after one block; cannot stand to cook.
      Naproxen 500 bid since Jan; gabapentin stopped, drowsy.
      EHL 4/5 right.
      L3-4 and L5-S1 no more than mild narrowing, not symptomatic; hips and pulses normal.

      """)
  static let therapy = SourceDocument(
    name: "pt_discharge_2026-04-28", kind: "therapy", day: CalendarDay("2026-04-28"),
    text:
      "PT discharge summary.\n16 visits, 3/3/26-4/28/26, goals not met.\nBody mechanics taught.\n"
  )
  static let imaging = SourceDocument(
    name: "mri_2026-06-30", kind: "imaging report", day: CalendarDay("2026-06-30"),
    text: "MRI lumbar spine.\nIMPRESSION: severe central canal stenosis L4-5.\n")
  static let documents = [office, therapy, imaging]

  /// The words where they stand in a document.
  static func quote(_ words: String, _ document: SourceDocument) -> Quote {
    let bytes = Array(document.text.utf8)
    let wanted = Array(words.utf8)
    let start = (0...(bytes.count - wanted.count)).first {
      Array(bytes[$0..<($0 + wanted.count)]) == wanted
    }
    precondition(start != nil, "the sample document does not hold the words")
    let from = start ?? 0
    return Quote(
      document: document.name, line: bytes[..<from].count { $0 == 0x0A } + 1,
      range: from..<(from + wanted.count), text: words)
  }

  static let level = SpinalLevel("L4-5")

  static let therapyWeeks = Fact(
    FactPath("conservative.pt_in_person.weeks"), .number(8, unit: "weeks"),
    firstDay: CalendarDay("2026-03-03"), lastDay: CalendarDay("2026-04-28"),
    support: [quote("16 visits, 3/3/26-4/28/26", therapy)])
  static let visits = Fact(
    FactPath("conservative.pt.visits"), .number(16, unit: "visits"),
    firstDay: CalendarDay("2026-03-03"), lastDay: CalendarDay("2026-04-28"),
    support: [quote("16 visits", therapy)])
  static let stenosis = Fact(
    FactPath("imaging.stenosis_grade"), .stenosis(.severe), lastDay: CalendarDay("2026-06-30"),
    level: level, concordance: .agrees,
    support: [quote("severe central canal stenosis L4-5", imaging)])
  static let claudication = Fact(
    FactPath("symptom.radicular_or_claudication"), .truth(true),
    lastDay: CalendarDay("2026-08-12"),
    support: [quote("Buttock and leg heaviness on walking, relieved by sitting", office)])
  static let medicines = Fact(
    FactPath("conservative.rx_any"), .words(["naproxen", "gabapentin"]),
    lastDay: CalendarDay("2026-08-12"),
    support: [quote("Naproxen 500 bid since Jan; gabapentin stopped, drowsy", office)])
  static let education = Fact(
    FactPath("conservative.education"), .truth(true), lastDay: CalendarDay("2026-04-28"),
    support: [quote("Body mechanics taught", therapy)])
  static let limits = Fact(
    FactPath("function.adl_limits"),
    .words(["unable to walk more than one block", "cannot stand to cook"]),
    lastDay: CalendarDay("2026-08-12"),
    support: [quote("Stops after one block; cannot stand to cook", office)])
  static let disability = Fact(
    FactPath("function.odi"), .number(52, unit: "percent"), lastDay: CalendarDay("2026-08-12"),
    support: [quote("ODI 52%", office)])
  static let strength = Fact(
    FactPath("neuro.motor_mrc.L5S1"), .motor(.four), lastDay: CalendarDay("2026-08-12"),
    side: .right, support: [quote("EHL 4/5 right", office)])
  static let otherSources = Fact(
    FactPath("assessment.other_sources_excluded"), .truth(true),
    lastDay: CalendarDay("2026-08-12"),
    support: [
      quote("L3-4 and L5-S1 no more than mild narrowing, not symptomatic", office)
    ])

  static let facts = ChartFacts([
    therapyWeeks, visits, stenosis, claudication, medicines, education, limits, disability,
    strength, otherSources,
  ])
}
