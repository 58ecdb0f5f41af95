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

  private func sqlite(_ sql: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sqlite3", written.job.database, sql]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  @Test func `recoverable amounts are the database's, and the sum is the page's`() throws {
    let place = try #require(written.journal.first?.firstIndex(of: "Denial"))
    let ids = written.journal.dropFirst().map { $0[place] }.joined(separator: ",")
    let answer = try sqlite(
      "SELECT sum(recoverable_cents), count(*) FROM denial WHERE id IN (\(ids))")
    let sum = try cents("Recoverable").reduce(0, +)
    #expect(answer.hasPrefix("\(sum)|\(written.journal.count - 1)"), "\(answer)")
    let expected = try cents("Expected").reduce(0, +)
    #expect(written.page.contains(dollarWords(expected)), "\(expected)")
    #expect(written.page.contains(dollarWords(sum)), "\(sum)")
  }

  @Test func `what is lost is told by how it was lost, as the list that is kept has it`() throws {
    let list = try written.job.run("rank", "--as-of", SamplePractice.day, "--minutes", "1200")
    #expect(list.status == 0, "\(list.errors)")
    let kept = try sqlite(
      """
      SELECT count(*), sum(recoverable_cents) FROM worklist_entry
      JOIN denial ON denial.id = denial_id
      WHERE bucket = 'expired' AND run_id = (SELECT max(id) FROM worklist_run)
      GROUP BY status = 'upheld' ORDER BY status = 'upheld'
      """
    ).split(separator: "\n").map { $0.split(separator: "|").compactMap { Int($0) } }
    let names = [
      "Expired unworked: never appealed", "Upheld, and the time for the next level over",
    ]
    #expect(kept.count == names.count)
    for (name, sums) in zip(names, kept) {
      let place = try #require(written.page.range(of: name))
      let row = written.page[place.upperBound...].prefix { $0 != "\n" }
      #expect(row.contains(">\(sums[0])<") && row.contains(dollarWords(sums[1])), "\(row)")
    }
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

  @Test func `surgery not yet performed is in no line of the journal, and its dollars stand apart`()
    throws
  {
    let place = try #require(written.journal.first?.firstIndex(of: "Denial"))
    let ids = written.journal.dropFirst().map { $0[place] }
    let journal = try sqlite(
      "SELECT count(*) FROM denial WHERE is_pre_service = 1 AND id IN (\(ids.joined(separator: ",")))"
    )
    #expect(journal == "0")
    #expect(try sqlite("SELECT count(*) FROM denial WHERE is_pre_service = 1") == "12")
    let sums = try cents(of: "If performed", besides: "Cost of the work")
    #expect(sums.count > 2 && sums.dropLast().reduce(0, +) == sums.last)
    let apart = try #require(sums.last)
    #expect(
      written.page.contains("\(dollarWords(apart)) of surgery not yet performed, were never held"))
    #expect(written.page.contains("Apart: surgery not yet performed"))
  }

  @Test(arguments: [80, 90])
  func `a coverage stands with its months, its interval and whether chance explains it`(
    level: Int
  ) throws {
    let words = try Regex(
      "The \(level) % interval held [0-9.]+ % \\([0-9]+ of [0-9]+ mature months, 95 % interval "
        + "[0-9.]+ to [0-9.]+ %; [^:]+: (within|outside) sampling error of \(level) %")
    #expect(written.page.contains(words))
    #expect(try WeeklyWorkbookTests.page().contains(words))
  }

  /// The amounts of a sum on a page, by sign, from its first line on.
  private func sum(from start: String, in page: String) throws -> [(sign: String, cents: Int)] {
    let from = try #require(page.range(of: start))
    let rows = page[..<from.lowerBound].suffix(100) + page[from.lowerBound...].prefix(4000)
    let line = try Regex(
      #"<td class="sign">(.?)</td><th scope="row">[^<]*</th>.*?\$([0-9,]+)\.([0-9]{2})"#,
      as: (Substring, Substring, Substring, Substring).self)
    return rows.matches(of: line).map { match in
      let dollars = match.output.2.filter { $0 != "," } + match.output.3
      return (String(match.output.1), Int(dollars) ?? .min)
    }
  }

  @Test func `the weekly page goes from the list's dollars to this page's, to the cent`() throws {
    let weekly = try WeeklyWorkbookTests.page()
    let lines = try sum(from: "Expected net of this week", in: weekly)
    let end = try #require(lines.firstIndex { $0.sign == "=" })
    let total = lines[..<end].reduce(0) { $0 + ($1.sign == "−" ? -$1.cents : $1.cents) }
    #expect(end > 3 && lines[0].sign.isEmpty && total == lines[end].cents, "\(lines)")
    // It begins at the list's key figure, and ends at this page's.
    func figure(_ label: String, _ page: String) -> Bool {
      let amount = label == "Expected net" ? lines[end].cents : lines[0].cents
      return page.contains(
        "<dt>\(label)</dt><dd><span class=\"marked\"><span class=\"mark\">est.</span> "
          + "<span class=\"value\">\(dollarWords(amount))<")
    }
    #expect(figure("Expected net of the list", weekly))
    #expect(figure("Expected net", written.page))
    #expect(weekly.contains("Surgery not yet performed: apart in the finance report"))
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
