extension Concept {
  static let longTractSign = Concept("long tract sign")
}

extension Detail {
  static let sign = Detail("sign")
}

/// Signs of the spinal cord: Hoffmann, Babinski, clonus, hyperreflexia, a spastic or ataxic gait.
struct LongTractSign: Extractor {
  let summary = """
    Signs that a cord is compressed. Each is positive or negative as written; one that is named \
    without a result is not read.
    """

  let examples = [
    Example("Hoffmann +.", "long tract sign, positive, sign Hoffmann"),
    Example(
      "Negative Hoffman's, no clonus.", "long tract sign, negative, sign Hoffmann",
      "long tract sign, negative, sign clonus"),
    Example("Hyperreflexia at the patellae.", "long tract sign, positive, sign hyperreflexia"),
    Example("Sustained clonus on the left.", "long tract sign, positive, left, sign clonus"),
    Example("Babinski, toes are downgoing.", "long tract sign, negative, sign Babinski"),
    Example("No spastic gait is noted.", "long tract sign, negative, sign gait"),
    Example("Gait is broad-based and unsteady.", "long tract sign, positive, sign wide gait"),
    Example("Gait: wide-based.", "long tract sign, positive, sign wide gait"),
    Example(
      "(+) Hoffmann, (-) clonus.", "long tract sign, positive, sign Hoffmann",
      "long tract sign, negative, sign clonus"),
    Example("Babinski up-going.", "long tract sign, positive, sign Babinski"),
    Example("Babinski up R, down L.", "long tract sign, positive, right, sign Babinski"),
    Example("Babinski: R up.", "long tract sign, positive, right, sign Babinski"),
    Example("Plantars are flexor.", "long tract sign, negative, sign Babinski"),
    Example("Babinski: toes down bilaterally.", "negative, sign Babinski"),
    Example("Toes are upgoing bilaterally.", "positive, bilateral, sign Babinski"),
    Example("Toes downgoing.", "negative, sign Babinski"),
    Example("Big toe is up going on the left.", "positive, left, sign Babinski"),
    Example("Plantar reflexes: toes are down.", "negative, sign Babinski"),
  ]

  /// A sign that is a finding by its name, or one that needs its result beside it.
  private enum Sign: Sendable {
    case finding(String)
    case test(String)
    /// Where the toes go, without a name for the sign.
    case toes(SignResult)
    /// How a gait is, which counts under that heading only.
    case manner(String)
  }

  /// A gait that a narrow lumbar canal makes as well as the cord.
  static let wideGait = "wide gait"

  private static let phrases = PhraseTable<Sign>(lists: [
    (.test("Hoffmann"), "hoffmann | hoffmann's | hoffman | hoffman's | hoffmans | hoffmanns"),
    (.test("Hoffmann"), "hoffmann sign | hoffman sign | hoffmann's sign | hoffman's sign"),
    (.test("Babinski"), "plantars | plantar response"),
    (.test("Babinski"), "babinski | babinski's | babinskis | plantar responses | plantar reflexes"),
    (.toes(.positive), "toes are upgoing | toes upgoing | upgoing toe* | toe is upgoing"),
    (.toes(.positive), "toe is up going | toes are up going | toes go up | upgoing plantar*"),
    (.toes(.negative), "toes are downgoing | toes downgoing | downgoing toe* | toe is downgoing"),
    (.toes(.negative), "toes are down going | toes go down | downgoing plantar*"),
    (.test("Romberg"), "romberg | romberg's"),
    (.test("Lhermitte"), "lhermitte | lhermitte's"),
    (.finding("clonus"), "clonus | ankle clonus | sustained clonus"),
    (.finding("hyperreflexia"), "hyperreflexia | hyperreflexic | hyper reflexia"),
    (.finding("gait"), "spastic gait | ataxic gait | gait ataxia | spasticity | myelopathic gait"),
    (.finding("gait"), "gait is ataxic | gait is spastic | gait ataxic | gait spastic"),
    (.finding("gait"), "scissoring gait | scissor gait | spastic paraparesis"),
    (
      .finding(wideGait), "wide based gait | broad based gait | unsteady gait | gait is broad based"
    ),
    (.finding(wideGait), "gait is wide based | gait is unsteady | gait wide based"),
    (.finding(wideGait), "gait broad based | gait unsteady"),
    (.manner("gait"), "ataxic | spastic | myelopathic | scissoring"),
    (.manner(wideGait), "wide based | broad based | unsteady"),
    (.finding("long tract signs"), "long tract signs | long tract findings | pathologic reflexes"),
    (.finding("long tract signs"), "pathological reflexes | upper motor neuron signs | umn signs"),
    (
      .finding("inverted radial reflex"), "inverted radial reflex | inverted brachioradialis reflex"
    ),
    (.finding("finger escape"), "finger escape sign | finger escape"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).flatMap { match -> [Mention] in
      guard note.section(of: match.tokens) != .family else { return [] }
      guard case .test(let sign) = match.value else {
        return [mention(of: match, in: note)].compactMap(\.self)
      }
      let both = sided(behind: match.tokens, in: note)
      guard !both.isEmpty else { return [mention(of: match, in: note)].compactMap(\.self) }
      return both.map { result, side in
        var mention = note.mention(.longTractSign, .choice(result.rawValue), at: match.tokens)
        mention.context.assertion = .present
        mention.details[.sign] = .choice(sign)
        mention.side = side
        return mention
      }
    }
  }

  /// "Hoffmann +R +L", "plantar response extensor on the left, flexor on the right": one for each side.
  private func sided(behind sign: Range<Int>, in note: MarkedNote) -> [(SignResult, Side)] {
    let end = note.sentenceTokens(around: sign).upperBound
    let behind = sign.upperBound..<max(sign.upperBound, min(sign.upperBound + 14, end))
    let next = Self.phrases.matches(in: note.tokens, range: behind).first?.tokens.lowerBound
    let own = behind.lowerBound..<(next ?? behind.upperBound)
    let pairs = SignResult.all(in: own, of: note.tokens).compactMap {
      found -> (SignResult, Side)? in
      let rest = found.tokens.upperBound..<own.upperBound
      guard let side = note.sides(in: rest).first,
        note.tokens[rest.lowerBound..<side.tokens.lowerBound].allSatisfy({
          ["on", "the"].contains($0.text)
        })
      else { return nil }
      return (found.result, side.side)
    }
    return pairs.count == 2 && pairs[0].1 != pairs[1].1 ? pairs : []
  }

  private func mention(of match: PhraseTable<Sign>.Match, in note: MarkedNote) -> Mention? {
    let result: SignResult?
    let name: String
    switch match.value {
    case .finding(let sign):
      name = sign
      result = findingResult(of: match.tokens, in: note)
    case .toes(let said):
      guard !isNamed(before: match.tokens, in: note) else { return nil }
      name = "Babinski"
      result = note.context(of: match.tokens).assertion == .absent ? nil : said
    case .manner(let sign):
      guard isUnderGait(match.tokens, in: note) else { return nil }
      name = sign
      result = findingResult(of: match.tokens, in: note)
    case .test(let sign):
      name = sign
      result =
        (sign == "Babinski" ? toes(behind: match.tokens, in: note) : nil)
        ?? testResult(of: match.tokens, in: note)
    }
    guard let result else { return nil }
    var mention = note.mention(.longTractSign, .choice(result.rawValue), at: match.tokens)
    if mention.context.assertion == .absent { mention.context.assertion = .present }
    mention.details[.sign] = .choice(name)
    mention.side = note.side(of: match.tokens)
    return mention
  }

  /// "Babinski, toes are downgoing" is read by its name.
  private func isNamed(before toes: Range<Int>, in note: MarkedNote) -> Bool {
    let start = note.sentenceTokens(around: toes).lowerBound
    return note.tokens[max(start, toes.lowerBound - 6)..<toes.lowerBound].contains { token in
      token.text.hasPrefix("babinski") || token.text.hasPrefix("plantar")
    }
  }

  private func isUnderGait(_ words: Range<Int>, in note: MarkedNote) -> Bool {
    guard let index = note.sentence(at: words.lowerBound),
      let heading = note.sentences[index].heading
    else { return false }
    return note.tokens[heading].contains { $0.text == "gait" }
  }

  private func findingResult(of sign: Range<Int>, in note: MarkedNote) -> SignResult? {
    if let beats = beats(behind: sign, note.tokens) { return beats }
    let context = note.context(of: sign)
    if context.assertion == .absent { return .negative }
    let behind =
      sign.upperBound..<min(sign.upperBound + 4, note.sentenceTokens(around: sign).upperBound)
    if let said = SignResult.all(in: behind, of: note.tokens).first { return said.result }
    return .positive
  }

  /// "Clonus 4 beats R ankle, none L": up to three beats are found in the healthy too.
  private func beats(behind sign: Range<Int>, _ tokens: [Token]) -> SignResult? {
    let near = sign.upperBound..<min(sign.upperBound + 5, tokens.count)
    guard tokens[sign.lowerBound].text.hasSuffix("clonus") || sign.count > 1,
      let place = near.dropLast().first(where: { tokens[$0].number != nil }),
      tokens[place + 1].text.hasPrefix("beat"), let count = tokens[place].number
    else { return nil }
    return count > 3 ? .positive : count > 0 ? .equivocal : .negative
  }

  /// "Up R, down L", "toes up": where the toes go, right behind the name.
  private func toes(behind sign: Range<Int>, in note: MarkedNote) -> SignResult? {
    let end = note.sentenceTokens(around: sign).upperBound
    let words = note.tokens[sign.upperBound..<min(sign.upperBound + 4, end)]
      .drop { Self.besideToes.contains($0.text) }
    return ["up": .positive, "down": .negative][words.first?.text ?? ""]
  }

  private static let besideToes: Set<String> = [
    ":", "toe", "toes", "is", "are", "great", "r", "l", "right", "left", "bilaterally", "b",
  ]

  private func testResult(of sign: Range<Int>, in note: MarkedNote) -> SignResult? {
    let sentence = note.sentenceTokens(around: sign)
    if sign.lowerBound >= sentence.lowerBound + 3,
      let lead = note.tokens.leadingSign(at: sign.lowerBound - 3)
    {
      return lead == "+" ? .positive : .negative
    }
    let ahead = max(sentence.lowerBound, sign.lowerBound - 2)..<sign.lowerBound
    if let before = SignResult.all(in: ahead, of: note.tokens).last { return before.result }
    let behind = sign.upperBound..<min(sign.upperBound + 7, sentence.upperBound)
    if let after = SignResult.all(in: behind, of: note.tokens).first { return after.result }
    return note.context(of: sign).assertion == .absent ? .negative : nil
  }
}
