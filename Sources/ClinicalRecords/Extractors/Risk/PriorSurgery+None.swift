extension PriorSurgery {
  /// "PSH: none": no operation, and so none on the spine.
  func nothingListed(in note: MarkedNote) -> [Mention] {
    note.sentences.compactMap { sentence in
      let words = note.tokens[sentence.tokens].filter { $0.kind != .sign }.map(\.text)
      guard sentence.section == .pastSurgical, Self.nothing.contains(words) else { return nil }
      var mention = note.mention(.priorSurgery, .choice("surgery"), at: sentence.tokens)
      mention.context = Context(assertion: .absent)
      return mention
    }
  }

  private static let nothing: Set<[String]> = [
    ["none"], ["negative"], ["no", "prior", "surgeries"], ["no", "previous", "surgeries"],
    ["no", "surgeries"], ["no", "prior", "surgery"], ["none", "reported"],
  ]
}
