import Foundation
import Testing

@testable import Workflow

/// What people type of a case, and the case file it becomes.
struct CaseDraftTests {
  @Test(arguments: [
    ("L4-5", "L4-5"), ("l4-l5", "L4-5"), ("L4/5", "L4-5"), ("L5\u{2013}S1", "L5-S1"),
    ("C7-T1", "C7-T1"), ("L3-4, L4-L5", "L3-4, L4-5"),
  ])
  func `a level is read as people write it`(typed: String, read: String) throws {
    let file = try CaseDraft([.levels: typed]).file(named: "CASE-1", isSynthetic: true)
    #expect(CaseDraft(file: file)?.values[.levels] == read)
  }

  @Test(arguments: ["L4-S1", "L4", "L5-6", "L4-L6", "4-5", "L4-3", "spine"])
  func `what names no one level is refused`(typed: String) {
    #expect(throws: CaseRefusal.field(.levels, CaseField.levels.expectation)) {
      try CaseDraft([.levels: typed]).file(named: "CASE-1", isSynthetic: true)
    }
  }

  @Test func `every field comes back from the case file as it was said`() throws {
    var values = Dictionary(
      uniqueKeysWithValues: CaseField.allCases.map { ($0, "word of \($0)") })
    for field in [CaseField.procedures, .diagnoses, .contractProcedures] {
      values[field] = "A1, B2-SG"
    }
    values[.levels] = "L4-5, L5-S1"
    values[.state] = "OH"
    values[.practiceAddress] = "1 Way\nTown, OH 43000"
    let file = try CaseDraft(values).file(named: "CASE-7", isSynthetic: false)
    let read = try #require(CaseDraft(file: file)).values
    #expect(read == values)
    let top = try #require(JSONSerialization.jsonObject(with: file) as? [String: Any])
    #expect(top["case"] as? String == "CASE-7")
    #expect(top["synthetic"] as? Bool == false)
  }

  @Test func `what is left empty is left out, for it is not known`() throws {
    let file = try CaseDraft([.side: " ", .payer: "A", .claim: ""]).file(
      named: "CASE-1", isSynthetic: true)
    let words = String(decoding: file, as: UTF8.self)
    #expect(!words.contains("side") && !words.contains("claim"))
  }

  @Test(arguments: [
    ("note.txt", "note.txt"), ("../../etc/passwd", "passwd"), ("C:\\charts\\a b.pdf", "a b.pdf"),
    (".hidden", "hidden"), ("a<b>\"c\".txt", "a_b__c_.txt"),
    ("Befund (Müller).docx", "Befund (Müller).docx"),
  ])
  func `a document keeps its name, and no path`(sent: String, kept: String) throws {
    #expect(try CaseFolder.plain(sent) == kept)
  }

  @Test(arguments: ["", "..", "/", "...", "   ", String(repeating: "a", count: 121)])
  func `a document without a name is refused`(sent: String) {
    #expect(throws: CaseRefusal.noName) { try CaseFolder.plain(sent) }
  }

  @Test func `two cases opened at once have two folders, and a taken name is passed over`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let shelf = CaseShelf(database: folder.appending(path: "p.sqlite").path)
    #expect(shelf.cases.isEmpty && shelf[1] == nil)
    let first = try shelf.open(for: nil) { $0 == "CASE-1" }
    let second = try shelf.open(for: 17) { _ in false }
    let numbers: [Int] = [first.number, second.number]
    #expect(numbers == [2, 3])
    #expect(shelf.cases == [second, first])
    #expect(first.denial == nil)
    #expect(second.denial == 17)
    #expect(shelf.folder(ofRequest: first.request) == first)
  }
}
