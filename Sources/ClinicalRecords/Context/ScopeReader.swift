/// Finds the cues of a sentence and how far each reaches.
///
/// A scope runs over the commas of a list and stops at "but", at a semicolon, or at a comma behind
/// which a new clause begins: "denies weakness, numbness or falls" is one list, "no weakness, has
/// numbness" is two statements.
struct ScopeReader: Sendable {
  let tokens: [Token]

  init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  func scopes(of sentence: Sentence) -> [Scope] {
    let cues = CueTable.phrases.matches(in: tokens, range: sentence.tokens)
    let commas = clauseCommas(in: sentence.tokens)
    let walls = commas + cues.filter { $0.value.cue == .ends }.map(\.tokens)
    return cues.compactMap { match in
      scope(of: match, walls: walls, in: sentence.tokens)
    } + commas.map { Scope(cue: .ends, cueTokens: $0, reach: $0) }
  }

  private func scope(
    of match: PhraseTable<CueTable.Entry>.Match, walls: [Range<Int>], in sentence: Range<Int>
  ) -> Scope? {
    let (cue, direction) = (match.value.cue, match.value.direction)
    if cue == .ends || cue == .pseudo {
      return Scope(cue: cue, cueTokens: match.tokens, reach: match.tokens)
    }
    switch direction {
    case .forward:
      if cue == .family || cue == .other, !isSubject(match.tokens, in: sentence) { return nil }
      let wall = walls.first { $0.lowerBound >= match.tokens.upperBound }?.lowerBound
      var end = wall ?? sentence.upperBound
      if cue == .historical, isLabelOrLength(match.tokens, in: sentence) { return nil }
      // "Non-compressive bulge" denies the word it is joined to, not the bulge.
      if tokens[match.tokens.lowerBound].text == "non", match.tokens.count == 1 {
        let joined = match.tokens.upperBound
        end = min(end, joined < end && tokens[joined].text == "-" ? joined + 2 : joined + 1)
      }
      // "Borderline stenosis and a disc protrusion" doubts the stenosis only.
      if tokens[match.tokens.lowerBound].text == "borderline" {
        end =
          tokens[match.tokens.upperBound..<end]
          .firstIndex { ["and", "with", ","].contains($0.text) } ?? end
      }
      // "Reported negative and ..." speaks of what stands before.
      if tokens[match.tokens.lowerBound].text == "negative", match.tokens.count == 1,
        match.tokens.upperBound < end,
        ["and", ",", "."].contains(tokens[match.tokens.upperBound].text)
      {
        return nil
      }
      // "If weakness develops, will consider surgery": all of it is conditional.
      if cue == .conditional { end = sentence.upperBound }
      return Scope(cue: cue, cueTokens: match.tokens, reach: match.tokens.upperBound..<end)
    case .backward:
      // "Severe stenosis previously, now patent": what became of it may stand behind a comma.
      let walls = cue == .resolved ? walls.filter { tokens[$0.lowerBound].text != "," } : walls
      let wall = walls.last { $0.upperBound <= match.tokens.lowerBound }?.upperBound
      var end = match.tokens.lowerBound
      // "L3-4: no disc bulge": behind a label the denial goes on.
      if tokens[match.tokens.lowerBound].text == ":" {
        end =
          walls.first { $0.lowerBound >= match.tokens.upperBound }?.lowerBound
          ?? sentence.upperBound
      }
      return Scope(
        cue: cue, cueTokens: match.tokens, reach: (wall ?? sentence.lowerBound)..<end)
    }
  }

  /// "Hx: …" is a heading, and "a two-month history of pain" is pain of today.
  private func isLabelOrLength(_ cue: Range<Int>, in sentence: Range<Int>) -> Bool {
    if cue.upperBound < sentence.upperBound, tokens[cue.upperBound].text == ":" { return true }
    guard ["history", "h", "hx"].contains(tokens[cue.lowerBound].text),
      cue.lowerBound > sentence.lowerBound
    else { return false }
    let before = tokens[cue.lowerBound - 1].text
    return DurationReader.units[before] != nil
      || ["long", "longstanding", "chronic"].contains(before)
  }

  /// "Mother had", "husband smokes", "sister with": a relative of whom something is said.
  private func isSubject(_ cue: Range<Int>, in sentence: Range<Int>) -> Bool {
    if tokens[cue.lowerBound].text.hasPrefix("f"), cue.count > 1 { return true }
    if ["fh", "fhx"].contains(tokens[cue.lowerBound].text) {
      // "SHX/FHX: Smokes" tells of both.
      return cue.lowerBound == sentence.lowerBound || tokens[cue.lowerBound - 1].text != "/"
    }
    if tokens[cue.upperBound - 1].text.hasSuffix("'s") { return true }
    let following = tokens[cue.upperBound..<min(cue.upperBound + 4, sentence.upperBound)]
    return following.prefix { $0.text != "," }.contains { Self.familyVerbs.contains($0.text) }
  }

  /// Commas behind which a clause with a verb of its own begins.
  private func clauseCommas(in sentence: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for index in sentence where tokens[index].text == "," {
      var next = index + 1
      var steps = 0
      while next < sentence.upperBound, tokens[next].text != ",", steps < 6 {
        let text = tokens[next].text
        if Self.verbs.contains(text) {
          found.append(index..<index + 1)
          break
        }
        // "and" joins a last noun or a new clause: its verb decides, within three words.
        if ["or", "nor"].contains(text) { break }
        next += 1
        steps += 1
      }
    }
    return found
  }

  private static let verbs: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "reports", "reported", "complains", "states",
    "stated", "notes", "noted", "continues", "remains", "shows", "reveals", "demonstrates",
    "presents",
    "tried", "failed", "completed", "underwent", "takes", "taking", "does", "did", "can", "cannot",
    "can't", "will", "uses", "used", "developed", "experienced", "received", "describes", "rates",
    "admits", "positive", "finished", "started", "attended", "he", "she", "patient", "they",
    "denies",
    "denied", "endorses", "last", "now", "currently", "ongoing", "trace", "mild", "moderate",
    "severe",
  ]
  private static let familyVerbs: Set<String> = [
    "had", "has", "have", "with", "smokes", "smoked", "died", "suffers", "suffered", "underwent",
    "diagnosed", "is", "was", "takes", "uses", "vapes", "required", "history", ":", "-", "needed",
  ]
}
