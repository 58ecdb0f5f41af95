/// Operations on the spine, by the name this product gives them.
enum SpineProcedure {
  static let phrases = PhraseTable<String>(lists: [
    ("discectomy", "microdisc | microdisk | microdiscectomies | mld | microlumbar discectomy"),
    ("discectomy", "discectomy | diskectomy | microdiscectomy | microdiskectomy | discectomies"),
    (
      "discectomy",
      "anterior cervical discectomy | anterior cervical diskectomy | lumbar discectomy"
    ),
    ("laminectomy", "laminectomy | laminectomies | hemilaminectomy | laminotomy | hemilaminotomy"),
    ("laminectomy", "lami | lamis | hemilami | lami/disc | lami/discectomy"),
    ("laminectomy", "lumbar laminectomy | decompressive laminectomy | cervical laminectomy"),
    ("foraminotomy", "foraminotomy | foraminotomies | laminoforaminotomy"),
    ("laminoplasty", "laminoplasty"),
    ("decompression", "surgical decompression | lumbar decompression | cervical decompression"),
    ("decompression", "decomp | lumbar decomp | surgical decomp | spinal decomp"),
    ("decompression", "decompression | decompression surgery | spinal decompression"),
    (
      "fusion",
      "fusion | spinal fusion | lumbar fusion | cervical fusion | arthrodesis | tlif | plif"
    ),
    (
      "fusion",
      "psf | pslf | psif | posterior spinal fusion | alif | xlif | llif | interbody fusion | posterolateral fusion | instrumented fusion"
    ),
    ("fusion", "anterior cervical discectomy and fusion | acdf | decompression and fusion"),
    ("fusion", "anterior cervical decompression and fusion | laminectomy and fusion"),
    (
      "fusion",
      "discectomy and fusion | anterior cervical discectomy with fusion | diskectomy and fusion"
    ),
    (
      "disc replacement",
      "disc replacement | artificial disc | disc arthroplasty | disk arthroplasty | arthroplasty"
    ),
    (
      "disc replacement",
      "total disc replacement | disk replacement | cervical disc arthroplasty | tdr"
    ),
    ("kyphoplasty", "kyphoplasty | vertebroplasty"),
    ("spinal cord stimulator", "spinal cord stimulator | scs implant | spinal cord stimulation"),
    ("surgery", "surgery on his spine | surgery on her spine | surgery on his back"),
    ("surgery", "surgery on her back | surgery on the spine | surgery on his neck"),
    ("surgery", "surgery on spine | surgery to the spine | surgery to spine"),
    ("surgery", "back surgery | spine surgery | neck surgery | back surgeries | spinal surgery"),
    (
      "surgery", "lumbar surgery | cervical spine surgery | lumbar spine surgery | cervical surgery"
    ),
  ])

  /// Joints that are fused or replaced too.
  static let elsewhere: Set<String> = [
    "si", "sij", "sacroiliac",
    "ankle", "wrist", "knee", "hip", "shoulder", "toe", "thumb", "finger", "foot", "subtalar",
    "nerve", "carpal", "ulnar", "effusion", "image", "abdominal", "gastric", "microvascular",
  ]

  /// "SCS trial", "trial of spinal cord stimulation": a trial is no operation.
  static func isTrial(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    let around = note.tokens[
      max(0, procedure.lowerBound - 3)..<min(note.tokens.count, procedure.upperBound + 1)]
    return around.contains { ["trial", "trials"].contains($0.text) }
  }

  /// "Fusion was recommended in 2023 but not done": neither had nor to come.
  static func isUndone(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    let end = note.sentenceTokens(around: procedure).upperBound
    let behind = procedure.upperBound..<max(procedure.upperBound, end)
    guard let word = undone.matches(in: note.tokens, range: behind).first?.tokens.lowerBound else {
      return false
    }
    // "L4-5 fusion, L3-4 not done": the last operation before it.
    return phrases.matches(in: note.tokens, range: procedure.upperBound..<word).isEmpty
      && note.levels(in: procedure.upperBound..<word).isEmpty
  }

  /// "Fusion was suggested in 2024 and performed 3/2025": the word behind, of no other operation.
  static func wordOfDoing(behind procedure: Range<Int>, in note: MarkedNote) -> Int? {
    let end = note.sentenceTokens(around: procedure).upperBound
    let behind =
      procedure.upperBound..<max(procedure.upperBound, min(procedure.upperBound + 10, end))
    guard let word = behind.dropFirst().first(where: { note.tokens[$0].text == "performed" }),
      ["and", "then", "was", ",", "later", "finally"].contains(note.tokens[word - 1].text),
      phrases.matches(in: note.tokens, range: procedure.upperBound..<word).isEmpty,
      let day = note.dates.spans(in: word + 1..<min(word + 7, max(word + 1, end))).first,
      note.note.day.map({ day.date.first <= $0 }) ?? true
    else { return nil }
    return word
  }

  private static let undone = PhraseTable<Bool>(lists: [
    (
      true,
      "pt deferred | patient deferred | she deferred | he deferred | but deferred | put it off"
    ),
    (true, "chose to wait | elected to wait | preferred to wait | decided to wait"),
    (true, "but not done | but never done | was not done | was never done | but not performed"),
    (true, "was not performed | was never performed | but never happened | but did not proceed"),
    (true, "but did not have it | but never had it | never took place | but did not go through"),
    (true, "did not proceed | never proceeded | not pursued | did not go ahead | never went ahead"),
    (true, "which she declined | which he declined | she declined | he declined | but declined"),
  ])

  static func isElsewhere(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    let sentence = note.sentenceTokens(around: procedure)
    // "C5/6 arthroplasty" is of a disc, "hip arthroplasty" and "arthroplasty 2019" of a joint.
    if note.tokens[procedure.lowerBound].text == "arthroplasty" {
      let place = max(sentence.lowerBound, procedure.lowerBound - 5)..<procedure.lowerBound
      return note.levels(in: place).last?.tokens.upperBound != procedure.lowerBound
    }
    let before = note.tokens[
      max(sentence.lowerBound, procedure.lowerBound - 2)..<procedure.lowerBound]
    return before.contains { elsewhere.contains($0.text) } || isSpecialty(procedure, in: note)
  }

  /// "Dr. Ferro, spine surgery", "T. Quan MD, spine surgery": what a doctor does.
  private static func isSpecialty(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    let start = procedure.lowerBound
    guard start > 1, note.tokens[procedure.upperBound - 1].text == "surgery",
      [",", "(", "-"].contains(note.tokens[start - 1].text)
    else { return false }
    return note.tokens[max(0, start - 6)..<start - 1].contains {
      ["dr", "md", "do", "m.d", "doctor", "pa", "np"].contains($0.text)
    }
  }
}
