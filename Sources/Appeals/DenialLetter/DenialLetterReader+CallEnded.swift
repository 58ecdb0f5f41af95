import Claims

/// A call between physicians that is over: what it left as it was, or that it was let pass.
extension DenialLetterReader {
  /// No appeal was decided by a call. The denial it left keeps its own day; where the letter does not
  /// give that, nobody knows when its clock began.
  func readCallEnded(_ source: LetterText, _ letter: inout DenialLetter) {
    guard letter.upholding == nil else { return }
    let isOffered = letter.peerToPeer.isOffered
    if let outcome = source.sentences.first(where: { Self.tellsOutcome($0) }) {
      letter.deniedBeforeCall = deniedBefore(source, letter)
      // A page of rights may offer another.
      guard !isOffered else { return }
      letter.peerToPeer.canChangeDecision = source.stated(false, outcome)
      if letter.deniedBeforeCall == nil {
        letter.contradictions.append(
          "the letter tells how a call ended and does not date the denial that it left as it was: find "
            + "that denial, whose clock goes on")
      }
    } else if !isOffered, let passed = source.sentences.first(where: { Self.wasLetPass($0) }) {
      letter.peerToPeer.canChangeDecision = source.stated(false, passed)
      letter.deniedBeforeCall = deniedBefore(source, letter, where: Self.stands)
    }
  }

  /// The day before the letter's own of a denial that a sentence names.
  private func deniedBefore(
    _ source: LetterText, _ letter: DenialLetter, where holds: (Substring) -> Bool = { _ in true }
  ) -> Stated<CalendarDay>? {
    guard let written = letter.letterDay?.value else { return nil }
    return source.sentences.lazy.filter(holds).compactMap { sentence -> Stated<CalendarDay>? in
      guard let of = sentence.firstMatch(of: Pattern.earlierDenial),
        let first = LetterText.dates(in: sentence[of.range.upperBound...]).first,
        first.words.startIndex == of.range.upperBound, let day = first.day, day < written
      else { return nil }
      return source.stated(day, sentence)
    }.first
  }

  /// "After the call the physician upheld the denial."
  private static func tellsOutcome(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: Pattern.ofCall) != nil && stands(sentence)
  }

  /// "No peer-to-peer was requested in time", "the offered call was not taken".
  private static func wasLetPass(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: Pattern.call) != nil && sentence.firstMatch(of: Pattern.missed) != nil
      && sentence.firstMatch(of: Pattern.condition) == nil
  }

  private static func stands(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: Pattern.held) != nil
      && sentence.firstMatch(of: Pattern.condition) == nil
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let condition = /(?i)\b(?:if|when|once|unless|until|may|yet)\b/
  nonisolated(unsafe) static let ofCall =
    /(?i)\b(?:peer|physician|doctor)[- ]to[- ](?:peer|physician|doctor)\b|\bP2P\b|\b(?:after|following|during|in)\s+(?:the|this|that|our|your)\s+(?:\w+\s+)?(?:call|discussion|conversation)\b/
  nonisolated(unsafe) static let held =
    /(?i)\b(?:uph[eo]ld(?:s|ing)?|remains?|stands?|unchanged|not\s+chang(?:e|ed|ing))\b/
  /// To the day of an earlier denial.
  nonisolated(unsafe) static let earlierDenial =
    /(?i)\b(?:denial|denied|decision|determination)(?:\s+(?:letter|notice))?\s+(?:of|on|dated|from|issued(?:\s+on)?)\s+/
  nonisolated(unsafe) static let call =
    /(?i)\b(?:peer|physician|doctor)[- ]to[- ](?:peer|physician|doctor)\b|\bP2P\b|\b(?:offered|scheduled|requested)\s+(?:call|discussion|conversation)\b/
  nonisolated(unsafe) static let missed =
    /(?i)\b(?:was|were|has\s+been)\s+(?:not|never)\s+(?:taken|requested|scheduled|accepted|held|completed|attended|made)\b|\b(?:no|neither)\b[^.]{0,60}\b(?:was|were|has\s+been)\s+(?:requested|scheduled|taken|held|received|completed|made)\b|\b(?:time|period|window|deadline|opportunity)\b[^.]{0,60}\b(?:has|have|had)\s+(?:now\s+)?(?:passed|expired|ended|closed|lapsed)\b|\b(?:did|have|has)\s+not\s+(?:respond|repl[yi]|call|accept|request|schedul|take|attend)\w*/
}
