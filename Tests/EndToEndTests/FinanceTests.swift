import Foundation
import Testing
import WorkbookReading

/// The finance report of the sample, by the real binary: figures that agree with each other and with
/// the database to the cent.
@Suite(.serialized)
struct FinanceTests {
  private struct Written {
    let job: SamplePractice
    let page: String
    let journal: [[String]]
    let book: ReadWorkbook

    init() throws {
      job = try SamplePractice(SamplePractice.trained)
      let folder = job.scratch.file("Reports").path
      let done = try job.run(
        "report", "finance", "--as-of", SamplePractice.day, "--minutes", "1200", "--out", folder)
      #expect(done.status == 0, "\(done.errors)")
      let name = folder + "/finance-\(SamplePractice.day)"
      page = try String(contentsOfFile: name + ".html", encoding: .utf8)
      journal = try String(contentsOfFile: name + "-journal.csv", encoding: .utf8)
        .split(separator: "\r\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
      book = try ReadWorkbook(name + ".xlsx")
    }
  }

  private static let once = Result { try Written() }
  private let written: Written

  init() throws { written = try Self.once.get() }

  private func cents(_ column: String) throws -> [Int] {
    let place = try #require(written.journal.first?.firstIndex(of: column))
    return written.journal.dropFirst().compactMap { row in
      Double(row[place]).map { Int(($0 * 100).rounded()) }
    }
  }

  @Test func `every line of the journal is recoverable less allowance, to the cent`() throws {
    let recoverable = try cents("Recoverable")
    let lines = zip(recoverable, zip(try cents("Allowance"), try cents("Expected")))
    #expect(recoverable.count > 20)
    for (whole, (allowance, expected)) in lines {
      #expect(whole == allowance + expected && expected >= 0 && allowance >= 0)
    }
  }

  @Test func `recoverable amounts are the database's, and the sum is the page's`() throws {
    let place = try #require(written.journal.first?.firstIndex(of: "Denial"))
    let ids = written.journal.dropFirst().map { $0[place] }.joined(separator: ",")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "sqlite3", written.job.database,
      "SELECT sum(recoverable_cents), count(*) FROM denial WHERE id IN (\(ids))",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let answer = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let sum = try cents("Recoverable").reduce(0, +)
    #expect(answer.hasPrefix("\(sum)|\(written.journal.count - 1)"), "\(answer)")
    let expected = try cents("Expected").reduce(0, +)
    #expect(written.page.contains(Self.words(expected)), "\(expected)")
    #expect(written.page.contains(Self.words(sum)), "\(sum)")
  }

  @Test func `the page says what it rests on, and that the data are made up`() {
    for words in [
      "Synthetic data", "seed 1", "P10", "Past promises against cash", "payer-quarters",
      "not mature", "Already lost", "What needs something first",
    ] {
      #expect(written.page.contains(words), "\(words)")
    }
  }

  @Test func `the workbook's reserve is the journal's to the cent`() throws {
    let sheet = try #require(
      written.book.sheets.first { sheet in
        sheet.tables.contains { $0.columns.contains("Allowance") }
      }, "\(written.book.sheets.map(\.name))")
    let total = try cents("Expected").reduce(0, +)
    let column = try #require(sheet.column("Expected"))
    let numbers = column.compactMap { cell -> Int? in
      guard case .number(let text, _) = cell, let value = Double(text) else { return nil }
      return Int((value * 100).rounded())
    }
    #expect(numbers.last == total && numbers.dropLast().reduce(0, +) == total, "\(numbers)")
  }

  @Test func `without a model nothing is promised`() throws {
    let job = try SamplePractice(SamplePractice.loaded)
    let done = try job.run(
      "report", "finance", "--as-of", SamplePractice.day, "--out", job.scratch.file("R").path)
    #expect(done.status == 1 && done.errors.contains("overturn train"))
  }

  /// Cents as the page writes them, such as `$1,234.50`.
  private static func words(_ cents: Int) -> String {
    var dollars = String(cents / 100)
    var end = dollars.count - 3
    while end > 0 {
      dollars.insert(",", at: dollars.index(dollars.startIndex, offsetBy: end))
      end -= 3
    }
    return "$\(dollars).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
  }
}
