import Claims

@testable import ClinicalRecords

/// A chart of notes given by day, read for a request of 20 August 2026.
func reading(
  _ notes: (day: String, text: String)..., levels: [String] = [], birth: String? = nil,
  kinds: [String: Note.Kind] = [:]
) throws -> ChartReading {
  let chart = try Chart(
    notes: notes.enumerated().map { place, note in
      Note(
        name: "\(place + 1)_\(note.day)", kind: kinds[note.day] ?? .office,
        day: CalendarDay(note.day), text: note.text)
    }, patient: Patient(birthDay: birth.flatMap { CalendarDay($0) }))
  let request = RequestedCare(
    day: CalendarDay("2026-08-20"), levels: levels.compactMap { SpinalLevel($0) })
  return ChartReader(extractors: Extractors.findings, builders: FactBuilders.findings)
    .read(chart, for: request)
}

/// A chart of one note of 12 August 2026.
func reading(_ text: String, levels: [String] = [], kind: Note.Kind = .office) throws
  -> ChartReading
{
  try reading((day: "2026-08-12", text: text), levels: levels, kinds: ["2026-08-12": kind])
}

extension ChartReading {
  func facts(_ path: String) -> [Fact] { facts[FactPath(path)] }
  func fact(_ path: String) -> Fact? { facts(path).first }

  func fact(_ path: String, at level: String) -> Fact? {
    facts(path).first { $0.level == SpinalLevel(level) }
  }
}
