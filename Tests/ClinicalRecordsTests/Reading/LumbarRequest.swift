import Claims

@testable import ClinicalRecords

/// Tests on charts of one patient asking for surgery at L4-5 on 20 August 2026.
protocol LumbarRequest {}

extension LumbarRequest {
  var request: RequestedCare {
    RequestedCare(
      day: CalendarDay("2026-08-20"), levels: [SpinalLevel("L4-5")].compactMap { $0 })
  }

  func read(_ notes: (day: String, text: String)..., kind: Note.Kind = .office) throws
    -> ChartReading
  {
    let chart = try Chart(
      notes: notes.enumerated().map { index, note in
        Note(
          name: "note \(index + 1)", kind: kind, day: CalendarDay(note.day), text: note.text)
      })
    return ChartReader().read(chart, for: request)
  }

  func facts(_ path: String, _ text: String) throws -> [Fact] {
    try read(("2026-08-12", text)).facts[FactPath(path)]
  }
}
