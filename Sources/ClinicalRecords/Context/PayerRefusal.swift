/// A payer's refusal of a treatment, and the words that tell it.
///
/// "Nerve root block denied by the insurer" was asked for and not had. What was refused is the treatment
/// only where nothing else stands between: "insurer denied surgery despite therapy" refuses the surgery,
/// and "further visits were denied" leaves those before.
struct PayerRefusal {
  /// From the refusal to the payer, as far as it is named.
  let words: Range<Int>
  /// Refused at first: what became of it then, had or approved.
  let relented: TreatmentStatus?

  /// - Returns: `nil` where no refusal is told of the treatment at `name`.
  init?(of name: Range<Int>, window: TreatmentWindow, in note: MarkedNote) {
    let tokens = note.tokens
    let sentence = note.sentenceTokens(around: name)
    // "Denied" opens no clause of its own, so the words before are looked at as far as they lead here.
    let before = max(sentence.lowerBound, name.lowerBound - 14)..<name.lowerBound
    if let active = Self.active.matches(in: tokens, range: before).last,
      Self.leads(active.tokens.upperBound..<name.lowerBound, tokens),
      Self.isPayer(before: active.tokens.lowerBound, from: sentence.lowerBound, tokens)
        || Self.needsNoPayer(active.tokens, tokens)
    {
      (words, relented) = (active.tokens, nil)
      return
    }
    guard let passive = Self.passive.matches(in: tokens, range: window.after).first,
      Self.follows(name.upperBound..<passive.tokens.lowerBound, tokens)
    else { return nil }
    let rest = passive.tokens.upperBound..<window.after.upperBound
    let payer = Self.payer(behind: rest, tokens)
    let isPayers =
      Self.isPayer(before: passive.tokens.lowerBound, from: name.upperBound, tokens)
      && Self.hasNoOther(rest, tokens)
    guard passive.value || payer != nil || isPayers else { return nil }
    words = passive.tokens.lowerBound..<(payer ?? passive.tokens.upperBound)
    let later = Self.later.matches(in: tokens, range: rest).map(\.value)
    relented = later.contains(.completed) ? .completed : later.first
  }

  /// What a payer does: "the insurer denied".
  private static let active = PhraseTable<Bool>(lists: [
    (true, "denied | denies | refused | rejected | declined | did not authorize | did not approve"),
    (true, "would not authorize | would not approve | would not cover | will not cover"),
    (true, "won't cover | won't authorize | won't approve | did not cover | does not cover"),
    (true, "denied coverage for | denied coverage of | denied authorization for"),
    (
      true,
      "refused to cover | refused to authorize | denied authorization of | denied the request for"
    ),
    (true, "authorization denied for | authorization was denied for | disapproved"),
  ])
  /// What is said behind a treatment; those without need of a payer's name are true.
  private static let passive = PhraseTable<Bool>(lists: [
    (false, "denied | declined | refused | rejected | disapproved"),
    (true, "was denied | were denied | been denied | not authorized | not approved | not covered"),
    (true, "non-certified | noncertified | not certified | non certified | was non-certified"),
    (true, "was rejected | were rejected | denied authorization | authorization denied"),
    (true, "authorization was denied | authorization refused | auth denied | non-authorized"),
    (true, "never authorized | never approved | was disapproved | got denied | being denied"),
    (false, "would not authorize | would not approve | would not cover | did not authorize"),
    (false, "did not approve | will not cover | won't cover | won't authorize | does not cover"),
  ])
  private static let payers = PhraseTable<Bool>(lists: [
    (true, "insurer* | insurance | payer | payor | carrier | health plan | her plan | his plan"),
    (true, "the plan | medicare | medicaid | aetna | cigna | humana | anthem | uhc | bcbs"),
    (true, "blue cross | united | unitedhealthcare | evicore | carelon | adjuster"),
    (true, "utilization review | ur | workers comp | work comp | w/c | wc | tricare | hmo"),
    (true, "peer review | medical review | prior auth | managed care"),
  ])

  private static func needsNoPayer(_ words: Range<Int>, _ tokens: [Token]) -> Bool {
    tokens[words].contains { ["coverage", "authorization"].contains($0.text) }
  }

  private static func isPayer(before index: Int, from start: Int, _ tokens: [Token]) -> Bool {
    let near = max(start, index - 4)..<max(start, index)
    return !payers.matches(in: tokens, range: near).isEmpty
  }

  /// "By the insurer", "per Aetna": the end of the payer's name.
  private static func payer(behind rest: Range<Int>, _ tokens: [Token]) -> Int? {
    guard let first = rest.first,
      links.contains(tokens[first].text) || tokens[first].kind == .number
    else { return nil }
    return payers.matches(in: tokens, range: rest.prefix(7)).first?.tokens.upperBound
  }

  /// "Insurance denied it": what the payer refused is not named anew.
  private static func hasNoOther(_ rest: Range<Int>, _ tokens: [Token]) -> Bool {
    guard let first = rest.first else { return true }
    return tokens[first].kind == .sign || tokens[first].kind == .number
      || pronouns.contains(tokens[first].text)
  }

  private static let pronouns: Set<String> = [
    "it", "this", "them", "that", "these", "in", "on", "due", "because", "as", "for", "coverage",
    "authorization", "the", "and", "twice",
  ]
  /// What was refused at first and had later.
  private static let later = PhraseTable<TreatmentStatus>(lists: [
    (.ordered, "subsequently | eventually | overturned | approved | authorized | then approved"),
    (.completed, "performed | underwent | received | completed | was given | was done"),
  ])
  private static let links: Set<String> = ["by", "per", "on", "twice", "(", "from", "again"]

  /// "Denied an L5 nerve root block", "denied coverage for a left epidural".
  private static func leads(_ between: Range<Int>, _ tokens: [Token]) -> Bool {
    between.count <= 6
      && tokens[between].allSatisfy { token in
        token.kind == .mixed || token.kind == .number || leading.contains(token.text)
      }
  }

  private static let leading: Set<String> = [
    "a", "an", "the", "any", "her", "his", "for", "of", "to", "request", "requested", "left",
    "right", "bilateral", "l", "r", "-", "lumbar", "cervical", "proposed", "recommended", "in",
    "network", "outpatient", "both", "formal", "prescribed", "coverage", "all", "st", "nd", "rd",
    "th", "second", "third", "repeat",
  ]

  /// Nothing else that may have been refused, and no more of the same, stands between.
  private static func follows(_ between: Range<Int>, _ tokens: [Token]) -> Bool {
    between.count <= 12 && !tokens[between].contains { others.contains($0.text) }
      && foreign.matches(in: tokens, range: between).isEmpty
  }

  private static let foreign = SpineProcedure.phrases
  private static let others: Set<String> = [
    ";", "surgery", "mri", "ct", "procedure", "operation", "stay", "further", "additional", "more",
    "remaining", "extension", "continued", "repeat", "second", "another", "third", "next", "visits",
    "sessions", "patient", "pt", "he", "she", "completed", "attended", "received", "had", "relief",
    "helped", "surgical", "appeal", "claim",
  ]
}
