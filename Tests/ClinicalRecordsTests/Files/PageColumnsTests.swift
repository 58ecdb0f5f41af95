import Claims
import Foundation
import Testing

@testable import ClinicalRecords

/// Two columns of prose on one page: read one after another, or not at all.
struct PageColumnsTests {
  private static let left = [
    "HISTORY: She reports right leg", "pain for eight months that runs",
    "to the top of the foot. She has",
    "no weakness, numbness or falls", "and denies any trouble with her",
    "bladder or bowels. Walking more",
    "than one block is impossible.",
  ]
  private static let right = [
    "IMAGING: MRI of 6/30/26 shows", "severe central stenosis at L4-5",
    "and a grade 1 slip, which is 5 mm",
    "on flexion. The right L5 root is", "compressed in the recess. There",
    "is no fracture. Facets at L5-S1",
    "are worn, without stenosis.",
  ]

  private static func page(gutter: (Int) -> Int) -> String {
    zip(left, right).enumerated().map { place, line in
      line.0.padding(toLength: 32 + gutter(place), withPad: " ", startingAt: 0) + line.1
    }.joined(separator: "\n")
  }

  private static func document(_ text: String) -> ChartDocument {
    ChartDocument(name: "fax", format: .plainText, pages: [text], bytes: [])
  }

  @Test(arguments: [0, 1, 2])
  func `columns are read one after another`(askew: Int) throws {
    let document = Self.document(
      "SPINE CLINIC   Date of service: 08/12/2026\n\n" + Self.page { 6 + askew * ($0 % 2) }
        + "\n\nPage 1 of 1")
    #expect(document.unclearPages.isEmpty)
    let whole = document.text.replacing("\n", with: " ")
    #expect(whole.contains("She has no weakness, numbness or falls and denies any trouble"))
    #expect(whole.contains("severe central stenosis at L4-5 and a grade 1 slip"))
    #expect(whole.hasPrefix("SPINE CLINIC") && whole.hasSuffix("Page 1 of 1"))
    let request = RequestedCare(
      day: day("2026-08-20"), levels: [SpinalLevel("L4-5")].compactMap(\.self))
    let read = ChartReader().read(try Chart(notes: [Note(document)]), for: request)
    #expect(read.fact("imaging.stenosis_grade", at: "L4-5")?.value == .stenosis(.severe))
    #expect(read.mentions.contains { $0.concept == .weakness && $0.context.assertion == .absent })
  }

  @Test func `columns that no gutter parts are said to be unread`() throws {
    let document = Self.document(
      "SPINE CLINIC\n\n" + Self.page { [3, 14, 24, 6, 19, 9, 28][$0] })
    #expect(document.unclearPages == [1])
    let read = ChartReader().read(try Chart(notes: [Note(document)]))
    #expect(read.facts.all.isEmpty)
    #expect(read.flags.contains { $0.kind == .unread && $0.text.contains("page 1") })
  }

  @Test(arguments: [
    "Measure      Evaluation    Discharge\nODI          52%           34%\nNPRS         7/10          4/10\n"
      + "Flexion      40 deg        60 deg\nExtension    10 deg        20 deg",
    "Level     Canal              Foramina\nL3-4      mild stenosis      patent on both sides\n"
      + "L4-5      severe stenosis    moderate on the right\nL5-S1     no stenosis        patent on both sides\n"
      + "L2-3      no stenosis        patent on both sides",
    "He has pain in the leg.  It is worse when he walks\nand gets better.  He sits down to rest, he leans\n"
      + "on the cart.  There is no weakness in his legs\nand no trouble.  He wants to have surgery now.",
  ])
  func `tables and spaced prose stay as they are`(text: String) {
    let document = Self.document(text)
    #expect(document.text == text && document.unclearPages.isEmpty)
  }

  @Test func `a page of a PDF that is a scan is named beside those that were read`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pdf")
    defer { try? FileManager.default.removeItem(at: file) }
    try PrintedPages.pdf([.lines(["Right leg pain for eight months."]), .image]).write(to: file)
    let note = Note(try ChartFolder.document(at: file, named: "fax.pdf"))
    #expect(note.unreadPages == [2])
    let read = ChartReader().read(try Chart(notes: [note]))
    #expect(read.flags.contains { $0.kind == .unread && $0.text.contains("fax.pdf, page 2") })
  }

  @Test func `a denial ends with its cell`() throws {
    let read = try reading(
      "No known drug allergies        Severe stenosis at L4-5\nRisk of falls: yes", levels: ["L4-5"]
    )
    #expect(read.fact("imaging.stenosis_grade", at: "L4-5")?.value == .stenosis(.severe))
    let form = try reading("Bowel or bladder changes        denied", levels: ["L4-5"])
    #expect(form.fact("neuro.bowel_bladder")?.assertion == .absent)
  }
}
