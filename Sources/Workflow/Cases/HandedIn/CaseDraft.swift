import ClinicalRecords
import Foundation

/// What is said of a case, field by field as people write it.
///
/// It becomes a case file like any other, and is checked by the one reader of those. What is left
/// out is not known.
public struct CaseDraft: Sendable, Hashable {
  public private(set) var values: [CaseField: String]
  /// Where a value was read, for a person to look there: `the letter, line 12`.
  public private(set) var sources: [CaseField: String] = [:]

  public init(_ values: [CaseField: String] = [:]) {
    self.values = values.compactMapValues {
      let trimmed = $0.trimmingCharacters(in: .whitespacesAndNewlines)
      return trimmed.isEmpty ? nil : trimmed
    }
  }

  /// A value for a field that has none.
  mutating func suggest(_ field: CaseField, _ value: String?, from source: String) {
    guard values[field] == nil, let value, !value.isEmpty else { return }
    values[field] = value
    sources[field] = source
  }

  // MARK: - As a case file

  /// - Throws: ``CaseRefusal/field(_:_:)`` for a level that is none.
  func file(named name: String, isSynthetic: Bool) throws -> Data {
    var file: [String: Any] = ["case": name, "synthetic": isSynthetic]
    for (field, value) in values {
      let written: Any = field.isList ? try items(field, value) : Self.plain(field, value)
      let path = field.rawValue.split(separator: "/").map(String.init)
      if path.count == 1 {
        file[path[0]] = written
      } else {
        var part = file[path[0]] as? [String: Any] ?? [:]
        part[path[1]] = written
        file[path[0]] = part
      }
    }
    // Where nothing is said of the practice its name is not known, and stays empty.
    if var practice = file["practice"] as? [String: Any], practice["name"] == nil {
      practice["name"] = ""
      file["practice"] = practice
    }
    return try JSONSerialization.data(
      withJSONObject: file, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  /// What a case file says, as a person would have written it.
  init?(file: Data) {
    guard let top = try? JSONSerialization.jsonObject(with: file) as? [String: Any] else {
      return nil
    }
    var values: [CaseField: String] = [:]
    for field in CaseField.allCases {
      let path = field.rawValue.split(separator: "/").map(String.init)
      let holder = path.count == 1 ? top : top[path[0]] as? [String: Any]
      switch holder?[path[path.count - 1]] {
      case let text as String: values[field] = text
      case let items as [String]:
        values[field] = items.joined(separator: field == .practiceAddress ? "\n" : ", ")
      default: break
      }
    }
    self.init(values)
  }

  private static func plain(_ field: CaseField, _ value: String) -> String {
    field == .state ? value.uppercased() : value
  }

  private func items(_ field: CaseField, _ value: String) throws(CaseRefusal) -> [String] {
    let parts = value.split { $0.isNewline || (field != .practiceAddress && ",;".contains($0)) }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    switch field {
    case .practiceAddress: return parts
    case .levels:
      var levels: [String] = []
      for part in parts {
        guard let level = Self.level(part) else {
          throw .field(field, field.expectation)
        }
        levels.append(level.description)
      }
      return levels
    default: return parts.map { $0.uppercased() }
    }
  }

  /// `L4-L5` and `L4/5` are L4-5; `L4-S1` is two levels, and nobody says here which.
  private static func level(_ text: String) -> SpinalLevel? {
    let parts = text.uppercased().split { "-/\u{2013}".contains($0) }
      .map { $0.filter { !$0.isWhitespace } }
    guard parts.count == 2, let upper = SpinalLevel.vertebrae.firstIndex(of: parts[0]),
      let level = SpinalLevel(upper: upper)
    else { return nil }
    let below = SpinalLevel.vertebrae[upper + 1]
    let isNext =
      parts[1] == below || (parts[0].first == below.first && parts[1] == below.dropFirst())
    return isNext ? level : nil
  }
}
