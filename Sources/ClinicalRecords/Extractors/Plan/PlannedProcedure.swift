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
    Example("S/p L4-5 laminectomy in 2019."),
    Example("No surgery is planned for the cervical fusion."),
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: SpineProcedure.phrases).compactMap { match in
      guard note.section(of: match.tokens) != .procedure,
        !SpineProcedure.isElsewhere(match.tokens, in: note),
        note.isReached(match.tokens, by: .planned)
      else { return nil }
      var mention = note.mention(.plannedProcedure, .choice(match.value), at: match.tokens)
      guard mention.context.assertion == .present, mention.context.experiencer == .patient,
        mention.context.temporality == .current
      else { return nil }
      mention.context.assertion = .planned
      mention.levels = note.levels(of: match.tokens)
      mention.side = note.side(of: match.tokens, within: 3)
      let sentence = note.sentenceTokens(around: match.tokens)
      if let code = code(in: sentence, note.tokens) {
        mention.details[Detail("CPT")] = .choice(code)
      }
      return mention
    }
  }

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
