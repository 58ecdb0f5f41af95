/// Questions of a form about walking and standing, which the ticked box answers.
extension ActivityTolerance {
  /// "How far can you walk?  [ ] 1 mile  [x] 1 block  [ ] less".
  func ticked(_ amount: Amount, in note: MarkedNote) -> Mention? {
    let first = amount.tokens.lowerBound
    guard first > 0, note.tick(endingAt: first - 1) == true,
      let start = note.tokens[max(0, first - 60)...first].lastIndex(where: \.startsLine),
      let mark = (start..<first).first(where: { note.tokens[$0].text == "?" }),
      let concept = Self.activities.matches(in: note.tokens, range: start..<mark).first?.value
    else { return nil }
    var mention = note.mention(
      concept, .number(amount.number, unit: amount.unit), at: amount.tokens)
    mention.context = Context()
    mention.details[.bound] = .choice("at most")
    return mention
  }
}
