import ClinicalRecords

extension AppealCase {
  /// What a letter calls itself: by the payer's own word for that level, where its notice has one.
  func name(of kind: LetterKind) -> String {
    switch kind {
    case .appeal: denial?.ownNameOfAppeal ?? kind.name
    case .externalReview: (upholding ?? denial)?.ownNameOfReview ?? kind.name
    default: kind.name
    }
  }
}

extension DenialLetter {
  /// "You may ask us to reconsider", "an internal grievance": the word nearest to the time for it.
  fileprivate var ownNameOfAppeal: String? {
    guard let quote = deadline?.quote else { return nil }
    // What is asked for may stand in the sentence before.
    let from = max(0, quote.range.lowerBound - Self.sentenceBefore)
    let before = String(
      decoding: text.utf8.dropFirst(from).prefix(quote.range.lowerBound - from), as: UTF8.self)
    let own = quote.text.matches(of: Pattern.word).map { $0.output.lowercased() }
    guard !own.contains("appeal") else { return nil }
    switch own.first ?? before.matches(of: Pattern.word).last?.output.lowercased() {
    case "reconsider": return "request for reconsideration"
    case "grievance": return "grievance"
    default: return nil
    }
  }

  private static let sentenceBefore = 100

  /// A federal plan's last step goes to the personnel office, Medicaid's to a hearing.
  fileprivate var ownNameOfReview: String? {
    let words = windows.filter { $0.value.purpose == .externalReview }.map(\.quote.text)
    guard !words.isEmpty else { return nil }
    if words.allSatisfy({ $0.firstMatch(of: Pattern.personnelOffice) != nil }) {
      return "request for review by the Office of Personnel Management"
    }
    let isHearing = words.allSatisfy { $0.firstMatch(of: Pattern.hearing) != nil }
    return isHearing ? "request for a state fair hearing" : nil
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let word = /(?i)\b(?:appeal|reconsider|grievance)/
  nonisolated(unsafe) static let personnelOffice =
    /\bOPM\b|\bOffice\s+of\s+Personnel\s+Management\b/
  nonisolated(unsafe) static let hearing = /(?i)\b(?:state|fair)\s+hearing/
}
