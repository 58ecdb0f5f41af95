extension Concept {
  static let plannedProcedure = Concept("planned procedure")
}

/// The operation a note plans or requests, with levels and codes.
struct PlannedProcedure: Extractor {
  let summary = """
    Operations that are planned, recommended or requested, with their levels and CPT codes. What is \
    only listed among options is not a plan.
    """

  let examples = [
    Example("Plan L4-5 laminectomy.", "planned procedure, laminectomy, L4-5, planned"),
    Example(
      "Recommend L3-S1 decompression and fusion (CPT 22612).",
      "planned procedure, fusion, L3-4 L4-5 L5-S1, planned, CPT 22612"),
    Example(
      "Nothing else is likely to help given the length of his complaints. I have recommended\n"
        + "C4-5 and C5-6 anterior cervical discectomy and fusion.",
      "planned procedure, fusion, C4-5 C5-6, planned"),
    Example("Proceed with L4-5 TLIF.", "planned procedure, fusion, L4-5, planned"),
    Example("We discussed options including PT, ESI and L4-5 decompression."),
    Example("He is scheduled for L4-S1 fusion on 9/1/26.", "fusion, L4-5 L5-S1, planned"),
    Example("Presents for L4-5 laminectomy.", "laminectomy, L4-5, planned"),
    Example("She has elected to undergo L4-5 decompression.", "decompression, L4-5, planned"),
    Example("Presents for follow-up after L4-5 laminectomy."),
    Example("Improved since her fusion; she requires no further surgery."),
    Example("He underwent cervical laminectomy and seemed to be improving."),
    Example("S/p L4-5 laminectomy in 2019."),
    Example(
      "PLAN: L4-5 decompression with TLIF and instrumentation.",
      "planned procedure, decompression, L4-5, planned", "planned procedure, fusion, L4-5, planned"
    ),
    Example(
      "PLAN: Revision posterior fusion L3-5.", "planned procedure, fusion, L3-4 L4-5, planned"),
    Example(
      "RE: Ann Example, DOB 05/19/1966, L5-S1 TLIF (22633) - additional clinical.",
      "planned procedure, fusion, L5-S1, planned"),
    Example(
      "We have decided on C5-6 anterior cervical discectomy and fusion.",
      "planned procedure, fusion, C5-6, planned"),
    Example("She prefers injections over L4-5 fusion."),
    Example("She prefers to avoid a fusion."),
    Example("PLAN: L4-5 fusion is not indicated."), Example("PLAN: Laminectomy precautions."),
    Example(
      "PLAN: L3-5 laminectomy (63047, 63048), no fusion as stable.",
      "planned procedure, laminectomy, L3-4 L4-5, planned"),
    Example("No surgery is planned for the cervical fusion."),
    Example(
      "He would do well with C5/6 arthroplasty rather than fusion.",
      "planned procedure, disc replacement, C5-6, planned"),
    Example("He recommended a spinal cord stimulator which she declined."),
    Example("Dr. Stone suggested surgery in 2024, performed L4-5 laminectomy 3/2025."),
    Example("L4-5 fusion was suggested in 2024 and performed 3/2025."),
    Example("Dr. Stone recommended L3-5 laminectomy in 2025, pt deferred for financial reasons."),
    Example(
      "PLAN: Discussed more PT versus L4-5 fusion. Risks were reviewed and she wishes to proceed.",
      "planned procedure, fusion, L4-5, planned"),
    Example("PLAN: Discussed PT versus L4-5 fusion. He wishes to proceed with PT."),
    Example("PLAN: L4-5 fusion was offered. He does not wish to proceed at this time."),
    Example("PLAN: Discussed ACDF versus arthroplasty at C5-6. He wishes to proceed."),
    Example(
      "PLAN: I talked of ACDF at C5-6. I also discussed disc arthroplasty. She wishes to proceed."),
    Example(
      "PLAN: L3-4 lami, L4-5 revision decompression + TLIF.",
      "planned procedure, laminectomy, L3-4, planned",
      "planned procedure, decompression, L4-5, planned", "planned procedure, fusion, L4-5, planned"),
    Example(
      "Assessment & Plan\n1. Lumbar disc herniation\n  - L5-S1 left microdiscectomy.",
      "planned procedure, discectomy, L5-S1, left, planned"),
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: SpineProcedure.phrases).compactMap { match in
      guard note.section(of: match.tokens) != .procedure,
        !SpineProcedure.isElsewhere(match.tokens, in: note),
        !SpineProcedure.isUndone(match.tokens, in: note), !isRefused(match.tokens, in: note)
      else { return nil }
      let isChosen = isChosen(match.tokens, in: note)
      guard isChosen || isPlanned(match.tokens, in: note) else { return nil }
      var mention = note.mention(.plannedProcedure, .choice(match.value), at: match.tokens)
      if isChosen, mention.context.assertion == .possible { mention.context.assertion = .present }
      guard mention.context.assertion == .present, mention.context.experiencer == .patient,
        mention.context.temporality == .current
      else { return nil }
      if isCarriedOut(match.tokens, in: note) {
        mention.status = .completed
      } else {
        mention.context.assertion = .planned
      }
      mention.levels = note.levels(of: match.tokens)
      mention.side = note.side(of: match.tokens, within: 3)
      let sentence = note.sentenceTokens(around: match.tokens)
      if let code = code(in: sentence, note.tokens) {
        mention.details[Detail("CPT")] = .choice(code)
      }
      return mention
    }
  }

  /// The report of an operation tells why it was decided on: that plan was carried out.
  private func isCarriedOut(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    guard note.note.kind == .operative, note.section(of: procedure) != .plan else { return false }
    return !note.tokens[note.sentenceTokens(around: procedure)].contains { token in
      ["will", "staged", "stage", "return", "next"].contains(token.text)
    }
  }

  /// Reached by a plan, or by "proceed with"; not among options that were only talked over.
  private func isPlanned(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    let sentence = note.sentenceTokens(around: procedure)
    let ahead = note.tokens[
      max(sentence.lowerBound, procedure.lowerBound - 14)..<procedure.lowerBound]
    guard !ahead.contains(where: { Self.talked.contains($0.text) }),
      // "Arthroplasty rather than fusion".
      !ahead.suffix(3).contains(where: { ["rather", "instead", "opposed"].contains($0.text) }),
      !Self.isJustDone(procedure, in: note)
    else { return false }
    return ahead.contains { ["proceed", "proceeding", "indicated"].contains($0.text) }
      || note.isReached(procedure, by: .planned) || Self.isWanted(procedure, in: note)
      || leadsPlan(procedure, in: note) || isSubject(procedure, in: note)
  }

  /// "Presents for", "scheduled for", "elected to undergo", with nothing between that was done: what
  /// follows "follow-up after" is no plan.
  static func isWanted(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    let sentence = note.sentenceTokens(around: procedure)
    let ahead = max(sentence.lowerBound, procedure.lowerBound - 12)..<procedure.lowerBound
    // What a payer requires is no plan.
    guard !note.tokens[ahead].contains(where: { Self.payers.contains($0.text) }) else {
      return false
    }
    return Self.wants.matches(in: note.tokens, range: ahead).last?.value ?? false
  }

  /// "RE: Ann Example, DOB 2/3/1958, L5-S1 TLIF (22633)": the matter of a letter to the payer.
  private func isSubject(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    let start = note.sentenceTokens(around: procedure).lowerBound
    return note.tokens[start].text == "re" && note.tokens[start].startsLine
      && start + 1 < procedure.lowerBound && note.tokens[start + 1].text == ":"
      && !note.tokens[start..<procedure.lowerBound].contains { Self.before.contains($0.text) }
  }

  private static let before: Set<String> = [
    "s/p", "status", "prior", "previous", "after", "history",
  ]

  /// "PLAN: L4-5 decompression with TLIF": the operation opens a sentence of the plan.
  private func leadsPlan(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    let sentence = note.sentenceTokens(around: procedure)
    let isAlone = note.section(of: procedure) == .assessment && isAlone(procedure, in: note)
    guard note.section(of: procedure) == .plan || isAlone else { return false }
    let others = SpineProcedure.phrases.matches(
      in: note.tokens, range: sentence.lowerBound..<procedure.lowerBound)
    let isFirst = (sentence.lowerBound..<procedure.lowerBound).allSatisfy { index in
      note.tokens[index].kind != .word || Self.leads.contains(note.tokens[index].text)
        || others.contains { $0.tokens.contains(index) }
    }
    return isFirst
      && !note.tokens[procedure.upperBound..<sentence.upperBound]
        .prefix { ![",", ";", "("].contains($0.text) }
        .contains { Self.undecided.contains($0.text) }
  }

  /// "- L5-S1 left microdiscectomy." under "Assessment & Plan": an item that is the operation and no more.
  private func isAlone(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    guard let index = note.sentence(at: procedure.lowerBound),
      let heading = note.sentences[index].heading,
      note.tokens[heading].contains(where: { ["plan", "p"].contains($0.text) })
    else { return false }
    let item = note.sentences[index].tokens
    return note.tokens[item.lowerBound].text == "-" && !note.levels(in: item).isEmpty
      && note.tokens[procedure.upperBound..<item.upperBound].allSatisfy { $0.kind != .word }
  }

  private static let leads: Set<String> = [
    "revision", "posterior", "anterior", "left", "right", "bilateral", "minimally", "invasive",
    "mis", "open", "lumbar", "cervical", "thoracic", "staged", "decompression", "laminectomy",
    "with", "and", "single", "level", "instrumented", "elective", "urgent", "r", "l", "a",
    "transforaminal", "microscopic", "robotic", "plan", "surgery", "removal", "discectomy",
    "pelvis", "ilium", "sacrum", "to", "through", "redo",
  ]
  private static let undecided: Set<String> = [
    "not", "no", "declined", "declines", "refused", "defer", "deferred", "versus", "vs", "options",
    "option", "discussed", "considered", "consider", "if", "unless", "fails", "failed", "future",
    "later", "eventually", "may", "might", "possible", "possibly", "was", "were", "denied",
    "wound", "incision", "precautions", "site", "brace", "healing", "healed",
  ]
  private static let payers: Set<String> = ["insurance", "policy", "payer", "insurer", "criteria"]

  /// "Underwent cervical laminectomy and seemed to be improving": the operation's own verb is past.
  static func isJustDone(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    let sentence = note.sentenceTokens(around: procedure)
    let near = max(sentence.lowerBound, procedure.lowerBound - 4)..<procedure.lowerBound
    return Self.past.matches(in: note.tokens, range: near).contains(where: \.value)
      || SpineProcedure.wordOfDoing(behind: procedure, in: note) != nil
  }

  private static let past = PhraseTable<Bool>(lists: [
    (true, "underwent | has undergone | had undergone | s/p | status post | history of | h/o"),
    (true, "performed"), (false, "to be performed | be performed"),
  ])
  private static let wants = PhraseTable<Bool>(lists: [
    (true, "presents for | here for | scheduled for | elected to | elects to | opted for"),
    (true, "wishes to proceed with | would like to proceed with | decided to proceed with"),
    (true, "requires | in need of | indicated for | consented for | consents to | agreed to"),
    (true, "prior to | in preparation for | before | awaiting | admitted for | brought in for"),
    (true, "preoperative for | preop for | pre-op for | clearance for | to undergo"),
    (true, "decided on | decided upon | settled on | has chosen | prefers | patient prefers"),
    (false, "prefers to avoid | prefers not | would rather avoid | over | rather than"),
    (false, "instead of"),
    (false, "s/p | status post | after | following | underwent | undergone | had | history of"),
    (false, "previous | follow-up | follow up | followup | since | h/o | post | not | no | denies"),
    (false, "declined | never | risks of | options | discussed"),
  ])

  private static let talked: Set<String> = [
    "options", "option", "discussed", "consider", "considering", "considered", "alternatives",
    "versus", "vs", "offered", "possible", "potential",
  ]

  /// Five digits behind "CPT", or within its list.
  private func code(in sentence: Range<Int>, _ tokens: [Token]) -> String? {
    guard let label = tokens[sentence].firstIndex(where: { $0.text == "cpt" || $0.text == "cpts" })
    else { return nil }
    let codes = tokens[label..<sentence.upperBound].filter {
      $0.kind == .number && $0.text.utf8.count == 5 && $0.integer != nil
    }
    return codes.isEmpty ? nil : codes.map(\.text).joined(separator: " ")
  }
}
