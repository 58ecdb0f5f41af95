import Documents
import Foundation
import Ingest
import MedicalPolicies

/// The payer's own text of criteria, as a person copied it from the live policy.
///
/// A text file: a line `# K2` names a criterion, and what follows, up to the next such line, is what
/// the policy says there, word for word. Nothing is changed but line breaks.
struct PolicyWords {
  let byCriterion: [String: String]
  let input: Provenance.Input
  /// What it was held against, and where it speaks of something else, for whoever sends the letter.
  let held: String

  /// - Throws: ``WorkflowError/policyWords(_:line:reason:)`` for a criterion that the policy does not
  ///   have, one named twice or without text, text before the first, a file without any text or of
  ///   which no part speaks of the section it is given for, and text without the number that its
  ///   criterion sets.
  init(path: String, for evaluation: Evaluation?) throws {
    let name = URL(filePath: path).lastPathComponent
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkflowError.noSuchPath(path)
    }
    guard let text = String(data: data, encoding: .utf8) else { throw WorkflowError.notText(path) }
    let ids = Set((evaluation?.criteria ?? []).map(\.criterion.id))
    func refusal(_ line: Int, _ reason: String) -> WorkflowError {
      .policyWords(name, line: line, reason: reason)
    }
    var words: [String: String] = [:]
    var lines: [String: Int] = [:]
    var open: (id: String, line: Int)?
    func close() throws {
      guard let open, words[open.id]?.isEmpty ?? true else { return }
      throw refusal(open.line, "no text follows; copy what the policy says")
    }
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = raw.trimmingCharacters(in: .whitespaces.union(.controlCharacters))
      if line.hasPrefix("#") {
        try close()
        let id = line.drop { $0 == "#" || $0 == " " }
        guard ids.contains(String(id)) else {
          throw refusal(
            index + 1, "no criterion of the policy goes by that id; use one the letter names")
        }
        guard words[String(id)] == nil else { throw refusal(index + 1, "named twice") }
        words[String(id)] = ""
        lines[String(id)] = index + 1
        open = (String(id), index + 1)
      } else if !line.isEmpty {
        guard let id = open?.id else {
          throw refusal(index + 1, "expected a line '# ID' with the criterion's id first")
        }
        words[id, default: ""] += (words[id]?.isEmpty ?? true ? "" : " ") + line
      }
    }
    try close()
    guard let evaluation, !words.isEmpty else {
      throw refusal(
        1, "the file has no text; copy the sections that the letter cites, each under '# ID'")
    }
    let sections = PolicySections(words, of: evaluation)
    guard !sections.found.isEmpty else {
      throw refusal(
        1,
        "nothing in it speaks of the sections of \(evaluation.policy.number) that it is given for; copy "
          + "those sections' own text")
    }
    if let missing = sections.unstated {
      throw refusal(
        lines[missing.criterion.id] ?? 1,
        "the text for \(missing.criterion.id) does not say \(missing.limit), which the library's "
          + "version of section \(missing.criterion.section) sets; copy the whole of it, or bring the "
          + "policy up to date if the payer changed it")
    }
    held = sections.words(file: name)
    byCriterion = words
    input = Provenance.Input(name: name, sha256: FileDigest.sha256(Array(data)))
  }
}
