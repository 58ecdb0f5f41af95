import Appeals
import ClinicalRecords
import MedicalPolicies

/// Text that a person copied from a policy, held against the sections it is given for.
///
/// The payer's own wording is not in the library, so this tells only whether a text can be of its
/// section: whether it states the number that the criterion sets by our notes, and words of what it
/// asks, or else the section's number.
struct PolicySections {
  /// The criteria whose text can be of their section, and those whose text cannot, in the policy's
  /// order.
  let found: [Criterion]
  let strange: [Criterion]
  /// The first criterion whose number does not stand in its text, which the letter would cite for it.
  let unstated: (criterion: Criterion, limit: String)?
  private let policy: Policy

  init(_ words: [String: String], of evaluation: Evaluation) {
    policy = evaluation.policy
    let given = evaluation.criteria.map(\.criterion)
      .reduce(into: [Criterion]()) { unique, criterion in
        if words[criterion.id] != nil, !unique.contains(where: { $0.id == criterion.id }) {
          unique.append(criterion)
        }
      }
    found = given.filter { Self.speaks(words[$0.id] ?? "", of: $0) }
    strange = given.filter { !Self.speaks(words[$0.id] ?? "", of: $0) }
    unstated =
      given.lazy.flatMap { criterion in
        StatedLimit.all(of: criterion.test).map { (criterion: criterion, limit: $0) }
      }.first { !$0.limit.stands(in: words[$0.criterion.id] ?? "") }
      .map { ($0.criterion, $0.limit.words) }
  }

  private static func speaks(_ text: String, of criterion: Criterion) -> Bool {
    let numbers = criterion.section.split(separator: " ").filter { $0.contains(where: \.isNumber) }
    if numbers.contains(where: { text.lowercased().contains($0.lowercased()) }) { return true }
    let label = stems(criterion.label)
    let shared = label.union(stems(criterion.fact.rawValue)).intersection(stems(text))
    return shared.count >= max(1, min(2, label.count))
  }

  /// The beginnings of the longer words, so that "therapies" is "therapy".
  private static func stems(_ text: String) -> Set<String> {
    let words = text.lowercased().split { !$0.isLetter }.filter { $0.count > 4 }
    return Set(words.map { String($0.prefix(5)) }).subtracting(common)
  }

  private static let common: Set<String> = [
    "shall", "patie", "membe", "docum", "must", "which", "follo", "least", "other", "medic",
    "crite",
    "consi", "treat", "inclu", "where", "when", "there", "their", "these", "those", "count",
  ]

  /// One paragraph for the cover sheet.
  func words(file: String) -> String {
    let effective =
      policy.effective?.statable.map { "effective \($0.inWords)" } ?? "effective day not confirmed"
    var words =
      "The wording in \(file) was held against \(policy.name), \(effective), by the library's notes "
      + "on it, which are not the payer's text: \(Self.list(found)) can be of its section."
    if !strange.isEmpty {
      words +=
        " Nothing that the section asks is found in the text given for \(Self.list(strange)): compare "
        + "it with the payer's page."
    }
    return words
  }

  private static func list(_ criteria: [Criterion]) -> String {
    criteria.map { "section \($0.section) (\($0.id))" }.joined(separator: "; ")
  }
}
