public import ClinicalRecords
import Foundation
import StrictJSON

/// The facts that criteria may ask for: what each holds, its name in plain words, and the document
/// that would show it. Read from `_facts.json`.
public struct FactCatalogue: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public let path: FactPath
    /// `truth`, `choice`, `words`, `policy`, `any`, `mrc`, `stenosis_grade` or a unit.
    public let holds: String
    /// A noun phrase: "weeks of physical therapy".
    public let name: String
    /// With its article: "the physical therapy discharge summary".
    public let document: String
  }

  private let entries: [FactPath: Entry]

  public static let fileName = "_facts.json"

  /// - Throws: ``FormatError`` by line.
  public init(file path: String) throws {
    try self.init(FileBytes.read(path), file: FileBytes.name(path))
  }

  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    let root = try JSONNode(bytes, file: file)
    guard case .array(let rows) = root.value else {
      throw FormatError(file: file, node: root, .expected("a list"))
    }
    var entries: [FactPath: Entry] = [:]
    for row in rows {
      let fields = try Fields(row, file: file, known: ["path", "holds", "name", "document"])
      let entry = Entry(
        path: FactPath(try fields.text("path")), holds: try fields.text("holds"),
        name: try fields.text("name"), document: try fields.text("document"))
      guard Self.kinds.contains(entry.holds) || MeasureUnit(rawValue: entry.holds) != nil else {
        throw fields.expected("truth, choice, words, a scale or a unit", row)
      }
      guard entries.updateValue(entry, forKey: entry.path) == nil else {
        throw FormatError(file: file, node: row, .duplicateID)
      }
    }
    self.entries = entries
  }

  private static let kinds: Set<String> = [
    "truth", "choice", "words", "policy", "any", "mrc", "stenosis_grade",
  ]

  public subscript(_ path: FactPath) -> Entry? { entries[path] }

  public var paths: [FactPath] { entries.keys.sorted() }

  /// Whether the test can be put to what the fact holds; durations convert, counts do not.
  func fits(_ test: CriterionTest, _ entry: Entry) -> Bool {
    switch test {
    case .documented: true
    case .isTrue, .isFalse: entry.holds == "truth"
    case .choice: entry.holds == "choice"
    case .contains: entry.holds == "words" || entry.holds == "choice"
    case .medicine: entry.holds == "words"
    case .policyMet: entry.holds == "policy"
    case .motor: entry.holds == "mrc"
    case .stenosis: entry.holds == "stenosis_grade"
    case .number(_, _, let unit), .between(_, _, let unit):
      MeasureUnit(rawValue: entry.holds).map { $0.convert(1, to: unit) != nil } ?? false
    }
  }
}

/// A file's bytes and its bare name.
enum FileBytes {
  static func name(_ path: String) -> String { URL(filePath: path).lastPathComponent }

  /// - Throws: ``FormatError`` for a file that cannot be read.
  static func read(_ path: String) throws(FormatError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FormatError(file: name(path), line: nil, place: "", problem: .unreadable)
    }
    return Array(data)
  }
}
