import Claims

extension DenialLetterReader {
  /// "We request a refund of $18,400": money that was paid and is asked back. Several different amounts
  /// are none, until a person says which.
  func readDemand(_ source: LetterText, _ letter: inout DenialLetter) {
    let labelled = source.fields(Self.demandLabels).compactMap { field in
      Self.amount(in: field.value).map { source.stated($0, field.words) }
    }
    let told = source.sentences.filter { Self.asksBack($0) }.flatMap { sentence in
      sentence.matches(of: Self.demanded).compactMap { match in
        Self.amount(in: match.output).map { source.stated($0, match.output) }
      }
    }
    let found = labelled.isEmpty ? told : labelled
    guard Set(found.map(\.value)).count < 2 else {
      letter.contradictions.append("the letter asks more than one amount back")
      return
    }
    letter.demand = found.first
  }

  private static let demandLabels: Set = [
    "overpayment amount", "amount of overpayment", "refund amount", "refund requested",
    "amount requested", "overpayment", "total overpayment", "recoupment amount",
    "amount to be recouped", "refund due", "amount overpaid", "total refund due",
    "total refund requested", "refund amount requested", "recovery amount",
  ]

  private static func asksBack(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: Pattern.asksBack)
      != nil
  }

  /// The words of asking, and the amount they lead to; "recover" and "paid" lead to others as well.
  nonisolated(unsafe) private static let demanded =
    /(?i)\b(?:refund|repay\w*|recoup\w*|recover|overpa(?:id|yment)|paid\s+in\s+error|offset|remit|return)\b[^.$]{0,60}\$\s?\d[\d,]*(?:\.\d{2})?/

  private static func amount(in words: Substring) -> Money? {
    guard let match = words.firstMatch(of: Pattern.money),
      let dollars = Int(match.output.1.filter(\.isNumber)),
      let cents = Int(match.output.2 ?? "0"), dollars < 100_000_000
    else { return nil }
    return Money(cents: dollars * 100 + cents)
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let asksBack =
    /(?i)\b(?:refund|repay\w*|recoup\w*|recover\w*|overpa\w+|paid\s+in\s+error|offset)\b/
  nonisolated(unsafe) static let money = /\$\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?(?![\d,])/
}
