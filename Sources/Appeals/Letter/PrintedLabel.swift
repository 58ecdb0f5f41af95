import MedicalPolicies

extension Criterion {
  /// Plain words that our notes on a policy write in capitals to stress them. Words that are not
  /// listed stay as they are, so that no abbreviation is ever put in small letters.
  private static let stressed: Set<String> = [
    "ACTIVE", "ALL", "AND", "ANY", "BOTH", "EACH", "EITHER", "IN", "INCLUDING", "NAMED", "NOT",
    "OR",
    "PERSON", "SAME", "SINGLE", "TWO", "VISITS", "WITHOUT",
  ]

  /// The label in ordinary case, as a letter or card prints it: `including ADL`, not `INCLUDING ADL`.
  var printedLabel: String {
    let words = label.replacing(/[A-Z]{2,}/) { match in
      let word = String(match.output)
      return Self.stressed.contains(word) ? word.lowercased() : word
    }
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
