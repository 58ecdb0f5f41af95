import Foundation
import Testing
import WorkbookReading

/// The weekly workbook of the sample, read back and held against the database and the CSV.
@Suite(.serialized)
struct WeeklyWorkbookTests {
  /// Written once for all tests.
  private struct Written {
    let job: SamplePractice
    let book: ReadWorkbook
    let page: String
    let list: [Substring]

    init() throws {
      job = try SamplePractice(SamplePractice.trained)
      let folder = job.scratch.file("Reports").path
      let written = try job.run(
        "report", "weekly", "--as-of", SamplePractice.day, "--minutes", "1200", "--out", folder)
      let name = folder + "/weekly-\(SamplePractice.day)"
      #expect(written.status == 0 && written.output.contains(name + ".xlsx"), "\(written.errors)")
      book = try ReadWorkbook(name + ".xlsx")
      page = try String(contentsOfFile: name + ".html", encoding: .utf8)
      list = try String(contentsOfFile: name + ".csv", encoding: .utf8).split(separator: "\r\n")
    }
  }

  private static let once = Result { try Written() }
  /// For tests that hold another report against it.
  static func page() throws -> String { try once.get().page }

  private let written: Written
  private var book: ReadWorkbook { written.book }

  init() throws { written = try Self.once.get() }

  /// Rows of a query on the database, each as its fields.
  private func query(_ sql: String) throws -> [[String]] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sqlite3", "-separator", "\t", written.job.database, sql]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `the last forecasts stand beside the cash that came, with what they are out of`() {
    for words in [
      "Last forecasts against cash", "Promised over realised", "Pending and at stake", "not mature",
    ] {
      #expect(written.page.contains(words), "\(words)")
    }
  }

  @Test func `the cash of the selected is the list's expected net with its costs, to the cent`()
    throws
  {
    let list = try #require(book.sheet("The whole list"))
    let parts = try #require(list.column("Part")).map { $0?.text }
    func cents(_ column: String) throws -> Int {
      let cells = try #require(list.column(column))
      return zip(parts, cells).reduce(0) { $1.0 == "selected" ? $0 + ($1.1?.cents ?? 0) : $0 }
    }
    let cash = try #require(book.sheet("Expected cash by month")?.column("Selected"))
    let paid = cash.reduce(0) { $0 + ($1?.cents ?? 0) }
    let carried = try cents("Further levels add")
    #expect(carried == 0)
    #expect(try paid == cents("Expected net") + cents("Cost") && paid > 0)
  }

  @Test func `every open denial is on the list with the database's cents and mark`() throws {
    let sheet = try #require(book.sheet("The whole list"))
    let numbers = try #require(sheet.column("Denial")).map { $0?.number.map { Int($0) } }
    let cents = try #require(sheet.column("Recoverable")).map { $0?.cents }
    let marks = try #require(sheet.column("Recoverable mark")).map { $0?.text }
    let read = zip(numbers, zip(cents, marks)).map { number, amount in
      "\(number ?? 0) \(amount.0.map(String.init) ?? "") \(amount.1 ?? "")"
    }
    let stored = try query(
      """
      SELECT id, coalesce(recoverable_cents, ''), recoverable_mark, status FROM denial
      WHERE is_withdrawn = 0
      """)
    #expect(Set(read).isSubset(of: stored.map { $0.prefix(3).joined(separator: " ") }))
    let open = stored.filter { $0.last == "open" }.map { $0.prefix(3).joined(separator: " ") }
    #expect(open.count > 100 && Set(open).isSubset(of: read) && Set(read).count == read.count)
    #expect(read.count == written.list.count - 1)
  }

  @Test func `the parts add up to the list, in count and cents`() throws {
    let parts = try #require(book.sheet("Parts of the list"))
    let whole = try #require(book.sheet("The whole list"))
    for (column, name) in [("Recoverable", "recoverable"), ("Expected net", "net")] {
      let sums = try #require(parts.column(column)).compactMap { $0?.cents }
      let lines = try #require(whole.column(column)).compactMap { $0?.cents }
      #expect(sums.reduce(0, +) == lines.reduce(0, +) && !lines.isEmpty, "\(name)")
    }
    let counts = try #require(parts.column("Denials")).compactMap { $0?.number }
    #expect(Int(counts.reduce(0, +)) == whole.column("Denial")?.count)
  }

  @Test func `what changed ends at what the database holds, and the page has the same sum`() throws
  {
    let sheet = try #require(book.sheet("From 2026-10-24 to 2026-10-31"))
    let lines = try #require(sheet.column("Line")).map { $0?.text ?? "" }
    let counts = try #require(sheet.column("Denials")).map { Int($0?.number ?? .nan) }
    let cents = try #require(sheet.column("Recoverable")).map { $0?.cents ?? 0 }
    var sums = (count: counts[0], cents: cents[0])
    for (index, line) in lines.enumerated() {
      guard let sign = ["plus": 1, "less": -1][line.prefix(4)] else { continue }
      sums.count += sign * counts[index]
      sums.cents += sign * cents[index]
    }
    let end = try #require(lines.firstIndex { $0.hasPrefix("= in play") })
    #expect((sums.count, sums.cents) == (counts[end], cents[end]))
    #expect(written.page.contains("It adds up"))
    for amount in cents where amount > 0 {
      #expect(written.page.contains(">\(dollarWords(amount))<"), "\(amount) cents")
    }

    let appealed = try #require(lines.firstIndex { $0 == "of these appealed" })
    let stored = try query(
      """
      SELECT count(*), coalesce(sum(recoverable_cents), 0) FROM denial
      WHERE status = 'appealed' AND is_withdrawn = 0
      """)
    #expect([["\(counts[appealed])", "\(cents[appealed])"]] == stored)
    // To work: every part of the list but what is expired or not the practice's to file.
    let parts = try #require(book.sheet("Parts of the list"))
    let names = try #require(parts.column("Part")).map { $0?.text ?? "" }
    let open = zip(names, try #require(parts.column("Recoverable"))).filter {
      ![
        "expired", "not appealable", "deferred: member-only", "deferred: next-level-unknown",
      ].contains($0.0)
    }
    let toWork = try #require(lines.firstIndex { $0 == "of these to work" })
    #expect(open.reduce(0) { $0 + ($1.1?.cents ?? 0) } == cents[toWork])
  }

  @Test func `every sheet says synthetic, and none has a formula`() {
    #expect(book.sheets.count > 15 && book.sheets.map(\.charts).reduce(0, +) >= 3)
    for sheet in book.sheets {
      #expect(sheet.cells["A2"]?.text?.hasPrefix("SYNTHETIC DATA") == true, "\(sheet.name)")
      #expect(!sheet.cells.values.contains(.formula), "\(sheet.name)")
    }
  }
}
