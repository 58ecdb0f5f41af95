extension Detail {
  /// The vertebrae operated on, where an operation is of bodies and not of levels.
  static let vertebra = Detail("vertebra")
}

/// The report of an operation, and operations of vertebrae.
extension PriorSurgery {
  /// How an operation is told that its own report describes.
  static let report = "operative report"

  /// "PROCEDURE PERFORMED: right L4-5 hemilaminectomy" in a report of its day is that operation.
  func reported(in note: MarkedNote) -> [Mention] {
    guard note.note.kind == .operative, let day = note.note.day else { return [] }
    var seen: Set<[String]> = []
    return note.sentences.filter { isTitle($0, in: note) }.flatMap { sentence -> [Mention] in
      SpineProcedure.phrases.matches(in: note.tokens, range: sentence.tokens).compactMap { match in
        guard !SpineProcedure.isElsewhere(match.tokens, in: note),
          !SpineProcedure.isTrial(match.tokens, in: note)
        else { return nil }
        var mention = note.mention(.priorSurgery, .choice(match.value), at: match.tokens)
        guard mention.context.assertion == .present else { return nil }
        if match.value == "kyphoplasty" {
          readVertebrae(into: &mention, of: match.tokens, in: note)
        } else {
          mention.levels = note.levels(of: match.tokens)
        }
        mention.side = note.side(of: match.tokens, within: 8)
        mention.begin = StatedDate(day)
        mention.context.temporality = .current
        mention.details[.manner] = .choice(Self.report)
        let key = [match.value] + mention.levels.map(\.description)
        return seen.insert(key).inserted ? mention : nil
      }
    }
  }

  /// Under a heading that names the operation, not under one that describes it.
  private func isTitle(_ sentence: Sentence, in note: MarkedNote) -> Bool {
    guard sentence.section == .procedure, let heading = sentence.heading else { return false }
    let words = note.tokens[heading].map(\.text)
    return words.contains { $0.hasPrefix("procedure") || $0.hasPrefix("operati") }
      && !words.contains(where: Self.accounts.contains)
  }

  private static let accounts: Set<String> = [
    "description", "details", "detail", "findings", "note", "anesthesia", "indications",
  ]

  private static let joints: Set<String> = [",", "and", "&", "/", "-", "+"]

  /// "L1 kyphoplasty" is of the body L1, and "L1-L2 kyphoplasty" of two bodies: neither is a level.
  func readVertebrae(into mention: inout Mention, of procedure: Range<Int>, in note: MarkedNote) {
    var near = note.levels(in: note.sentenceTokens(around: procedure)).filter { stated in
      let gap =
        stated.tokens.lowerBound >= procedure.upperBound
        ? stated.tokens.lowerBound - procedure.upperBound
        : procedure.lowerBound - stated.tokens.upperBound
      return gap <= 6
    }
    // "T12 vertebroplasty 2021 & L2 kyphoplasty 2023": what stands right before the name is its own.
    if let own = near.last(where: { $0.tokens.upperBound == procedure.lowerBound }) {
      near = near.filter { stated in
        stated.tokens.upperBound <= procedure.lowerBound
          && note.tokens[
            stated.tokens.upperBound..<max(stated.tokens.upperBound, own.tokens.lowerBound)
          ]
          .allSatisfy { Self.joints.contains($0.text) || $0.kind == .mixed }
      }
    }
    var names: [String] = []
    for stated in near {
      let bodies =
        stated.root.map { [$0.rawValue] }
        ?? stated.levels.flatMap { level in
          [SpinalLevel.vertebrae[level.upper], SpinalLevel.vertebrae[level.upper + 1]]
        }
      names += bodies.filter { !names.contains($0) }
    }
    if !names.isEmpty { mention.details[.vertebra] = .words(names) }
  }
}
