import Claims
import ClinicalRecords

extension DenialLetterReader {
  /// Whether the letter is a first denial at all: it may decide nothing yet, or decide an appeal.
  func readStanding(_ source: LetterText, _ letter: inout DenialLetter) {
    let received = acknowledgement(source)
    // An appeal that came in, and a refusal beside it: the appeal is decided.
    let again = received.flatMap { refusesAgain(source, besides: $0) }
    letter.upholding = (upholding(source) ?? again).map { source.quote($0) }
    if letter.upholding == nil, letter.approval == nil {
      letter.acknowledgement = received.map { source.quote($0) }
    }
    letter.exhaustion = exhaustion(source).map { source.quote($0) }
    letter.closing = closing(source)
    letter.pending =
      letter.acknowledgement ?? pending(source).map { source.quote($0) } ?? letter.closing?.quote
    letter.notAppealable = notAppealable(source).map { source.quote($0) }
    letter.refusal = refusal(source).map { source.quote($0) }
  }

  /// "A non-affirmation is not appealable": asked for again, not appealed.
  private func notAppealable(_ source: LetterText) -> Substring? {
    source.sentences.first {
      $0.firstMatch(of: StandingPattern.noAppeal) != nil
        && $0.firstMatch(of: StandingPattern.ifOrAfter) == nil
    }
  }

  // MARK: - Nothing decided

  private func pending(_ source: LetterText) -> Substring? {
    let undecided = source.sentences.filter {
      $0.firstMatch(of: StandingPattern.undecided) != nil
    }
    // "Denied as untimely. No determination of medical necessity was made."
    let isRefused = refusal(source) != nil
    if let said = undecided.first(where: {
      !isRefused || $0.firstMatch(of: StandingPattern.aboutNeed) == nil
    }) {
      return said
    }
    // "If we do not receive it, the request will be denied", unless it is denied already.
    guard source.text.firstMatch(of: StandingPattern.denied) == nil else { return nil }
    return source.sentences.first { $0.firstMatch(of: StandingPattern.announces) != nil }
  }

  /// "We received your appeal on November 2": it is filed, and its decision is to come.
  private func acknowledgement(_ source: LetterText) -> Substring? {
    source.sentences.first {
      $0.firstMatch(of: StandingPattern.received) != nil
        && $0.firstMatch(of: StandingPattern.conditionOrTime)
          == nil
    }
  }

  private func refusesAgain(_ source: LetterText, besides received: Substring) -> Substring? {
    source.sentences.first {
      $0 != received && $0.firstMatch(of: StandingPattern.refusesAgain) != nil
        && $0.firstMatch(of: StandingPattern.condition) == nil
    }
  }

  // MARK: - Refused, for the first time or again

  /// Where the letter refuses at all, in whatever words: "Not covered", "adverse determination".
  func refusal(_ source: LetterText) -> Substring? {
    source.sentences.first {
      $0.firstMatch(of: StandingPattern.refusesAtAll) != nil
        && $0.firstMatch(of: StandingPattern.ifOrWhen) == nil
    }
  }

  /// "You have exhausted your internal appeal rights": what is left is outside the payer.
  private func exhaustion(_ source: LetterText) -> Substring? {
    source.sentences.first {
      $0.firstMatch(of: StandingPattern.exhausted) != nil
        && $0.firstMatch(of: StandingPattern.ifOrShould) == nil
    }
  }

  /// "We are upholding the denial" of an appeal that was made, or "you have used up our appeals".
  private func upholding(_ source: LetterText) -> Substring? {
    let plain = source.sentences.filter { $0.firstMatch(of: StandingPattern.ifOrUntil) == nil }
    if let said = plain.first(where: { $0.firstMatch(of: StandingPattern.finalDecision) != nil }) {
      return said
    }
    guard
      plain.contains(where: {
        $0.firstMatch(of: StandingPattern.appealed) != nil
          && $0.firstMatch(of: StandingPattern.willBe) == nil
      })
    else { return nil }
    return plain.first { $0.firstMatch(of: StandingPattern.upholds) != nil }
  }
}
