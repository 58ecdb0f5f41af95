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
    #expect(written.page.contains(dollarWords(expected)), "\(expected)")
    #expect(written.page.contains(dollarWords(sum)), "\(sum)")
  }

  /// The numbers of a column in cents, as the workbook has them.
  private func cents(of column: String, besides other: String) throws -> [Int] {
    let sheet = try #require(
      written.book.sheets.first { sheet in
        sheet.tables.contains { $0.columns.contains(column) && $0.columns.contains(other) }
      })
    return try #require(sheet.column(column)).compactMap { cell -> Int? in
      guard case .number(let text, _) = cell, let value = Double(text) else { return nil }
      return Int((value * 100).rounded())
    }
  }

  @Test func `the months' means add up to the total to the cent, each with its interval`() throws {
    let means = try cents(of: "Mean", besides: "Mean by then")
    let total = try cents("Expected").reduce(0, +)
    #expect(means.count > 3 && means.last == total && means.dropLast().reduce(0, +) == total)
    let tenths = try cents(of: "P10 by then", besides: "Mean by then")
    let ninetieths = try cents(of: "P90 by then", besides: "Mean by then")
    #expect(tenths == tenths.sorted() && ninetieths == ninetieths.sorted())
    // The as-of day is the last of its month: nothing more can come in it.
    #expect(tenths.first == 0 && ninetieths.first == 0)
    #expect(tenths.count > 3 && zip(tenths, ninetieths).dropFirst().allSatisfy { $0 < $1 })
    #expect(written.page.contains("when the cash comes"))
    #expect(written.page.contains("own sum of $"))
  }

  @Test func `months are of the payment, and the page says how many wins tell how long it takes`() {
    #expect(written.page.contains("Recovery by month of the payment"))
    #expect(
      written.page.contains(/as long after the decision as [1-9][0-9]+ paid wins decided before/))
    #expect(!written.page.contains("month of the decision"))
  }

  @Test func `a win that no remittance pays yet is told apart, with what the log says of it`() {
    #expect(written.page.contains("Won, and in no remittance yet"))
    #expect(written.page.contains("$4,102.00"))
  }

  @Test func `ages stand from the youngest to the oldest`() throws {
    let sheet = try #require(
      written.book.sheets.first { sheet in
        sheet.tables.contains { $0.columns.contains("Days since known") }
      }, "\(written.book.sheets.map(\.name))")
    let names = try #require(sheet.column("Days since known")).compactMap { $0?.text }
    let ages = ["0-30", "31-60", "61-90", "91-180", "more than 180"]
    #expect(names.count > 3 && names.dropLast() == ages.filter(names.contains)[...])
  }

  @Test func `the distribution and the months are pictures on the page and in the workbook`() {
    #expect(written.page.components(separatedBy: "<svg").count > 2)
    #expect(written.book.sheets.count { $0.charts > 0 } == 2)
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
}
