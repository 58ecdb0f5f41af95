import Claims
import ClinicalRecords
import Foundation
import MedicalPolicies
import Testing

/// The product's policies and the synthetic example cases.
enum Samples {
  static let checkout = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let folder = checkout.appending(path: "Data/policies").path
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  static func library() throws -> PolicyLibrary { try PolicyLibrary.load(folder) }

  static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  /// A scratch copy of the library, with one file changed.
  static func folder(
    changing file: String, _ change: (String) -> String
  ) throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.copyItem(
        atPath: folder + "/" + name, toPath: scratch.url.path + "/" + name)
    }
    let url = scratch.url.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let changed = change(text)
    #expect(changed != text, "the change changed nothing")
    try changed.write(to: url, atomically: true, encoding: .utf8)
    return scratch
  }
}

/// Removed with the value.
final class ScratchFolder {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "policies-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// An example case with the verdicts a careful reader gives.
struct ExampleCase: Decodable {
  struct Expected: Decodable {
    let policy: String
    let pathway: String
    let result: String
    let waivers_fired: [String]
    let criteria: [String: String]
  }

  struct Written: Decodable {
    struct Cite: Decodable {
      let doc: String
      let quote: String
    }

    enum Value: Decodable {
      case truth(Bool)
      case number(Double)
      case text(String)
      case words([String])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let truth = try? container.decode(Bool.self) {
          self = .truth(truth)
        } else if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else if let text = try? container.decode(String.self) {
          self = .text(text)
        } else {
          self = .words(try container.decode([String].self))
        }
      }
    }

    let value: Value
    let date_end: CalendarDay?
    let assertion: Fact.Assertion?
    let concordant: Bool?
    let level: SpinalLevel?
    let cite: Cite

    func fact(_ path: String) -> Fact {
      let value: FactValue =
        switch self.value {
        case .truth(let truth): .truth(truth)
        case .number(let number): .number(number, unit: path.hasSuffix("weeks") ? "weeks" : "")
        case .text(let text): StenosisGrade(rawValue: text).map { .stenosis($0) } ?? .choice(text)
        case .words(let words): .words(words)
        }
      let quote = Quote(
        document: cite.doc, line: 1, range: 0..<cite.quote.utf8.count, text: cite.quote)
      return Fact(
        FactPath(path), value, assertion: assertion ?? .present, lastDay: date_end, level: level,
        concordance: concordant.map { $0 ? .agrees : .disagrees }, support: [quote])
    }
  }

  let facts: [String: Written]
  let expected: Expected

  var chart: ChartFacts { ChartFacts(facts.keys.sorted().compactMap { facts[$0]?.fact($0) }) }

  static let names = ["meets", "home_only", "mildmod", "planned", "stale", "waiver"]

  static func read(_ name: String) throws -> (example: ExampleCase, request: SurgeryRequest) {
    let url = Samples.fixtures.appending(path: "example_\(name).json")
    let data = try Data(contentsOf: url)
    return (
      try JSONDecoder().decode(ExampleCase.self, from: data),
      try SurgeryRequest(json: Array(data), file: url.lastPathComponent)
    )
  }
}
