extension Concept {
  static let bowelBladder = Concept("bowel or bladder")
  static let saddleAnesthesia = Concept("saddle anesthesia")
  static let caudaEquina = Concept("cauda equina syndrome")
}

/// Signs that the cauda equina fails: saddle numbness, retention, incontinence.
struct CaudaEquina: Extractor {
  let summary = """
    Saddle anesthesia, new bowel or bladder trouble, and the syndrome by name. Stress incontinence \
    is none of them; a template's "no bowel/bladder changes" is their absence.
    """

  let examples = [
    Example("Saddle anesthesia and urinary retention.", "saddle anesthesia", "bowel or bladder"),
    Example("Cauda equina syndrome was considered but is unlikely."),
    Example("Possible cauda equina syndrome.", "cauda equina syndrome, possible"),
    Example("No saddle anesthesia.", "saddle anesthesia, absent"),
    Example("Denies leg weakness, numbness or bowel changes.", "bowel or bladder, absent"),
    Example("No bowel/bladder changes.", "bowel or bladder, absent"),
    Example("Occasional stress urinary incontinence for years."),
    Example("Bowel and bladder function are reported as normal.", "bowel or bladder, absent"),
    Example("No change in bladder function.", "bowel or bladder, absent"),
    Example("Call if there is loss of bladder control.", "bowel or bladder, conditional"),
    Example("New urinary incontinence.", "bowel or bladder, recent"),
    Example("No new bladder symptoms.", "bowel or bladder, absent"),
    Example("Chronic urinary incontinence since childbirth.", "bowel or bladder, possible"),
    Example("Uses a rollator. No B/B. No saddle.", "bowel or bladder, absent"),
    Example(
      "There is urgency of urine without incontinence.", "bowel or bladder, possible",
      "bowel or bladder, absent"),
    Example(
      "Unable to urinate since yesterday, no incontinence of stool.", "bowel or bladder",
      "bowel or bladder, absent"),
    Example("Difficulty starting urine stream.", "bowel or bladder, possible"),
    Example("Denies difficulty urinating.", "bowel or bladder, absent"),
    Example("Two accidents with urine this week.", "bowel or bladder"),
    Example("She has had a couple accidents with her urine.", "bowel or bladder"),
    Example("I couldn't make it to the bathroom twice.", "bowel or bladder, possible"),
    Example("Denies b/b sx.", "bowel or bladder, absent"),
    Example("Two car accidents, urine test negative."),
    Example("Rectal tone diminished.", "bowel or bladder"),
    Example(
      "Denies B&B change, saddle paresthesia.", "bowel or bladder, absent",
      "saddle anesthesia, absent"),
    Example("Rectal tone decreased.", "bowel or bladder"), Example("Rectal tone normal."),
    Example("Decreased perianal pinprick.", "saddle anesthesia"),
    Example("Bowel movements make no difference in her pain."),
    Example(
      "Denies bowel or bladder changes except some urinary urgency.", "bowel or bladder, absent",
      "bowel or bladder, possible"),
  ]

  private enum Cue: Sendable { case saddle, bladder, urgency, organ, syndrome }

  private static let phrases = PhraseTable<Cue>(lists: [
    (
      .saddle,
      "saddle anesthesia | saddle paresthesia | saddle numbness | perineal numbness | saddle area hypoesthesia"
    ),
    (.saddle, "perianal numbness | saddle hypoesthesia | saddle paresthesias | groin numbness"),
    (
      .saddle,
      "loss of sensation in her genital | loss of sensation in his genital | saddle hypesthesia"
    ),
    (
      .bladder,
      "urinary retention | retention of urine | urinary incontinence | incontinence of urine"
    ),
    (.bladder, "fecal incontinence | bowel incontinence | bladder incontinence | incontinence"),
    (
      .bladder,
      "loss of bladder control | loss of bowel control | incontinent | overflow incontinence"
    ),
    (.bladder, "loss of bowel and bladder control | loss of bowel or bladder control"),
    (
      .bladder,
      "bowel or bladder incontinence | bowel and bladder incontinence | bowel/bladder incontinence"
    ),
    (.bladder, "unable to urinate | cannot urinate | can't urinate | inability to urinate"),
    (.bladder, "inability to void | w/ retention | with retention | cannot void | can't void"),
    (
      .bladder,
      "decreased rectal tone | rectal tone decreased | diminished rectal tone | rectal tone diminished"
    ),
    (.bladder, "absent rectal tone | loss of rectal tone | rectal tone is decreased"),
    (.saddle, "numbness between legs | numbness between her legs | numbness between his legs"),
    (.saddle, "decreased perianal | diminished perianal | perianal sensation decreased"),
    (.saddle, "numbness between the legs | decreased perineal | absent perianal"),
    (.bladder, "loss of bowel/bladder control | loss of bladder/bowel control"),
    (.bladder, "neurogenic bladder | unable to void | bowel/bladder incontinence"),
    (.urgency, "difficulty starting urine* | difficulty starting urinary | difficulty urinating"),
    (
      .urgency, "difficulty initiating urination | trouble initiating urination | trouble urinating"
    ),
    (
      .urgency, "straining to void | strains to void | difficulty voiding | trouble starting urine*"
    ),
    (.urgency, "weak urinary stream | slow urinary stream | weak urine stream"),
    (.bladder, "accidents with her urine | accidents with his urine | accident with urine"),
    (.bladder, "accidents of urine | accidents of stool | accidents with stool | bladder accident"),
    (.bladder, "accidents with her bowels | accidents with his bowels | urinary accident"),
    (.bladder, "accidents with her bladder | accidents with his bladder | bowel accident"),
    (.bladder, "wet herself | wet himself | soiled herself | soiled himself"),
    (.bladder, "lost control of her bladder | lost control of his bladder"),
    (.bladder, "lost control of her bowels | lost control of his bowels"),
    (.urgency, "couldn't make it to the bathroom | did not make it to the bathroom"),
    (.urgency, "didn't make it to the bathroom | could not make it to the bathroom"),
    (.urgency, "leaking urine | leaks urine | leakage of urine"),
    (.bladder, "accidents with urine | urinary accidents | bladder accidents | bowel accidents"),
    (.urgency, "urgency of urine | urgency without incontinence | urgency , no retention"),
    (.urgency, "urgency , no incontinence | urinary frequency and urgency"),
    (.urgency, "urinary urgency | bladder urgency | urinary hesitancy | urgency of urination"),
    (
      .organ,
      "bowel or bladder | bowel and bladder | bowel/bladder | bladder or bowel | bowel bladder"
    ),
    (
      .organ,
      "bladder and bowel | bladder/bowel | bowel | bladder | bowel and/or bladder | b/b | b&b | b & b"
    ),
    (.syndrome, "cauda equina syndrome | cauda equina compression | conus medullaris syndrome"),
  ])
  private static let troubles: Set<String> = [
    "dysfunction", "changes", "change", "symptoms", "problems", "complaints", "difficulty",
    "difficulties", "disturbance", "disturbances", "issues", "loss", "involvement", "habits",
    "hesitancy", "urgency", "frequency", "sx", "control", "continence", "deficits", "abnormalities",
    "trouble",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      let section = note.section(of: match.tokens)
      guard section != .procedure, section != .pastSurgical else { return nil }
      switch match.value {
      case .saddle: return note.mention(.saddleAnesthesia, at: match.tokens)
      case .syndrome:
        let mention = note.mention(.caudaEquina, at: match.tokens)
        let isDenied = mention.context.assertion == .absent
        return !isDenied && note.isDismissed(match.tokens) ? nil : mention
      case .bladder:
        guard !isStress(match.tokens, in: note) else { return nil }
        return weighed(note.mention(.bowelBladder, at: match.tokens), match.tokens, in: note)
      case .urgency:
        var mention = note.mention(.bowelBladder, at: match.tokens)
        // It has many causes: only an examiner can tell whose sign it is.
        if mention.context.assertion == .present { mention.context.assertion = .possible }
        return mention
      case .organ: return organ(match.tokens, in: note)
      }
    }
  }

  private func isStress(_ finding: Range<Int>, in note: MarkedNote) -> Bool {
    let sentence = note.sentenceTokens(around: finding)
    let before = max(sentence.lowerBound, finding.lowerBound - 2)..<finding.lowerBound
    return note.tokens[before].contains { ["stress", "urge", "mixed"].contains($0.text) }
  }

  /// "bowel and bladder" with what is said of them: trouble, or normal.
  private func organ(_ organ: Range<Int>, in note: MarkedNote) -> Mention? {
    let sentence = note.sentenceTokens(around: organ)
    let near = note.tokens[organ.upperBound..<min(organ.upperBound + 6, sentence.upperBound)]
    let before = note.tokens[max(sentence.lowerBound, organ.lowerBound - 4)..<organ.lowerBound]
    let isTrouble =
      near.prefix(2).contains { Self.troubles.contains($0.text) }
      || before.contains {
        ["difficulty", "difficulties", "problems", "trouble", "loss"].contains($0.text)
      }
    // "Bladder: [ ] yes [x] no": the boxes answer.
    let isAsked = near.first?.text == ":" && near.contains { $0.text == "[" }
    if before.last?.text == "no", !isTrouble, note.tokens[organ].contains(where: { $0.text == "/" })
    {
      var mention = note.mention(.bowelBladder, at: organ)
      mention.context.assertion = .absent
      return mention
    }
    let isSame =
      before.contains { ["change", "changes"].contains($0.text) }
      && before.contains { ["no", "without", "denies"].contains($0.text) }
    let isNormal =
      isSame || near.contains { ["normal", "intact", "unremarkable"].contains($0.text) }
    guard isTrouble || isNormal || isAsked else { return nil }
    var mention = note.mention(.bowelBladder, at: organ)
    if isNormal { mention.context.assertion = .absent }
    if near.prefix(2).contains(where: { ["hesitancy", "urgency", "frequency"].contains($0.text) }),
      mention.context.assertion == .present
    {
      mention.context.assertion = .possible
    }
    return weighed(mention, organ, in: note)
  }

  /// "No new bladder symptoms" is a denial here; trouble of many years is no sign of today.
  private func weighed(_ mention: Mention, _ finding: Range<Int>, in note: MarkedNote) -> Mention {
    guard mention.context.assertion == .present else { return mention }
    var mention = mention
    let sentence = note.sentenceTokens(around: finding)
    let before = note.tokens[max(sentence.lowerBound, finding.lowerBound - 4)..<finding.lowerBound]
    if before.contains(where: { $0.text == "no" }) { mention.context.assertion = .absent }
    if note.tokens[sentence].contains(where: { Self.old.contains($0.text) }) {
      mention.context.assertion = .possible
    }
    return mention
  }

  private static let old: Set<String> = [
    "chronic", "longstanding", "childbirth", "lifelong", "years",
  ]
}
