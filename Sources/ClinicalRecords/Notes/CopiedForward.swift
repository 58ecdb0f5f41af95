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
        let words = note.tokens[sentence.tokens].filter { $0.kind != .sign }
        guard words.count >= fewestWords else { continue }
        let key = words.map(\.text).joined(separator: " ")
        marked.origins[index] = sources[key]
        own[key] = Origin(document: note.note.name, day: note.note.day)
      }
      sources.merge(own) { earlier, _ in earlier }
      return marked
    }
  }
}
