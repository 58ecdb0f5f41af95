public import Adjudication
public import Appeals
public import Claims
public import Ingest
public import Scoring
public import Worklists
import Foundation

/// The tables of `Data/rules` and the mappings of `Data/mappings`, read and validated once.
public struct RuleBook: Sendable {
  /// The folder they were read from, which also holds policies, studies and templates.
  public let folder: String
  public let reasons: ReasonCatalogue
  /// The product's deadline rules; a practice's contract terms join them from the database.
  public let deadlines: [DeadlineRule]
  /// The product's rules of actions; a practice's own join them from the database.
  public let actions: [ActionRule]
  public let holidays: Holidays
  public let work: WorkTable
  public let families: ProcedureFamilies
  public let mappings: [ColumnMapping]
  public let policies: [PolicyChange]
  /// What is known of payers' rules for calls between physicians.
  public let calls: PeerToPeerRules
  /// Who decides an external review, by line of business and funding.
  public let externalReviews: ExternalReviewRules
  /// Meanings of the codes a claim is rejected with.
  public let rejections: RejectionCodes
  /// Passages of letters with their categories.
  public let letterPhrases: [LetterClassifier.Phrase]
  /// Changes whenever any rule does: the first characters of a digest over the tables.
  public let version: String

  /// - Throws: ``WorkflowError/rule(file:reason:)`` naming the table and what is wrong with it.
  public init(folder: String) throws {
    self.folder = folder
    let rules = folder + "/rules/"
    reasons = try Self.table(rules + "reasons.csv") { try ReasonCatalogue(rows: $0) }
    deadlines = try Self.table(rules + "deadlines.csv") { rows in
      let rules = try rows.map { try DeadlineRule(row: $0) }
      _ = try DeadlineTable(rules: rules)
      return rules
    }
    let clocks = deadlines
    actions = try Self.table(rules + "actions.csv") { rows in
      guard !rows.isEmpty else {
        throw WorkflowError.rule(
          file: "actions.csv", reason: "expected rules below the head; restore the file")
      }
      let rules = try rows.map { try ActionRule(row: $0) }
      _ = try ActionTable(rules: rules, deadlines: clocks)
      return rules
    }
    holidays = try Self.table(rules + "holidays.csv") { try Holidays(rows: $0) }
    work = try Self.table(rules + "work.csv") { try WorkTable(rows: $0) }
    families = try Self.table(rules + "procedures.csv") { rows in
      ProcedureFamilies(
        Dictionary(
          rows.map { ($0["code"] ?? "", $0["family"] ?? "") }, uniquingKeysWith: { _, last in last }
        ))
    }
    policies = try Self.table(rules + "policies.csv") { rows in
      try rows.flatMap { try PolicyChange.changes(row: $0) }
    }
    calls = try Self.table(rules + "peer-to-peer.csv") { try PeerToPeerRules(rows: $0) }
    externalReviews = try Self.table(rules + "external-review.csv") {
      try ExternalReviewRules(rows: $0)
    }
    rejections = try Self.table(rules + "rejections.csv") { try RejectionCodes(rows: $0) }
    letterPhrases = try Self.table(folder + "/letters/phrases.csv") { try Self.phrases($0) }
    mappings = try ColumnMapping.all(inFolder: folder + "/mappings")
    version = try Self.version(
      [
        "reasons.csv", "deadlines.csv", "actions.csv", "holidays.csv", "work.csv", "procedures.csv",
        "peer-to-peer.csv", "external-review.csv",
      ].map { rules + $0 })
  }

  private static func table<Value>(
    _ path: String, _ make: ([[String: String]]) throws -> Value
  ) throws -> Value {
    let file = URL(filePath: path).lastPathComponent
    guard FileManager.default.fileExists(atPath: path) else {
      throw WorkflowError.rule(
        file: file, reason: "the file is missing; put it back into the folder of rules")
    }
    do {
      let rows = try CSVReader.rows(of: path)
      do {
        return try make(rows.map(\.values))
      } catch let error as RuleError {
        throw WorkflowError.rule(file: file, reason: place(of: error, in: rows) + "\(error)")
      }
    } catch let error as WorkflowError {
      throw error
    } catch {
      throw WorkflowError.rule(file: file, reason: String(describing: error))
    }
  }

  /// The line of the rule at fault; of a name used twice the last one. Empty where no row is.
  private static func place(of error: RuleError, in rows: [CSVReader.Row]) -> String {
    guard let name = error.rule else { return "" }
    let row = rows.last { ($0.values["name"] ?? $0.values["route"]) == name }
    return row.map { "line \($0.line): " } ?? ""
  }

  /// - Throws: ``WorkflowError/rule(file:reason:)`` for an unknown category or an empty text.
  private static func phrases(_ rows: [[String: String]]) throws -> [LetterClassifier.Phrase] {
    try rows.enumerated().map { index, row in
      let category = row["category"] ?? ""
      guard category == LetterClassifier.noCategory || DenialCategory(rawValue: category) != nil,
        let text = row["text"], !text.isEmpty
      else {
        throw WorkflowError.rule(
          file: "phrases.csv",
          reason: "row \(index + 1): expected a denial category or none, and a text")
      }
      return LetterClassifier.Phrase(category: category, text: text)
    }
  }

  private static func version(_ paths: [String]) throws -> String {
    let digests = try paths.map { try FileDigest.sha256(path: $0) }
    return String(FileDigest.sha256(Array(digests.joined().utf8)).prefix(12))
  }
}
