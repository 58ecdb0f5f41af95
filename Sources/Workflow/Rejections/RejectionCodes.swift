import Claims

/// Our own short meanings of the codes a 277CA rejects with, and what to do about each.
public struct RejectionCodes: Sendable {
  private struct Code: Hashable {
    var list: String
    var code: String
  }

  private struct Meaning {
    var words: String
    var toDo: String
  }

  private let meanings: [Code: Meaning]

  /// The columns of `Data/rules/rejections.csv`.
  static let columns = ["code_list", "code", "meaning", "to_do", "verification", "source"]

  /// - Throws: ``WorkflowError/rule(file:reason:)`` for a missing column, a code named twice, or a
  ///   row without a code, a meaning or a source.
  init(rows: [[String: String]]) throws {
    var meanings: [Code: Meaning] = [:]
    for (index, row) in rows.enumerated() {
      func fault(_ reason: String) -> WorkflowError {
        .rule(file: "rejections.csv", reason: "row \(index + 1): \(reason)")
      }
      for column in Self.columns where row[column] == nil {
        throw fault("column '\(column)' is missing; add it, blank where it does not apply")
      }
      let code = Code(list: row["code_list"] ?? "", code: row["code"] ?? "")
      let meaning = Meaning(words: row["meaning"] ?? "", toDo: row["to_do"] ?? "")
      guard ["category", "status"].contains(code.list), !code.code.isEmpty, !meaning.words.isEmpty,
        row["source"]?.isEmpty == false
      else { throw fault("expected category or status, a code, a meaning and a source") }
      // What nobody confirmed is not told as a fact.
      guard row["verification"] == "P" || row["verification"] == "S" else { continue }
      guard meanings.updateValue(meaning, forKey: code) == nil else {
        throw fault("the code occurs twice; remove one")
      }
    }
    self.meanings = meanings
  }

  /// What the codes of a rejection say; `nil` when neither is known.
  func meaning(of acknowledgement: Acknowledgement) -> String? {
    let known = codes(of: acknowledgement).compactMap { meanings[$0]?.words }
    return known.isEmpty ? nil : known.joined(separator: ": ")
  }

  /// What to do before the claim is sent again; `nil` when the codes do not tell.
  func toDo(about acknowledgement: Acknowledgement) -> String? {
    codes(of: acknowledgement).compactMap { meanings[$0]?.toDo }.first { !$0.isEmpty }
  }

  private func codes(of acknowledgement: Acknowledgement) -> [Code] {
    [
      Code(list: "category", code: acknowledgement.category),
      Code(list: "status", code: acknowledgement.statusCode),
    ]
  }
}
