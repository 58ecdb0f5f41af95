/// "(-) Hoffmann, (+) clonus", "+ numbness, - weakness": a sign in front of what it answers.
extension ScopeReader {
  func leadingSigns(of sentence: Sentence) -> [Scope] {
    bracketedSigns(in: sentence.tokens) + listedSigns(of: sentence)
  }

  /// The reach of each "-" of a list of signs, up to the next comma or sign. A dash that parts words or opens a
  /// point of a plan answers nothing.
  private func listedSigns(of sentence: Sentence) -> [Scope] {
    let range = sentence.tokens
    guard [.systems, .exam, .history, .complaint, .other].contains(sentence.section) else {
      return []
    }
    let signs = range.filter { index in
      ["+", "-"].contains(tokens[index].text) && index > 0 && index + 1 < range.upperBound
        && !tokens[index].startsLine && tokens[index].gap > .none
        && [",", ";", ":"].contains(tokens[index - 1].text)
        && tokens[index + 1].kind == .word && !tokens[index + 1].startsLine
    }
    let isList = signs.count > 1 || [.systems, .exam].contains(sentence.section)
    guard isList else { return [] }
    return signs.filter { tokens[$0].text == "-" }.map { sign in
      let end = (sign + 1..<range.upperBound).first { index in
        [",", ";", ".", "(", ":"].contains(tokens[index].text)
          || ["+", "-"].contains(tokens[index].text) && tokens[index].gap > .none
      }
      return Scope(
        cue: .negated, cueTokens: sign..<sign + 1, reach: sign + 1..<(end ?? range.upperBound))
    }
  }

  /// The reach of each "(-)" that leads, up to the next comma or bracket.
  private func bracketedSigns(in sentence: Range<Int>) -> [Scope] {
    sentence.compactMap { index in
      guard tokens.leadingSign(at: index) == "-", index + 3 < sentence.upperBound else {
        return nil
      }
      let behind = index + 3..<sentence.upperBound
      let end =
        behind.first { [",", ";", ".", "("].contains(tokens[$0].text) } ?? behind.upperBound
      guard end > behind.lowerBound else { return nil }
      return Scope(cue: .negated, cueTokens: index..<index + 3, reach: behind.lowerBound..<end)
    }
  }
}

extension ScopeReader {
  /// "No pars defect, prior L4-5 laminectomy": what is told with its level was done.
  func isPlacedOperation(_ index: Int, before end: Int) -> Bool {
    guard index + 1 < end, ["prior", "previous"].contains(tokens[index].text) else { return false }
    let level = tokens[index + 1]
    return level.kind == .mixed && ["c", "l", "t"].contains(level.text.prefix(1))
  }
}

extension [Token] {
  /// The sign of "(+)" or "(-)" that begins at a token and leads: at the start of a line, a sentence
  /// or a list's item; behind a name it is that name's result.
  func leadingSign(at index: Int) -> String? {
    guard index + 3 < count, self[index].text == "(", ["+", "-"].contains(self[index + 1].text),
      self[index + 2].text == ")", !self[index + 3].startsLine, self[index + 3].kind != .sign
    else { return nil }
    let isFirst =
      index == 0 || self[index].startsLine
      || [",", ";", ".", ":", "and"].contains(self[index - 1].text)
    return isFirst ? self[index + 1].text : nil
  }
}
