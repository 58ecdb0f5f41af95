import Claims

/// What became of a treatment, and why it ended or cannot be had.
extension CourseReader {
  func settleStatus(of mention: inout Mention, at range: Range<Int>) {
    var status = mention.status
    let isMeasured = mention.outcome != nil || mention.details[.visits] != nil
    if status == nil, isMeasured || mention.details[.weeks] != nil || mention.end != nil {
      status = .completed
    }
    // "Naproxen since January" goes on, as far as its words go.
    if status == nil, mention.begin != nil, mention.end == nil { status = .ongoing }
    // What has had an effect has been had.
    if mention.outcome != nil, status == .ordered || status == .scheduled,
      mention.section != .plan
    {
      status = .completed
    }
    if status == .completed, let end = mention.end, let day = note.note.day, end.first > day {
      status = .scheduled
    }
    // "PT 1/26-3/30" among what goes on is over.
    if status == .ongoing, mention.begin != nil, let end = mention.end, let day = note.note.day,
      end.last < day
    {
      status = .completed
    }
    // A measured relief is one, whatever else was in vain.
    if mention.outcome == TreatmentOutcome.none, let relief = mention.details[.relief],
      case .number(let percent, _) = relief, percent > 0
    {
      mention.outcome = .partial
    }
    if status == .started, mention.begin == nil, let date = mention.end {
      (mention.begin, mention.end) = (date, nil)
    }
    // "Off ibuprofen since February" ended then.
    if status == .stoppedEarly, let date = mention.begin, mention.end == nil,
      note.tokens[max(0, range.lowerBound - 2)..<range.lowerBound].contains(where: {
        $0.text == "off"
      })
    {
      (mention.begin, mention.end) = (nil, date)
    }
    mention.status = status
    switch status {
    case .ordered, .scheduled:
      settlePlan(&mention, at: range)
    case .declined: mention.context.assertion = .declined
    case .never, .notAuthorized: mention.context.assertion = .absent
    case .completed, .ongoing, .started, .stoppedEarly, .contraindicated, .nonAdherent:
      if mention.context.assertion == .absent { mention.context.assertion = .present }
    case nil: break
    }
  }

  /// Refused by a payer it was not had, unless it is told as done all the same.
  func readRefusal(_ refusal: PayerRefusal, into mention: inout Mention) {
    let isHad = mention.outcome != nil || mention.details[.visits] != nil
    let had: Set<TreatmentStatus> = [.completed, .ongoing, .stoppedEarly]
    guard !isHad, !(mention.status.map(had.contains) ?? false) else { return }
    if let relented = refusal.relented {
      mention.status = relented
      if relented == .ordered { mention.context.assertion = .present }
      return
    }
    mention.status = .notAuthorized
    mention.details[.reason] = .words([note.quote(refusal.words).text])
  }

  /// What is planned is not denied, unless it is the plan that is: "do not recommend".
  private func settlePlan(_ mention: inout Mention, at range: Range<Int>) {
    if mention.begin == nil { (mention.begin, mention.end) = (mention.end, nil) }
    let isAgainst = note.tokens[max(0, range.lowerBound - 8)..<range.lowerBound].contains { token in
      Self.advice.contains { token.text.hasPrefix($0) }
    }
    switch mention.context.assertion {
    case .present: mention.context.assertion = .planned
    case .absent where !isAgainst: mention.context.assertion = .planned
    default: break
    }
  }

  private static let advice = ["recommend", "advis", "advoc", "suggest", "think", "but"]

  /// Why it was stopped or cannot be had: "d/c'd - sedation", "stopped due to leg pain", "(CKD3)".
  func readReason(into mention: inout Mention, window: TreatmentWindow) {
    let tellsReason: Set<TreatmentStatus> = [
      .stoppedEarly, .contraindicated, .declined, .nonAdherent,
    ]
    // "No NSAIDs due to Eliquis" says more than never.
    if mention.status == .never, Medicines.concepts.contains(mention.concept),
      let reason = Self.reasons.matches(in: note.tokens, range: window.after).first,
      !isOfWish(reason.tokens.upperBound, before: window.after.upperBound)
    {
      mention.status = .contraindicated
      mention.context.assertion = .present
    }
    readAdverseEffect(into: &mention, behind: window.after)
    guard mention.details[.reason] == nil else { return }
    guard let status = mention.status, tellsReason.contains(status) else { return }
    let before = note.tokens[window.before.suffix(4)]
    if status == .contraindicated, before.contains(where: { $0.text.hasPrefix("allerg") }) {
      mention.details[.reason] = .choice("allergy")
    }
    for index in window.after {
      let match = Self.reasons.match(at: index, in: note.tokens, before: window.after.upperBound)
      let isDash = note.tokens[index].text == "-" && note.tokens[index].gap > .none
      guard match != nil || isDash else { continue }
      var start = match?.tokens.upperBound ?? index + 1
      // "PT (neck)" tells where, and "Lyrica -> edema" what it led to.
      let end = window.after.upperBound
      if RegionWords.phrases.match(at: start, in: note.tokens, before: end) != nil { continue }
      if start < end, note.tokens[start].text == ">" { start += 1 }
      // "(stopped, GI upset)": the status is said first.
      let said = TreatmentStatusReader.backwardTable.match(
        at: start, in: note.tokens, before: window.after.upperBound)
      if let said, said.tokens.upperBound < window.after.upperBound,
        [",", ":", "-", "for", "("].contains(note.tokens[said.tokens.upperBound].text)
      {
        start = said.tokens.upperBound + 1
      }
      let words = (start..<end).prefix(6).prefix {
        ![".", ",", ";", ")"].contains(note.tokens[$0].text)
      }
      guard !words.isEmpty else { continue }
      mention.details[.reason] = .words([note.quote(start..<start + words.count).text])
      return
    }
  }

  /// "Because of the cost", "because she prefers not to": nothing forbids the medicine.
  private func isOfWish(_ index: Int, before end: Int) -> Bool {
    note.tokens[index..<max(index, min(index + 7, end))].contains { token in
      Self.wishes.contains { token.text.hasPrefix($0) }
    }
  }

  private static let wishes = [
    "cost", "price", "expens", "insur", "prefer", "afraid", "fear", "wish", "want", "forg",
    "belie", "coverage", "denied", "author", "dislik", "like", "reluctan", "worr", "decline",
  ]
  private static let reasons = PhraseTable<Bool>(lists: [
    (
      true,
      "due to | because of | because | secondary to | caused | causes | ( | 2/2 | owing to | d/t"
    ),
    (true, "given her | given his | given the | given | b/c of | b/c | bc of | on account of"),
  ])
}
