/// Why a policy or case file is refused: the file, the line, the place inside it, what is expected
/// there. Never the content of a field.
public struct FormatError: Error, Sendable, Hashable {
  public enum Problem: Sendable, Hashable {
    case unreadable
    case notJSON(String)
    case duplicateField
    case unknownField
    case missingField(String)
    case expected(String)
    case unknownOperator
    case unknownComparator
    case unknownFactPath
    case testDoesNotFit(holds: String)
    case duplicateID
    case duplicatePolicy
    case waivesMissingCriterion
    case waivesHardStop
    case missingSource
    case unlistedSource
    case missingPolicy
    case cycle
  }

  public let file: String
  /// From 1; `nil` where the file as a whole is meant.
  public let line: Int?
  /// The way from the root, such as `/pathways[0]/root/of[2]/test`.
  public let place: String
  public let problem: Problem
}

extension FormatError: CustomStringConvertible {
  public var description: String {
    var words = file
    if let line { words += ", line \(line)" }
    if !place.isEmpty { words += ", \(place)" }
    return words + ": " + problem.words
  }
}

extension FormatError.Problem {
  fileprivate var words: String {
    switch self {
    case .unreadable: "cannot be read; check the path and its permissions"
    case .notJSON(let expectation): "expected \(expectation); the file is not JSON"
    case .duplicateField: "the field occurs twice; keep one"
    case .unknownField: "no such field in the format; check its spelling in Data/policies/README.md"
    case .missingField(let name): "field '\(name)' is missing; add it"
    case .expected(let what): "expected \(what)"
    case .unknownOperator: "unknown operator; expected all, any, at_least or none"
    case .unknownComparator:
      "unknown comparator; expected >=, >, <=, <, between, in, contains_any, is_true, is_false, "
        + "documented or policy_met"
    case .unknownFactPath: "unknown fact path; take one of _facts.json or add it there"
    case .testDoesNotFit(let holds): "the test does not fit the fact, which holds \(holds)"
    case .duplicateID: "the id occurs twice; rename one"
    case .duplicatePolicy: "another file of the folder has the same uid; keep one"
    case .waivesMissingCriterion: "waives a criterion that the pathway does not have"
    case .waivesHardStop: "waives a hard stop, which has no exception; remove one of the two"
    case .missingSource: "marked P or S without a source; name one, or 'unrecorded', or mark it U"
    case .unlistedSource: "the source is not in policy.sources; list it there"
    case .missingPolicy: "refers to a policy or pathway that the folder does not have"
    case .cycle: "the policies refer to each other in a circle; break it"
    }
  }
}
