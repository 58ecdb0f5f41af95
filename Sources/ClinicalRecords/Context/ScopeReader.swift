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

  /// Scopes in the order of their cues.
  func scopes(of sentence: Sentence) -> [Scope] {
    let cues = CueTable.phrases.matches(in: tokens, range: sentence.tokens)
    let commas = clauseCommas(in: sentence.tokens)
    let walls = (commas + cues.filter { $0.value.cue == .ends }.map(\.tokens))
      .sorted { $0.lowerBound < $1.lowerBound }
    let found = cues.flatMap { scope(of: $0, walls: walls, in: sentence.tokens) }
    let ended = commas.map { Scope(cue: .ends, cueTokens: $0, reach: $0) }
    return (found + ended + leadingSigns(of: sentence)).sorted {
      $0.cueTokens.lowerBound < $1.cueTokens.lowerBound
    }
  }

  private func scope(
    of match: PhraseTable<CueTable.Entry>.Match, walls: [Range<Int>], in sentence: Range<Int>
  ) -> [Scope] {
    let (cue, direction) = (match.value.cue, match.value.direction)
    if cue == .ends || cue == .pseudo {
      return [Scope(cue: cue, cueTokens: match.tokens, reach: match.tokens)]
    }
    guard !isOfContrast(match.tokens, in: sentence), !isSpan(match, in: sentence),
      !isOfForm(match.tokens, in: sentence), !isComparison(match.tokens, in: sentence)
    else { return [] }
    if direction == .forward {
      if cue == .family || cue == .other, !isSubject(match.tokens, in: sentence) { return [] }
      if cue == .historical, isLabelOrLength(match.tokens, in: sentence) { return [] }
    }
    let forward = forwardReach(of: match, walls: walls, in: sentence)
    let backward = backwardReach(of: match, walls: walls, in: sentence)
    let isAhead =
      cue == .declined
      && DeclinedObject.isBehind(match.tokens, in: tokens, before: sentence.upperBound)
    var looksBack = !isAhead && (direction == .backward || behind(match, in: sentence))
    // "Incontinence denied", "unlikely fracture": a cue with nothing on its side reaches the other.
    if !tokens[looksBack ? backward : forward].contains(where: { $0.kind != .sign })
      || isDoubtfulAnswer(match.tokens, in: sentence) && !looksBack
    {
      looksBack.toggle()
    }
    let isBoth = ["vs", "versus"].contains(tokens[match.tokens.lowerBound].text)
    return (isBoth ? [forward, backward] : [looksBack ? backward : forward])
      .map { Scope(cue: cue, cueTokens: match.tokens, reach: $0) }
  }

  private func forwardReach(
    of match: PhraseTable<CueTable.Entry>.Match, walls: [Range<Int>], in sentence: Range<Int>
  ) -> Range<Int> {
    let start = match.tokens.upperBound
    if let end = correction(by: match.tokens, in: sentence) { return start..<end }
    if let end = reason(behind: start, in: sentence), match.value.cue == .negated {
      return start..<end
    }
    // "If weakness develops, will consider surgery": all of it is conditional.
    guard match.value.cue != .conditional else { return start..<sentence.upperBound }
    // "Brother, 54, had a fusion": what stands between commas is of the same person.
    let isPerson = match.value.cue == .family || match.value.cue == .other
    let passed = isPerson ? apposition(after: start, before: sentence.upperBound) ?? start : start
    let isKin = isPerson && !isFamilyLabel(match.tokens)
    let wall = walls.first { wall in
      wall.lowerBound >= passed && !(isKin && goesOn(at: wall, before: sentence.upperBound))
    }
    let end = min(
      wall?.lowerBound ?? sentence.upperBound, bracket(around: match, in: sentence),
      reason(inBracketBehind: start, before: sentence.upperBound),
      endOfCell(behind: start, before: sentence.upperBound))
    // "Non-compressive bulge" denies the word it is joined to, not the bulge.
    guard match.tokens.count == 1, tokens[match.tokens.lowerBound].text == "non" else {
      return start..<end
    }
    return start..<min(end, start < end && tokens[start].text == "-" ? start + 2 : start + 1)
  }

  private func backwardReach(
    of match: PhraseTable<CueTable.Entry>.Match, walls: [Range<Int>], in sentence: Range<Int>
  ) -> Range<Int> {
    var end = match.tokens.lowerBound
    // "Severe stenosis previously, now patent": what became of it may stand behind a comma.
    let passed: Set<String> = match.value.cue == .resolved ? [",", "which", "that"] : []
    let wall = walls.filter { wall in
      wall.upperBound <= end && !passed.contains(tokens[wall.lowerBound].text)
    }.map(\.upperBound).max()
    // "L3-4: no disc bulge": behind a label the denial goes on.
    if tokens[match.tokens.lowerBound].text == ":" {
      end =
        walls.filter { $0.lowerBound >= match.tokens.upperBound }.map(\.lowerBound).min()
        ?? sentence.upperBound
    }
    let start = max(
      wall ?? sentence.lowerBound, openBracket(before: end, in: sentence),
      startOfCell(before: end, from: sentence.lowerBound))
    // "EHL weakness noted, R SLR neg": the result of a sign is the sign's.
    if ["neg", "negative"].contains(tokens[match.tokens.lowerBound].text),
      let comma = (start..<max(start, end)).last(where: { tokens[$0].text == "," }),
      tokens[comma..<end].contains(where: { Self.signs.contains($0.text) })
    {
      return comma + 1..<end
    }
    // "Post-laminectomy syndrome, CRPS ruled out": without "and" the comma parts them.
    if tokens[match.tokens.lowerBound..<match.tokens.upperBound].contains(where: {
      $0.text == "ruled"
    }),
      let comma = (start..<max(start, end)).last(where: { tokens[$0].text == "," }),
      !tokens[comma..<end].contains(where: { ["and", "or"].contains($0.text) })
    {
      return comma + 1..<end
    }
    // "Severe stenosis with myelomalacia vs edema": the doubt is about the alternatives.
    guard ["vs", "versus"].contains(tokens[match.tokens.lowerBound].text) else {
      return start..<end
    }
    let near = (start..<max(start, end)).last { Self.alternatives.contains(tokens[$0].text) }
    return (near.map { $0 + 1 } ?? start)..<end
  }

  private static let signs: Set<String> = [
    "slr", "spurling", "spurling's", "hoffmann", "hoffman", "hoffmann's", "babinski", "lasegue",
    "tinel", "faber", "phalen", "romberg", "fabere", "clonus", "lhermitte",
  ]
  private static let alternatives: Set<String> = [",", "(", "with", "for", "of", "as", ":"]

  /// "Leg pain resolved after the injection": the word looks back where nothing follows it.
  private func behind(_ match: PhraseTable<CueTable.Entry>.Match, in sentence: Range<Int>) -> Bool {
    guard match.value.cue == .resolved, match.tokens.count == 1,
      tokens[match.tokens.lowerBound].text == "resolved"
    else { return false }
    let next = match.tokens.upperBound
    return next >= sentence.upperBound
      || Self.behindResolved.contains(tokens[next].text)
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

  /// "Over the past eleven months" reaches to today.
  private func isSpan(
    _ match: PhraseTable<CueTable.Entry>.Match, in sentence: Range<Int>
  ) -> Bool {
    let next = match.tokens.upperBound
    guard match.value.cue == .historical, tokens[next - 1].text == "past",
      next < sentence.upperBound
    else { return false }
    return tokens[next].number != nil || Self.counts.contains(tokens[next].text)
      || DurationReader.units[tokens[next].text] != nil
  }

  /// "20 min vs 5 min at evaluation" compares two measures, and doubts neither.
  private func isComparison(_ cue: Range<Int>, in sentence: Range<Int>) -> Bool {
    ["vs", "versus"].contains(tokens[cue.lowerBound].text) && cue.upperBound < sentence.upperBound
      && tokens[cue.upperBound].number != nil
  }

  /// "Listhesis: ? no": the doubt is about what stands before.
  private func isDoubtfulAnswer(_ cue: Range<Int>, in sentence: Range<Int>) -> Bool {
    let next = cue.upperBound
    return tokens[cue.lowerBound].text == "?" && next < sentence.upperBound
      && ["no", "yes"].contains(tokens[next].text)
  }

  /// "Did it help? [ ] Yes": a form asks, and doubts nothing.
  private func isOfForm(_ cue: Range<Int>, in sentence: Range<Int>) -> Bool {
    guard tokens[cue.lowerBound].text == "?" else { return false }
    // "Listhesis: ? no" doubts.
    if cue.lowerBound > sentence.lowerBound, tokens[cue.lowerBound - 1].text == ":" { return false }
    let next = cue.upperBound
    return next < tokens.count
      && ["[", "\u{2610}", "\u{2611}", "\u{2612}", "\u{25A1}", "yes", "no", "y", "n"]
        .contains(tokens[next].text)
  }

  private static let counts: Set<String> = ["few", "several", "couple", "many", "half"]

  /// Commas behind which a clause with a verb of its own begins.
  private func clauseCommas(in sentence: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    // "Does not recommend surgery (note 3/30): fusion solid": behind the bracket it is told why.
    for index in sentence.dropFirst() where tokens[index].text == ":" {
      if tokens[index - 1].text == ")" { found.append(index..<index + 1) }
    }
    for index in sentence where tokens[index].text == "," {
      var next = index + 1
      if isMeasured(next, before: sentence.upperBound)
        || isPlacedOperation(next, before: sentence.upperBound)
      {
        found.append(index..<index + 1)
        continue
      }
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

  /// "No instability, 2 mm retrolisthesis", "no fracture, grade 1 slip": what has a measure is there.
  private func isMeasured(_ index: Int, before end: Int) -> Bool {
    guard index + 1 < end else { return false }
    let (first, second) = (tokens[index], tokens[index + 1])
    if first.number != nil { return Self.measures.contains(second.text) }
    return first.text == "grade" && (second.number != nil || ["i", "ii"].contains(second.text))
  }

  private static let measures: Set<String> = ["mm", "cm", "millimeter", "millimeters", "degrees"]
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
  private static let behindResolved: Set<String> = [
    ".", ",", ";", "after", "with", "since", "following", "by", "in", "completely", "fully",
    "entirely", "for", "and", "temporarily",
  ]
}
