/// Reads sides: right, rt, (R), RLE, B/L, "L > R". What is not written is not known.
///
/// `L` is left, lumbar or litre, and "right" may mean correct: each counts only where its
/// neighbours leave one meaning.
struct SideReader: Sendable {
  let tokens: [Token]

  init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  func sides(in sentences: [Sentence], levels: [StatedLevels]) -> [StatedSide] {
    let levelStarts = Set(levels.map(\.tokens.lowerBound))
    var found: [StatedSide] = []
    for sentence in sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        let side = side(at: index, before: sentence.tokens.upperBound, levelStarts)
        if let side { found.append(side) }
        index = side?.tokens.upperBound ?? index + 1
      }
    }
    return found
  }

  private func side(at index: Int, before end: Int, _ levelStarts: Set<Int>) -> StatedSide? {
    if let both = both(at: index, before: end) { return both }
    guard let side = single(at: index, before: end, levelStarts) else { return nil }
    return compared(side, at: index, before: end)
      ?? StatedSide(tokens: index..<index + 1, side: side)
  }

  /// "bilateral", "B/L", "R/L", "both legs".
  private func both(at index: Int, before end: Int) -> StatedSide? {
    let token = tokens[index]
    if Self.bilateral.contains(token.text) {
      return StatedSide(tokens: index..<index + 1, side: .bilateral)
    }
    if index + 2 < end, tokens[index + 1].text == "/", tokens[index + 1].gap == .none {
      let pair = token.text + "/" + tokens[index + 2].text
      if ["b/l", "r/l", "l/r"].contains(pair) {
        return StatedSide(tokens: index..<index + 3, side: .bilateral)
      }
    }
    // "Hip flexors 5/5 B".
    if token.text == "b", token.isUpperCase, index > 2, tokens[index - 1].number != nil,
      tokens[index - 2].text == "/", index + 1 >= end || tokens[index + 1].kind == .sign
    {
      return StatedSide(tokens: index..<index + 1, side: .bilateral)
    }
    if token.text == "both" {
      var next = index + 1
      if next < end, ["her", "his", "the", "of"].contains(tokens[next].text) { next += 1 }
      if next < end, ["her", "his", "the"].contains(tokens[next].text) { next += 1 }
      if next < end, Self.parts.contains(tokens[next].text) {
        return StatedSide(tokens: index..<index + 1, side: .bilateral)
      }
    }
    return nil
  }

  /// "L > R", "right greater than left", "right worse than left", "right and left".
  private func compared(_ side: Side, at index: Int, before end: Int) -> StatedSide? {
    guard
      let match = Self.comparisons.match(
        at: index + 1, in: tokens, before: end, orNil: index + 1 < end)
    else { return nil }
    let next = match.tokens.upperBound
    guard next < end, let other = Self.words[tokens[next].text] ?? Self.letters[tokens[next].text],
      other != side
    else { return nil }
    let worse: Side? =
      switch match.value {
      case .first: side
      case .second: other
      case .neither: nil
      }
    return StatedSide(tokens: index..<next + 1, side: .bilateral, worse: worse)
  }

  private enum Worse: Sendable { case first, second, neither }

  private static let comparisons = PhraseTable<Worse>(lists: [
    (.first, "> | greater than | worse than | more than | side greater than"),
    (.second, "< | less than"),
    (.neither, "and | & | = | equal to"),
  ])

  private func single(at index: Int, before end: Int, _ levelStarts: Set<Int>) -> Side? {
    let token = tokens[index]
    if let side = Self.limbs[token.text] { return token.isUpperCase ? side : nil }
    if let side = Self.words[token.text] {
      return means(side, at: index, before: end) ? side : nil
    }
    guard token.isUpperCase, let side = Self.letters[token.text] else { return nil }
    let next = index + 1 < end ? tokens[index + 1] : nil
    let before = index > 0 ? tokens[index - 1] : nil
    if let next, next.text == "-", next.gap == Token.Gap.none { return nil }
    // "HV-R" is a name.
    if before?.text == "-", before?.gap == Token.Gap.none, token.gap == .none { return nil }
    if before?.text == "(", next?.text == ")" { return side }
    if let next, levelStarts.contains(index + 1) || Self.parts.contains(next.text) { return side }
    if let next, [">", "<"].contains(next.text) { return side }
    if let before, [">", "<", "+"].contains(before.text) { return side }
    // "FABER pos L."
    if let before, ["pos", "neg", "negative", "positive"].contains(before.text),
      next.map({ $0.kind == .sign }) ?? true
    {
      return side
    }
    if side == .right {
      // An initial: "R. Smith", "Dr. R".
      guard let before, !tokens[index].startsLine else { return next?.text == "." ? nil : side }
      return ["dr", "mr", "ms", "mrs", ".", "by"].contains(before.text) ? nil : side
    }
    guard let before else { return nil }
    // "EHL 4-/5 L" is left; "2 L" is litres.
    return before.kind == .mixed
      || (before.kind == .number && index > 1 && tokens[index - 2].text == "/")
      || Self.beforeLetter.contains(before.text) ? side : nil
  }

  /// "right" for correct or at once, "left" for departed or remaining.
  private func means(_ side: Side, at index: Int, before end: Int) -> Bool {
    let next = index + 1 < end ? tokens[index + 1].text : ""
    let before = index > 0 ? tokens[index - 1].text : ""
    if next == "-", index + 2 < end, ["handed", "hand"].contains(tokens[index + 2].text) {
      return false
    }
    if isDirection(at: index, before: end) || isLightTouch(at: index, before: end) { return false }
    switch side {
    case .right:
      return ![
        "now", "away", "after", "before", "handed", "?", "here", "there", "choice", "angle",
        "angled", "dominant",
      ].contains(
        next)
        && !["all", "is", "about", "that's"].contains(before)
        && !(next == "hand" && index + 2 < end && tokens[index + 2].text.hasPrefix("domin"))
    case .left:
      return !["the", "without", "handed", "alone", "untreated", "over", "intact", "undisturbed"]
        .contains(next)
        && !["has", "he", "she", "patient", "was", "were", "be", "been", "nothing", "ama"].contains(
          before)
        && !(next == "hand" && index + 2 < end && tokens[index + 2].text.hasPrefix("domin"))
    case .bilateral: return true
    }
  }

  /// A way to turn, to bend or to lie is no side of the body: "right rotation", "right side down".
  private func isDirection(at index: Int, before end: Int) -> Bool {
    let ahead = tokens[index + 1..<max(index + 1, min(index + 3, end))].map(\.text)
    if let next = ahead.first {
      if ["rotation", "bending", "sidebending", "decubitus"].contains(next) { return true }
      if ahead.count == 2, ["lateral", "side"].contains(next),
        ["bending", "bend", "flexion", "decubitus", "down"].contains(ahead[1])
      {
        return true
      }
    }
    return index > 2 && tokens[index - 1].text == "the" && tokens[index - 2].text == "to"
      && ["rotated", "turned", "rotating", "turning"].contains(tokens[index - 3].text)
  }

  /// "PP/LT/TEMP", "decreased to LT": light touch among other senses, or where sensation is told.
  private func isLightTouch(at index: Int, before end: Int) -> Bool {
    guard tokens[index].text == "lt" else { return false }
    if index > 0, tokens[index - 1].text == "to",
      tokens[max(0, index - 7)..<index].contains(where: { Self.sensation.contains($0.text) })
    {
      return true
    }
    let senses: Set<String> = ["pp", "temp", "vib", "prop", "pinprick", "proprioception"]
    let isAfter =
      index > 1 && tokens[index - 1].text == "/" && senses.contains(tokens[index - 2].text)
    return isAfter
      || index + 2 < end && tokens[index + 1].text == "/" && senses.contains(tokens[index + 2].text)
  }

  private static let sensation: Set<String> = [
    "sensation", "sensations", "sensory", "sens", "decreased", "diminished", "intact", "reduced",
  ]
  private static let words: [String: Side] = [
    "right": .right, "rt": .right, "left": .left, "lt": .left, "rightward": .right,
    "leftward": .left,
  ]
  private static let letters: [String: Side] = ["r": .right, "l": .left]
  private static let limbs: [String: Side] = [
    "rle": .right, "rue": .right, "lle": .left, "lue": .left, "ble": .bilateral, "bue": .bilateral,
  ]
  private static let bilateral: Set<String> = [
    "bilateral", "bilaterally", "bilat", "bl", "biforaminal",
  ]
  private static let parts: Set<String> = [
    "leg", "legs", "arm", "arms", "foot", "feet", "hip", "hips", "knee", "knees", "thigh", "thighs",
    "calf", "calves", "buttock", "buttocks", "shoulder", "shoulders", "hand", "hands", "le", "les",
    "ue", "ues", "lower", "upper", "radic", "radiculopathy", "radicular", "side", "sided", "sides",
    "tfesi", "esi", "ankle", "toe", "great", "hallux", "hnp", "foraminal", "paracentral",
    "sciatica", "slr", "quad",
    "ehl", "ta", "deltoid", "biceps", "triceps", "grip", "lateral", "neural", "dorsal", "plantar",
    "thumb", "finger", "fingers", "tib", "gastroc", "gs", "quads", "hamstring", "wrist", "delt",
    "lung", "lungs", "eyes", "ears", "elbows", "wrists", "heels", "ankles", "extremities",
    "plantarflexion", "dorsiflexion", "achilles", "patellar", "iliopsoas", "hamstrings", "gastrocs",
    "df", "pf", "adf", "apf", "dorsiflexors", "plantarflexors", "roots", "nerve", "nerves",
    "foramina", "nf", "post", "posterior", "ant", "anterior", "pedicles", "facets", "laminae",
    "femurs",
    "sciatic", "sij", "si", "sacroiliac", "snrb", "rfa", "mbb", "facet",
  ]
  private static let beforeLetter: Set<String> = [
    "on", "the", "slr", "tfesi", "ehl", "ta", "positive", "spurling", "spurling's", "hoffmann",
    "clonus", "babinski",
  ]
}

extension PhraseTable {
  fileprivate func match(at index: Int, in tokens: [Token], before end: Int, orNil isInside: Bool)
    -> Match?
  {
    isInside ? match(at: index, in: tokens, before: end) : nil
  }
}
