extension Concept {
  static let neuralCompression = Concept("neural compression")
}

extension Detail {
  /// What is compressed: cord, root, thecal sac, or neural without more.
  static let structure = Detail("structure")
}

/// A root, the sac or the cord that is compressed, or only touched.
struct NeuralCompression: Extractor {
  let summary = """
    Compression or impingement of root, thecal sac or cord, by level, root and side. Contact alone \
    is kept apart, and so is what is "non-compressive" or only probable.
    """

  let examples = [
    Example(
      "Compressing the left L5 nerve root.",
      "neural compression, compression, root L5, left, structure root"),
    Example("Cannot rule out L5 compression.", "neural compression, possible, root L5"),
    Example("No cord compression.", "neural compression, absent, structure cord"),
    Example(
      "Impingement upon the exiting left C7 nerve root.",
      "neural compression, compression, root C7, left, structure root"),
    Example("The disc contacts the ventral cord.", "neural compression, contact, structure cord"),
    Example(
      "No cord or radicular impingement.", "neural compression, absent, structure cord",
      "neural compression, absent, structure root"),
    Example("HNP displaces the left S1 root.", "contact, root S1, left, structure root"),
    Example("L1 compression fracture."), Example("T12 compression ~25%."),
    Example("No neural impingement.", "neural compression, absent, structure neural"),
  ]

  private static let phrases = PhraseTable<String>(lists: [
    ("compression", "compression | compresses | compressing | compressed | impingement | impinges"),
    (
      "compression",
      "impinging | impinged | cord compression | spinal cord compression | impingements"
    ),
    ("compression", "nerve root compression | neural compression | neural impingement"),
    ("compression", "nerve root impingement | radicular impingement | cord impingement"),
    (
      "compression",
      "cord distortion | distortion of the cord | cord flattening | flattening of the cord | deforms the cord | indents the cord"
    ),
    ("compression", "mass effect"),
    ("contact", "displaces | displacing | displacement of"),
    ("contact", "contacts | abuts | abutting | touches | contacting | contact"),
  ])
  private static let shown: Set<String> = ["mri", "ct", "myelogram", "shows", "demonstrates"]
  private static let structures: [(words: Set<String>, name: String)] = [
    (["cord"], "cord"), (["root", "roots", "nerve", "radicular"], "root"),
    (["sac", "thecal"], "thecal sac"),
    (["neural", "nerves", "impinged"], "neural"),
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).flatMap { match -> [Mention] in
      let sentence = note.sentenceTokens(around: match.tokens)
      let section = note.section(of: match.tokens)
      // A plan has what will be done about it, unless it tells what a study shows.
      guard ![.family, .procedure, .medications].contains(section),
        section != .plan || note.tokens[sentence].contains(where: { Self.shown.contains($0.text) })
      else { return [] }
      let behind = match.tokens.upperBound..<min(match.tokens.upperBound + 8, sentence.upperBound)
      let next = note.tokens[behind].first?.text ?? ""
      guard
        ![
          "fracture", "fractures", "deformity", "deformities", "stocking", "stockings", "screw",
          "boots", "device", "devices", "neuropathy", "signs", "test",
        ].contains(next)
      else { return [] }
      let root = note.root(of: match.tokens)
      let structure = structure(of: match.tokens, behind, in: note)
      guard structure != nil || (root != nil && !isBone(match.tokens, in: note)) else { return [] }
      var mention = note.mention(.neuralCompression, .choice(match.value), at: match.tokens)
      mention.root = root
      mention.levels = note.levels(of: match.tokens)
      mention.side = note.side(of: match.tokens) ?? sideOfRoot(in: behind, note)
      if let structure { mention.details[.structure] = .choice(structure) }
      guard structure == "root" || structure == "neural", isAfterCord(match.tokens, sentence, note)
      else { return [mention] }
      // "Cord or radicular impingement" speaks of both.
      var cord = mention
      (cord.root, cord.side) = (nil, nil)
      cord.details[.structure] = .choice("cord")
      return [cord, mention]
    }
  }

  private func isAfterCord(_ finding: Range<Int>, _ sentence: Range<Int>, _ note: MarkedNote)
    -> Bool
  {
    var index = finding.lowerBound - 1
    while index > sentence.lowerBound, ["nerve", "root"].contains(note.tokens[index].text) {
      index -= 1
    }
    return index > sentence.lowerBound && ["or", "and"].contains(note.tokens[index].text)
      && note.tokens[index - 1].text == "cord"
  }

  private func structure(of finding: Range<Int>, _ behind: Range<Int>, in note: MarkedNote)
    -> String?
  {
    let before = max(note.clause(around: finding).lowerBound, finding.lowerBound - 4)
    let own = note.tokens[before..<finding.upperBound]
    let after = note.tokens[behind].prefix { ![",", ";", "."].contains($0.text) }
    for words in [Array(note.tokens[finding]), Array(after), Array(own)] {
      for structure in Self.structures
      where words.contains(where: { structure.words.contains($0.text) }) {
        return structure.name
      }
    }
    return nil
  }

  /// "T9 compression" of a vertebra that broke.
  private func isBone(_ finding: Range<Int>, in note: MarkedNote) -> Bool {
    note.tokens[note.sentenceTokens(around: finding)].contains { token in
      ["fracture", "fractures", "vertebral", "vertebra", "body", "height", "deformity", "wedge"]
        .contains(token.text) || ["%", "fx", "fxs", "percent", "retropulsion"].contains(token.text)
    }
  }

  private func sideOfRoot(in range: Range<Int>, _ note: MarkedNote) -> Side? {
    guard let root = note.levels(in: range).first(where: { $0.root != nil }) else { return nil }
    return note.side(of: root.tokens, within: 1)
  }
}
