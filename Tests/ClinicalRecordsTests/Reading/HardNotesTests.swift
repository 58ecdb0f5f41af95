import Claims
import Testing

@testable import ClinicalRecords

/// Notes that are long, damaged, strange or contradict themselves.
struct HardNotesTests {
  private func read(_ text: String, kind: Note.Kind = .office) throws -> ChartReading {
    let note = Note(name: "note", kind: kind, day: CalendarDay("2026-08-12"), text: text)
    return ChartReader().read(
      try Chart(notes: [note]), for: RequestedCare(day: CalendarDay("2026-08-20")))
  }

  @Test func `two hundred pages are read to the last line`() throws {
    let page =
      "Seen in follow-up. Denies fever, chills or weight loss. Pain 7/10, worse with standing.\n"
    let pages = Array(repeating: String(repeating: page, count: 30), count: 200)
    let text = pages.joined(separator: "\u{0C}") + "\u{0C}Completed 8 weeks of PT."
    let quote = try #require(try read(text).facts["conservative.pt.weeks"].first?.support.first)
    #expect(quote.page == 201)
    #expect(quote.text == "Completed 8 weeks of PT.")
    #expect(Array(text.utf8)[quote.range].elementsEqual(quote.text.utf8))
  }

  @Test(arguments: ["Sacralised L5.", "Stenosis at L5-L6.", "Lumbarized S1 is seen."])
  func `a spine that numbers otherwise holds its levels`(text: String) throws {
    #expect(try read(text).flags.map(\.kind) == [.numbering])
  }

  @Test func `a level read through a damaged letter is flagged`() throws {
    let reading = try read("L4-S ESI on 5/1/26, no relief.")
    #expect(reading.mentions.map(\.confidence) == [.low])
    #expect(reading.flags.contains { $0.kind == .uncertainSpelling })
  }

  @Test func `a date of two readings is flagged, and decides only what both decide`() throws {
    let reading = try read(
      "Seen 25/03/2026 and 03/26/2026. Completed PT on 04/05/2024. Last ESI 02/08/2025.")
    #expect(reading.flags.contains { $0.kind == .undecidedDate })
    #expect(reading.facts["conservative.pt"].first?.lastDay == day("2024-04-05"))
    #expect(reading.facts["injections.esi.count"].first?.lastDay == nil)
  }

  @Test(arguments: [
    "\u{0}\u{1}\u{FFFD}", "....", "((((((", "L4-", "- - -", "%%%", "x", "PT", "3/", "1/2/3/4/5",
    "ESI x",
    "\u{1F600} PT x 6 wks \u{1F600}", "a:b:c:", "🧑‍⚕️L4-5", "1.", "5-", "L L L", "12/12/", "PT x",
    "since", "PT since", "for weeks", "6 to weeks", "x 6-", "no", "R", "(", "Patient:", "DOB:",
    "DOB: 3/",
  ])
  func `scraps are read without a crash`(text: String) throws {
    let note = Note(name: "scrap", text: text)
    let reading = ChartReader().read(try Chart(notes: [note]))
    #expect(
      reading.mentions.allSatisfy {
        Array(text.utf8)[$0.quote.range].elementsEqual($0.quote.text.utf8)
      })
  }

  @Test(.enabled(if: !RealNotes.names.isEmpty, "needs OVERTURN_SHARED"), arguments: RealNotes.names)
  func `a real note is read without a crash, cut anywhere`(name: String) throws {
    let text = try RealNotes.note(name).text
    _ = ChartReader().read(try Chart(notes: [Note(name: name, text: text)]))
    for length in stride(from: 0, to: text.count, by: max(1, text.count / 2 + 1)) {
      let cut = String(text.prefix(length))
      _ = ChartReader().read(try Chart(notes: [Note(name: name, text: cut)]))
    }
  }

  @Test func `a discectomy in the past history is of its level and year`() {
    let note = marked("PMH: L4-5 discectomy 2015.")
    #expect(note.context(ofWords: "discectomy")?.temporality == .historical)
    #expect(note.levels.flatMap(\.levels).map(\.description) == ["L4-5"])
    #expect(note.dates.spans(in: note.tokens.indices).map(\.date.words) == ["2015"])
  }

  @Test func `left L4-5 with a left L5 root keeps side, disc and root apart`() {
    let note = marked("L L4-5 HNP with L L5 radic.")
    #expect(note.sides.map(\.side) == [.left, .left])
    #expect(note.levels.map { $0.levels.map(\.description) } == [["L4-5"], []])
    #expect(note.levels.last?.root?.rawValue == "L5" && note.levels.last?.isRoot == true)
  }

  @Test func `opposite sides of pain and finding stay opposite`() {
    #expect(
      marked("R leg pain; MRI left L5-S1 extrusion.").sides.map(\.side) == [.right, .left])
  }

  @Test func `a line that never stops is parted`() {
    let note = marked("HPI: " + String(repeating: "pain and more of it, ", count: 2000))
    #expect(note.sentences.allSatisfy { $0.tokens.count <= 600 })
    #expect(note.sentences.map(\.tokens.count).reduce(0, +) > 11_000)
  }
}
