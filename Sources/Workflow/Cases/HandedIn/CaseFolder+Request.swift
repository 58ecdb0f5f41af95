import Foundation
import Ingest
import MedicalPolicies

extension CaseFolder {
  /// What a person has said of the case; `nil` while nobody has.
  var said: CaseDraft? {
    FileManager.default.contents(atPath: saidPath).flatMap(CaseDraft.init(file:))
  }

  /// The same field by field; empty while nobody has said anything.
  public var saidValues: [CaseField: String] { said?.values ?? [:] }

  /// Whether the case was reviewed as it was said last.
  public var isReviewedAsSaid: Bool {
    let files = FileManager.default
    return files.contents(atPath: saidPath) == files.contents(atPath: request)
  }

  /// Which version of what was said is kept; it changes with every change.
  public var requestVersion: String {
    FileManager.default.contents(atPath: saidPath).map {
      String(FileDigest.sha256(Array($0)).prefix(16))
    }
      ?? "none"
  }

  /// Makes what was said the case file while the case is reviewed with it; where that fails, the file
  /// is what it was.
  func reviewing<Value>(_ review: () throws -> Value) throws -> Value {
    let files = FileManager.default
    let before = files.contents(atPath: request)
    guard let said = files.contents(atPath: saidPath) else { throw CaseRefusal.nothingSaid }
    try Self.write(said, to: request)
    do {
      return try review()
    } catch {
      if let before {
        try Self.write(before, to: request)
      } else {
        try files.removeItem(atPath: request)
      }
      throw error
    }
  }

  /// - Throws: ``CaseRefusal/field(_:_:)`` for what the reader of case files does not take.
  static func check(_ file: Data) throws {
    let name = "case.json"
    do {
      _ = try CaseFile(file, named: name)
    } catch WorkflowError.caseFile(_, let place) {
      throw refusal(place) ?? WorkflowError.caseFile(name, field: place)
    } catch let error as FormatError {
      guard case .missingField(let field) = error.problem else {
        throw refusal(error.place) ?? error
      }
      // Told at the object that lacks it.
      throw refusal("\(error.place)/\(field)") ?? error
    }
  }

  private static func refusal(_ place: String) -> (any Error)? {
    CaseField(place: place).map { CaseRefusal.field($0, $0.expectation) }
  }
}
