import Foundation
import Testing
import WorkbookReading

@testable import Documents

struct WorkbookFileTests {
  @Test func `names of sheets are legal and differ`() {
    var names = SheetNames()
    let made = [
      "Overturn rates, by payer", "overturn RATES, by payer", "", "History", "a/b\\c[d]:e*f?",
      "'quoted'", "Worth working, but no minutes are left before it is too late to start",
      String(repeating: "x", count: 40), String(repeating: "x", count: 41), "\u{7}",
      String(repeating: "😀", count: 40),
    ].map { names.name(for: $0) }
    #expect(Set(made.map { $0.lowercased() }).count == made.count)
    for name in made {
      #expect((1...31).contains(name.utf16.count), "\(name)")
      #expect(!name.contains { "[]:*?/\\".contains($0) }, "\(name)")
      #expect(name.first != "'" && name.last != "'" && name.lowercased() != "history", "\(name)")
    }
    #expect(made[6] == "Worth working, but no minutes")
    #expect(names.name(for: "Expired: the time to file has run out") == "Expired")
    #expect(
      names.name(for: "Provider adjustments that belong to no denial") == "Provider adjustments")
  }

  @Test func `a number of more digits than a spreadsheet keeps is refused with its place`() throws {
    let folder = try WorkbookFolder()
    let report = Sample.report([.table(Sample.table(.dollars(cents: 1_000_000_000_000_000)))])
    #expect(throws: WorkbookError.tooManyDigits(table: "One cell", column: "Value", row: 1)) {
      try WorkbookRenderer().write(report, to: folder.path())
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func `a folder that isn't there is named with the remedy`() throws {
    let path = try WorkbookFolder().path("missing/book.xlsx")
    let error = #expect(throws: WorkbookError.self) {
      try WorkbookRenderer().write(Sample.report([]), to: path)
    }
    let words = try #require(error?.description)
    #expect(words.hasPrefix(path) && words.contains("check the folder"))
  }

  @Test func `a workbook that can't be finished leaves the earlier one as it is`() throws {
    let folder = try WorkbookFolder()
    try WorkbookRenderer().write(Sample.report([]), to: folder.path())
    let before = try Data(contentsOf: URL(filePath: folder.path()))
    let bad = Sample.report([.table(Sample.table(.count(.max)))])
    #expect(throws: WorkbookError.self) { try WorkbookRenderer().write(bad, to: folder.path()) }
    #expect(try Data(contentsOf: URL(filePath: folder.path())) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["book.xlsx"])
  }

  @Test func `only the owner can read a workbook`() throws {
    let folder = try WorkbookFolder()
    try WorkbookRenderer().write(Sample.report([]), to: folder.path())
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path())
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func `columns are as wide as their longest quantity`() throws {
    let folder = try WorkbookFolder()
    let table = Table(
      caption: "Wide", columns: [.init("A")],
      rows: [.init([.dollars(cents: -123_456_789_012)]), .init([.dollars(cents: 1)])])
    let sheet = try #require(try folder.read(Sample.report([.table(table)])).sheet("Wide"))
    #expect(try #require(sheet.widths.first) >= Double("-$1,234,567,890.12".count))
  }
}

struct SheetLinesTests {
  @Test(arguments: [
    ("", 10, 1), ("one two", 10, 1), ("one two six", 7, 2), ("one\ntwo", 10, 2),
    ("abcdefghij", 5, 2), ("abcdefghijk", 5, 3), ("ab abcdefghijk c", 5, 4), ("a b c d", 1, 4),
  ])
  func `a text takes so many lines, broken between words`(text: String, width: Int, lines: Int) {
    #expect(SheetLines.count(text, width: width) == lines)
  }
}
