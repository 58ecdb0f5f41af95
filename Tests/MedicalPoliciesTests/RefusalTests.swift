import Foundation
import MedicalPolicies
import Testing

/// Each oddity once: a file with it is refused by file, line and place.
struct RefusalTests {
  struct Oddity: Sendable, CustomTestStringConvertible {
    let name: String
    let from: String
    let to: String
    let problem: FormatError.Problem
    let place: String

    var testDescription: String { name }
  }

  private static let file = "aetna-cpb-0743-lumbar.json"
  private static let root = "/pathways[0]/root"

  static let oddities = [
    Oddity(
      name: "unknown operator", from: #""op": "all""#, to: #""op": "most""#,
      problem: .unknownOperator, place: root + "/op"),
    Oddity(
      name: "unknown comparator", from: #""cmp": "is_true""#, to: #""cmp": "is_yes""#,
      problem: .unknownComparator, place: root + "/of[0]/test/cmp"),
    Oddity(
      name: "missing source", from: "\"verified\": \"S\",\n      \"source\": \"S3\"",
      to: "\"verified\": \"S\"", problem: .missingSource, place: root + "/of[0]"),
    Oddity(
      name: "unlisted source", from: #""source": "S3""#, to: #""source": "S9""#,
      problem: .unlistedSource, place: root + "/of[0]/source"),
    Oddity(
      name: "unknown fact path", from: "assessment.other_sources_excluded",
      to: "assessment.other_sources", problem: .unknownFactPath, place: root + "/of[0]/fact"),
    Oddity(
      name: "unknown mark", from: #""verified": "S""#, to: #""verified": "X""#,
      problem: .expected("one of P, S, U"), place: root + "/of[0]/verified"),
    Oddity(
      name: "duplicate id", from: #""id": "B""#, to: #""id": "A""#, problem: .duplicateID,
      place: root + "/of[1]"),
    Oddity(
      name: "waiver of nothing", from: "\"waives\": [\n      \"K1\"",
      to: "\"waives\": [\n      \"K9\"", problem: .waivesMissingCriterion,
      place: "/pathways[0]/waivers[0]/waives[0]"),
    Oddity(
      name: "day that does not exist", from: #""effective_from": "2026-07-30""#,
      to: #""effective_from": "2026-02-30""#, problem: .expected("a day as YYYY-MM-DD"),
      place: "/policy/effective_from"),
    Oddity(
      name: "misspelled field", from: #""soft": true"#, to: #""sofft": true"#,
      problem: .unknownField, place: root + "/of[3]/of[2]/sofft"),
    Oddity(
      name: "test that does not fit", from: #""unit": "weeks""#, to: #""unit": "visits""#,
      problem: .testDoesNotFit(holds: "weeks"), place: root + "/of[3]/of[0]/test"),
    Oddity(
      name: "repeated field", from: #""soft": true"#, to: #""soft": true, "soft": false"#,
      problem: .duplicateField, place: root + "/of[3]/of[2]/soft"),
  ]

  @Test(arguments: oddities)
  func `a policy with it is refused by line and place`(oddity: Oddity) throws {
    let scratch = try Samples.folder(changing: Self.file) { text in
      guard let range = text.range(of: oddity.from) else { return text }
      return text.replacingCharacters(in: range, with: oddity.to)
    }
    let error = try #require(refusal(scratch))
    #expect(error.problem == oddity.problem)
    #expect(error.place == oddity.place)
    #expect(error.file == Self.file && error.line != nil)
  }

  @Test func `the line is the one a coder sees`() throws {
    let scratch = try Samples.folder(changing: Self.file) {
      $0.replacing(#""cmp": "documented""#, with: #""cmp": "noted""#, maxReplacements: 1)
    }
    let text = try String(contentsOf: scratch.url.appending(path: Self.file), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("\"noted\"") }) + 1
    #expect(refusal(scratch)?.line == line)
    #expect(refusal(scratch)?.description.hasPrefix("\(Self.file), line \(line), /path") == true)
  }

  @Test func `policies that refer to each other in a circle are refused`() throws {
    let scratch = try Samples.folder(changing: "evicore-cmm-608-lumbar-decompression.json") {
      $0.replacing(
        "\"fact\": \"exam.objective_finding\",\n      \"test\": {\n       \"cmp\": \"documented\"",
        with: "\"fact\": \"policy.cmm608\",\n      \"test\": {\n       \"cmp\": \"policy_met\", "
          + "\"value\": \"cigna-evicore-cmm-609-lumbar-fusion\", "
          + "\"pathway\": \"609.4-actual-instability\"")
    }
    #expect(refusal(scratch)?.problem == .cycle)
  }

  @Test func `a reference to a pathway that is not there is refused`() throws {
    let scratch = try Samples.folder(changing: "cigna-evicore-cmm-609-lumbar-fusion.json") {
      $0.replacing(#""pathway": "initial""#, with: #""pathway": "first""#)
    }
    #expect(refusal(scratch)?.problem == .missingPolicy)
  }

  @Test func `two files of one policy are refused`() throws {
    let scratch = try Samples.folder(changing: Self.file) { $0 + " " }
    try FileManager.default.copyItem(
      at: scratch.url.appending(path: Self.file), to: scratch.url.appending(path: "copy.json"))
    #expect(refusal(scratch)?.problem == .duplicatePolicy)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "nul", "\"\\x\"", "\"open", "01x", "{} {}", "\"\\ud800\"",
    String(repeating: "[", count: 100),
  ])
  func `what is not JSON is refused by line`(text: String) throws {
    let scratch = try Samples.folder(changing: Self.file) { _ in text }
    let error = try #require(refusal(scratch))
    #expect(error.line == 1)
  }

  @Test(arguments: [
    (#"{"request":{"cpt":["63047"]}}"#, "missing"),
    (#"{"request_date":"2026-08-20","request":{"cpt":[]}}"#, "field 'cpt' is missing"),
    (#"{"request_date":"2026-08-20","request":{"cpt":["1"],"level":["L5"]}}"#, "such as L4-5"),
    (#"{"request_date":"2026-08-20","request":{"cpt":["1"],"side":"Lt"}}"#, "one of left"),
    (#"{"request_date":"20.8.2026","request":{"cpt":["1"]}}"#, "YYYY-MM-DD"),
  ])
  func `a case that cannot be read is refused without its content`(
    text: String, words: String
  ) throws {
    let error = #expect(throws: FormatError.self) {
      try SurgeryRequest(json: Array(text.utf8), file: "case.json")
    }
    #expect(error?.description.contains(words) == true)
    #expect(error?.description.contains("Lt") == false)
  }

  private func refusal(_ scratch: ScratchFolder) -> FormatError? {
    do {
      _ = try PolicyLibrary.load(scratch.path)
      return nil
    } catch { return error as? FormatError }
  }
}
