import Appeals
public import Claims
public import Documents
import Foundation
import ClinicalRecords
import Ingest
import MedicalPolicies
import Store
import Worklists

extension CaseReview {
  /// The verdicts as a table, for a terminal or a program.
  public var table: Table { page.table }

  /// What was read, found and registered, in lines.
  public var words: String {
    var lines = [
      "",
      "Case \(file.name): \(chart.count) documents read"
        + (problems.isEmpty ? "" : ", \(problems.count) not")
        + "; " + (evaluation.map { "\($0.policy.name): \($0.result.words)" } ?? "no policy found"),
    ]
    lines += problems.map { "  \($0)" }
    lines += (evaluation?.safetyStops ?? []).map {
      "  show it to the surgeon now: \($0.path.rawValue) is \($0.assertion.rawValue)"
    }
    if let letter {
      let day = letter.lastDayToAppeal.map { "last day to appeal \($0)" } ?? "no deadline stated"
      lines.append("Denial \(reference) registered as open, before surgery; \(day)")
    }
    return lines.joined(separator: "\n")
  }

  var page: ReviewPage {
    ReviewPage(
      appeal, others: Array(evaluations.dropFirst()), answer: answer, flags: reading.flags,
      problems: problems.map(\.description))
  }
}

extension Workspace {
  /// Writes the page of a review into a folder.
  ///
  /// - Returns: The path of the page.
  public func writePage(
    of review: CaseReview, version: String, command: String, folder: String
  ) throws -> String {
    try makeFolder(folder)
    let path = "\(folder)/review-\(Self.fileName(review.file.name)).html"
    let report = review.page.report(
      provenance(review, asOf: review.file.request.day, version, command))
    try write(HTMLRenderer().render(report), to: path)
    return path
  }

  /// The appeal letter of a reviewed case, or what must be got first.
  ///
  /// - Parameters:
  ///   - name: The case.
  ///   - path: HTML, PDF or DOCX by its ending.
  ///   - today: The date of the letter.
  ///   - version: The program's.
  ///   - command: The command line, for the record.
  /// - Throws: `NotReady` with everything that is missing, ``WorkflowError``.
  public func writeLetter(
    ofCase name: String, to path: String, today: CalendarDay, version: String, command: String
  ) throws {
    let review = try readAgain(name)
    let letter = try AppealLetter(
      review.appeal, template: try template("appeal.txt"), objections: try objections(),
      literature: try literature(), today: today,
      provenance: provenance(review, asOf: today, version, command))
    try PaperWriter(path: path).write(letter.report)
  }

  /// The battle card of a reviewed case.
  public func writeCard(
    ofCase name: String, to path: String, asOf day: CalendarDay, version: String, command: String
  ) throws {
    let review = try readAgain(name)
    let card = try BattleCard(
      review.appeal, objections: try objections(), literature: try literature(),
      deadline: try deadline(of: review, on: day), today: day,
      provenance: provenance(review, asOf: day, version, command))
    try PaperWriter(path: path).write(card.report)
  }

  /// The deadline by letter, contract or rule, as the list has it; `nil` before a denial.
  private func deadline(of review: CaseReview, on day: CalendarDay) throws -> FilingDeadline? {
    let denial = try store.denials().map(\.denial).first {
      $0.reference == review.reference && $0.payer.key == review.file.payer.key
    }
    guard let denial else { return nil }
    return try deadlineTable(on: day).deadline(
      for: denial, profile: try profiles()[denial.payer.key])
  }

  /// What is missing today, as questions to the clinic.
  public func checklist(
    ofCase name: String, asOf day: CalendarDay, version: String, command: String
  ) throws -> Report {
    let review = try readAgain(name)
    return try Checklist(
      review.appeal, objections: try objections(),
      provenance: provenance(review, asOf: day, version, command)
    ).report
  }

  private func template(_ name: String) throws -> Template {
    let path = rules.folder + "/templates/" + name
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkflowError.noSuchPath(path)
    }
    return try LetterTemplate.read(String(decoding: data, as: UTF8.self), name: name)
  }

  private func literature() throws -> Literature {
    try Literature(rows: CSVReader.rows(of: rules.folder + "/literature.csv").map(\.values))
  }

  private func objections() throws -> ObjectionBook {
    let path = rules.folder + "/objections.json"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkflowError.noSuchPath(path)
    }
    return try ObjectionBook(json: data, literature: literature())
  }

  private func provenance(
    _ review: CaseReview, asOf day: CalendarDay, _ version: String, _ command: String
  ) -> Provenance {
    Provenance(
      toolVersion: "overturn \(version), rules \(rules.version)", command: command,
      asOf: day.description,
      inputs: review.chart.map { Provenance.Input(name: $0.name, sha256: $0.version) },
      synthetic: review.file.isSynthetic)
  }

  /// A name that is safe as a file's.
  private static func fileName(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" })
  }
}
