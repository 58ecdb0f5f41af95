/// Finds sentences that later notes of a chart repeat: one source, not several witnesses.
///
/// Four words are enough, since "PT x 6 wks" repeated in May and in August is one course; shorter
/// lines, such as "EHL 4/5", are measured anew and said alike.
enum CopiedForward {
  private static let fewestWords = 4

  /// Notes as marked, each sentence with the earliest other note that carries it.
  ///
  /// Notes come in the order of the chart: the first to say something is its source.
  static func marking(_ notes: [MarkedNote]) -> [MarkedNote] {
    var sources: [String: Origin] = [:]
    return notes.map { note in
      var marked = note
      var own: [String: Origin] = [:]
      for (index, sentence) in note.sentences.enumerated() {
        let tokens = note.tokens[sentence.tokens]
        guard tokens.count(where: { $0.kind != .sign }) >= fewestWords else { continue }
        let key = tokens.indices.filter { index in
          tokens[index].kind != .sign || Self.isMeaning(tokens[index].text, at: index, of: tokens)
        }.map { tokens[$0].text }.joined(separator: " ")
        marked.origins[index] = sources[key]
        own[key] = Origin(document: note.note.name, day: note.note.day)
      }
      sources.merge(own) { earlier, _ in earlier }
      return marked
    }
  }

  /// "4+/5" is not "4/5", nor "SLR (-)" "SLR (+)"; a dash before a line is one of its marks.
  private static func isMeaning(_ sign: String, at index: Int, of tokens: ArraySlice<Token>) -> Bool
  {
    ["+", "<", ">", "≤", "≥", "±", "~"].contains(sign) || (sign == "-" && index > tokens.startIndex)
  }
}
