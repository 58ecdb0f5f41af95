/// The numbers of a sentence that are scores.
extension PainScore {
  struct Score {
    let tokens: Range<Int>
    let low: Double
    let high: Double
  }

  func scores(
    in sentence: Range<Int>, after cues: [PhraseTable<Cue>.Match], of note: MarkedNote
  ) -> [Score] {
    var found: [Score] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let score = overTen(at: index, before: sentence.upperBound, note.tokens)
        ?? millimetres(at: index, before: sentence.upperBound, note.tokens)
        ?? overHundred(at: index, after: cues, before: sentence.upperBound, note.tokens)
      {
        found.append(score)
        index = score.tokens.upperBound
      } else {
        index += 1
      }
    }
    guard found.isEmpty else { return found }
    let named = named(after: cues, in: sentence, note.tokens)
    return named.isEmpty ? bare(after: cues, in: sentence, of: note.tokens) : named
  }

  /// "Pain now 7 worst 9": numbers that name their moment.
  private func named(
    after cues: [PhraseTable<Cue>.Match], in sentence: Range<Int>, _ tokens: [Token]
  ) -> [Score] {
    guard let cue = cues.first else { return [] }
    let reach = cue.tokens.upperBound..<min(cue.tokens.upperBound + 18, sentence.upperBound)
    return reach.filter { Self.moments.contains(tokens[$0].text) }.compactMap { moment in
      var index = moment + 1
      // "Pain today (0-10): 7".
      if index + 4 < reach.upperBound, tokens[index].text == "(", tokens[index + 4].text == ")" {
        index += 5
      }
      while index < reach.upperBound, Self.says.contains(tokens[index].text) { index += 1 }
      guard index < reach.upperBound, let value = tokens[index].integer, value <= 10,
        index + 1 >= sentence.upperBound || tokens[index + 1].startsLine
          || Self.moments.contains(tokens[index + 1].text)
          || [",", ".", ";", ")", "and"].contains(tokens[index + 1].text)
      else { return nil }
      return Score(tokens: index..<index + 1, low: Double(value), high: Double(value))
    }
  }

  private static let moments: Set<String> = [
    "now", "current", "currently", "today", "worst", "best", "least", "average", "avg", "usual",
  ]

  /// "Pain   7   5   4" under as many days.
  func columns(of cues: [PhraseTable<Cue>.Match], in note: MarkedNote) -> [Score] {
    guard let cue = cues.first, note.tokens[cue.tokens.lowerBound].startsLine else { return [] }
    return note.columns(behind: cue.tokens).compactMap { column in
      guard let value = note.tokens[column.index].number, value <= 10 else { return nil }
      return Score(tokens: column.index..<column.index + 1, low: value, high: value)
    }
  }

  /// Pain that a discogram brings on is its result.
  func isProvoked(_ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    tokens[sentence].contains { $0.text.hasPrefix("discogra") || $0.text.hasPrefix("diskogra") }
  }

  /// "Motor: arm 5, leg 4": numbers of an examination.
  func isOfStrength(_ sentence: Sentence, _ tokens: [Token]) -> Bool {
    let words = Array(tokens[sentence.tokens]) + (sentence.heading.map { Array(tokens[$0]) } ?? [])
    return [.exam, .procedure, .imaging].contains(sentence.section)
      || words.contains {
        ["motor", "strength", "power", "reflexes", "dtr", "dtrs", "visits", "levels"].contains(
          $0.text)
      }
  }

  /// "Back 8, leg 6", "neck 6/10, R arm 8/10": two sites with a number each need no word of pain.
  func sited(in sentence: Range<Int>, _ tokens: [Token]) -> [Score] {
    var found: [Score] = []
    for index in sentence where Self.sites[tokens[index].text] != nil {
      var next = index + 1
      while next < sentence.upperBound, next - index < 4, Self.says.contains(tokens[next].text) {
        next += 1
      }
      guard next < sentence.upperBound, tokens[next].kind == .number,
        let value = tokens[next].integer, value <= 10
      else { continue }
      if let over = overTen(at: next, before: sentence.upperBound, tokens) {
        found.append(over)
      } else if !Self.limbs.contains(tokens[index].text),
        next + 1 >= sentence.upperBound
          || [",", ".", ";", "and", ")"].contains(tokens[next + 1].text)
      {
        found.append(Score(tokens: next..<next + 1, low: Double(value), high: Double(value)))
      }
    }
    let isPaired = zip(found, found.dropFirst()).allSatisfy {
      $1.tokens.lowerBound - $0.tokens.upperBound <= 7
    }
    return found.count > 1 && isPaired ? found : []
  }

  /// Written for limbs that are examined, too.
  private static let limbs: Set<String> = ["rue", "lue", "rle", "lle", "lumbar", "cervical"]
  private static let says: Set<String> = ["is", "a", "an", ":", "=", "pain", "at", "now"]

  /// "8/10", "6-9/10", "6 to 9 out of 10"; no date before or behind it.
  func overTen(at index: Int, before end: Int, _ tokens: [Token]) -> Score? {
    let isSpelled =
      index + 2 < end && tokens[index + 1].text == "out" && tokens[index + 2].text == "of"
    guard tokens[index].kind == .number || isSpelled, let first = tokens[index].number, first <= 10,
      index == 0 || !Self.dateWords.contains(tokens[index - 1].text)
        || isRange(at: index, before: end, tokens) || isChange(at: index, before: end, tokens)
    else { return nil }
    if index > 0, tokens[index - 1].text == "/" || tokens[index - 1].text == "-",
      tokens[index].gap == .none
    {
      return nil
    }
    var next = index + 1
    var high = first
    if next + 1 < end, ["-", "to"].contains(tokens[next].text),
      let second = tokens[next + 1].number,
      second <= 10, second >= first
    {
      high = second
      next += 2
    }
    if next + 2 < end, tokens[next].text == "out", tokens[next + 1].text == "of",
      tokens[next + 2].number == 10
    {
      return Score(tokens: index..<next + 3, low: first, high: high)
    }
    guard next + 1 < end, tokens[next].text == "/", tokens[next + 1].text == "10" else {
      return nil
    }
    if isRange(at: index, before: end, tokens), let high = tokens[index + 4].number, high >= first {
      return Score(tokens: index..<index + 7, low: first, high: high)
    }
    if next + 3 < end, tokens[next + 2].text == "/" || tokens[next + 2].text == "-",
      tokens[next + 2].gap == .none, tokens[next + 3].kind == .number
    {
      return nil
    }
    return Score(tokens: index..<next + 2, low: first, high: high)
  }

  /// "3/10 to 6/10", "from 3/10 to 6/10".
  func isRange(at index: Int, before end: Int, _ tokens: [Token]) -> Bool {
    index + 6 < end && tokens[index + 1].text == "/" && tokens[index + 2].text == "10"
      && ["to", "-"].contains(tokens[index + 3].text) && tokens[index + 4].kind == .number
      && tokens[index + 5].text == "/" && tokens[index + 6].text == "10"
  }

  /// "8/10 down to 3/10".
  private func isChange(at index: Int, before end: Int, _ tokens: [Token]) -> Bool {
    index + 7 < end && tokens[index + 1].text == "/" && tokens[index + 2].text == "10"
      && ["down", "up"].contains(tokens[index + 3].text) && tokens[index + 4].text == "to"
      && tokens[index + 6].text == "/" && tokens[index + 7].text == "10"
  }

  func millimetres(at index: Int, before end: Int, _ tokens: [Token]) -> Score? {
    guard tokens[index].kind == .number, let length = tokens[index].number, length <= 100,
      index + 1 < end, tokens[index + 1].text == "mm",
      tokens[max(0, index - 6)..<index].contains(where: {
        ["vas", "scale", "leg", "back"].contains($0.text)
      }),
      tokens[..<index].suffix(12).contains(where: { $0.text == "vas" || $0.text == "scale" })
    else { return nil }
    return Score(tokens: index..<index + 2, low: length / 10, high: length / 10)
  }

  /// "VAS 75/100" behind the name of a scale.
  private func overHundred(
    at index: Int, after cues: [PhraseTable<Cue>.Match], before end: Int, _ tokens: [Token]
  ) -> Score? {
    guard let value = tokens[index].integer, value <= 100, index + 2 < end,
      tokens[index + 1].text == "/", tokens[index + 2].text == "100",
      cues.contains(where: {
        $0.value == .scale && (0...6).contains(index - $0.tokens.upperBound)
      })
    else { return nil }
    return Score(
      tokens: index..<index + 3, low: Double(value) / 10, high: Double(value) / 10)
  }

  /// "NRS 7", "rates it a 2", "rates her back pain as 10".
  func bare(
    after cues: [PhraseTable<Cue>.Match], in sentence: Range<Int>, of tokens: [Token]
  ) -> [Score] {
    let scales = cues.filter { $0.value != .pain }
    return scales.enumerated().flatMap { place, scale -> [Score] in
      let end = place + 1 < scales.count ? scales[place + 1].tokens.lowerBound : sentence.upperBound
      return bare(
        in: scale.tokens.upperBound..<min(scale.tokens.upperBound + 7, end), sentence, tokens)
    }
  }

  func bare(in reach: Range<Int>, _ sentence: Range<Int>, _ tokens: [Token]) -> [Score] {
    let sited = reach.filter { index in
      Self.sites[tokens[index - 1].text] != nil && (tokens[index].integer ?? 11) <= 10
        && (index + 1 == sentence.upperBound || [",", ".", ";"].contains(tokens[index + 1].text))
    }
    if !sited.isEmpty {
      return sited.map { index in
        let value = tokens[index].number ?? 0
        return Score(tokens: index..<index + 1, low: value, high: value)
      }
    }
    for index in reach {
      if tokens[index].text == "between",
        let range = between(index, before: sentence.upperBound, tokens)
      {
        return [range]
      }
      guard tokens[index].kind == .number, let value = tokens[index].integer, value <= 10 else {
        if [".", ";"].contains(tokens[index].text) { break }
        continue
      }
      let next = index + 1 < sentence.upperBound ? tokens[index + 1].text : ""
      guard !["/", "-", "%", "mg", "tablets", "weeks", "months", "times", "to"].contains(next)
      else {
        return []
      }
      let isSaid =
        index == reach.lowerBound
        || ["a", "as", "at", "of", "is", "was", ":", "=", "it"].contains(tokens[index - 1].text)
      return isSaid
        ? [Score(tokens: index..<index + 1, low: Double(value), high: Double(value))] : []
    }
    return []
  }

  /// "between a 6 and a 10".
  func between(_ index: Int, before end: Int, _ tokens: [Token]) -> Score? {
    let numbers = (index + 1..<min(index + 6, end)).filter { place in
      tokens[place].integer.map { $0 <= 10 } ?? false
    }
    guard numbers.count == 2, let low = tokens[numbers[0]].number,
      let high = tokens[numbers[1]].number,
      low <= high, tokens[numbers[0]..<numbers[1]].contains(where: { $0.text == "and" })
    else { return nil }
    return Score(tokens: numbers[0]..<numbers[1] + 1, low: low, high: high)
  }
}
