import Appeals
public import Claims
import ClinicalRecords
public import Documents
import Foundation
import Ingest
import MedicalPolicies
import Store
import Worklists

extension Workspace {
  /// The letter of a reviewed case, or what must be got first.
  ///
  /// - Parameters:
  ///   - name: The case.
  ///   - choice: Which letter, and what is given with it.
  ///   - path: HTML, PDF or DOCX by its ending.
  ///   - today: The date of the letter.
  ///   - version: The program's.
  ///   - command: The command line, for the record.
  /// - Throws: `NotReady` with everything that is missing, ``WorkflowError``.
  public func writeLetter(
    ofCase name: String, _ choice: LetterChoice, to path: String, today: CalendarDay,
    version: String, command: String
  ) throws {
    let writer = try PaperWriter(path: path)
    try writer.write(
      letter(ofCase: name, choice, today: today, version: version, command: command))
  }

  /// The same as a document.
  public func letter(
    ofCase name: String, _ choice: LetterChoice, today: CalendarDay, version: String,
    command: String
  ) throws -> Report {
    let review = try readAgain(name, on: today)
    let words = try choice.policyWords.map { try PolicyWords(path: $0, for: review.evaluation) }
    let upholding = try choice.upholding.map { try Self.readLetter($0) }
    let provenance = try provenance(
      review, asOf: today, version, command,
      with: [words?.input, try choice.upholding.map { try Self.input($0) }].compactMap(\.self))
    let denial = try registeredDenial(of: review)
    let appeal = review.appeal(
      choice.filing(
        denial, review, try funding(of: review)),
      upholding: upholding)
    guard !choice.isRecordsReply else {
      return try RecordsReply(
        appeal, template: template(RecordsReply.template, RecordsReply.names), today: today,
        provenance: provenance
      ).report
    }
    let kind = try LetterKind(of: appeal)
    return try AppealLetter(
      appeal, template: try template(kind.template, LetterTemplate.names),
      objections: try objections(), literature: try literature(),
      policyWords: words?.byCriterion ?? [:], wordsHeld: words?.held,
      externalReviews: rules.externalReviews, today: today,
      provenance: provenance
    ).report
  }

  /// The battle card of a reviewed case.
  ///
  /// - Parameters:
  ///   - name: The case.
  ///   - policyWords: A file with the payer's own text, as ``LetterChoice/policyWords``.
  ///   - path: HTML, PDF or DOCX by its ending.
  ///   - day: The day of the card.
  ///   - version: The program's.
  ///   - command: The command line, for the record.
  /// - Throws: `NotReady`, ``WorkflowError``.
  public func writeCard(
    ofCase name: String, policyWords: String? = nil, to path: String, asOf day: CalendarDay,
    version: String, command: String
  ) throws {
    let writer = try PaperWriter(path: path)
    try writer.write(
      card(
        ofCase: name, policyWords: policyWords, asOf: day, version: version, command: command))
  }

  /// The same as a document.
  public func card(
    ofCase name: String, policyWords: String? = nil, asOf day: CalendarDay, version: String,
    command: String
  ) throws -> Report {
    let review = try readAgain(name, on: day)
    let words = try policyWords.map { try PolicyWords(path: $0, for: review.evaluation) }
    let denial = try registeredDenial(of: review)
    let choice = LetterChoice(level: (denial?.upheld?.level ?? 0) + 1)
    return try BattleCard(
      review.appeal(choice.filing(denial, review, try funding(of: review))),
      objections: try objections(), literature: try literature(),
      policyWords: words?.byCriterion ?? [:], wordsHeld: words?.held, calls: rules.calls,
      deadline: try denial.map { try deadline(of: $0, on: day) },
      today: day,
      provenance: provenance(
        review, asOf: day, version, command, with: [words?.input].compactMap(\.self))
    ).report
  }

  /// The case's denial as the list has it; `nil` before a denial.
  func registeredDenial(of review: CaseReview) throws -> Denial? {
    try review.key.choose(among: store.denials().map(\.denial)) { $0 }
  }

  /// As the case file says, else the payer's profile.
  private func funding(of review: CaseReview) throws -> PayerProfile.Funding {
    if let stated = review.file.funding { return stated }
    return try profiles()[review.file.payer.key]?.funding ?? .unknown
  }

  /// Of the step that is due, by letter, contract or rule: the day that the list has.
  private func deadline(of denial: Denial, on day: CalendarDay) throws -> FilingDeadline {
    try planner(actionTable(), chances: .none, on: day)
      .deadline(for: denial, profile: try profiles()[denial.payer.key])
  }

  private func template(_ name: String, _ names: Template.Names) throws -> Template {
    let path = rules.folder + "/templates/" + name
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkflowError.noSuchPath(path)
    }
    return try Template(String(decoding: data, as: UTF8.self), name: name, names: names)
  }

  private static func readLetter(_ path: String) throws -> DenialLetter {
    let document = try ChartFolder.document(at: URL(filePath: path))
    return DenialLetterReader().read(document.text, document: document.name)
  }

  private static func input(_ path: String) throws -> Provenance.Input {
    Provenance.Input(
      name: URL(filePath: path).lastPathComponent, sha256: try FileDigest.sha256(path: path))
  }
}
