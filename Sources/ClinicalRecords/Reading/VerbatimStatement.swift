/// Words that somebody gives as a note's own, found there word for word.
///
/// Blanks and capitals aside, nothing may differ. The whole sentence is quoted, so that nothing of
/// what qualifies the words is lost.
public struct VerbatimStatement: Sendable, Hashable {
  /// The sentence or sentences that hold the words.
  public let quote: Quote
  /// Whether, when and of whom the note says them.
  public let context: Context

  /// Said of the patient as present, and not as of long ago.
  public var isCurrent: Bool {
    context.assertion == .present && context.experiencer == .patient
      && [.current, .recent].contains(context.temporality)
  }
}

extension Note {
  /// Every place where some words stand in the note; empty where they don't.
  public func statements(of words: String) -> [VerbatimStatement] {
    let wanted = Tokenizer.tokens(of: Array(words.utf8)).map(\.text)
    guard let first = wanted.first else { return [] }
    let marked = MarkedNote(self)
    let starts = marked.tokens.indices.filter { index in
      marked.tokens[index].text == first && index + wanted.count <= marked.tokens.count
        && zip(marked.tokens[index...], wanted).allSatisfy { $0.text == $1 }
    }
    return starts.compactMap { start in
      let range = start..<start + wanted.count
      guard let opening = marked.sentence(at: start),
        let closing = marked.sentence(at: range.upperBound - 1)
      else { return nil }
      let whole =
        marked.sentences[opening].tokens.lowerBound..<marked.sentences[closing].tokens.upperBound
      return VerbatimStatement(quote: marked.quote(whole), context: marked.context(of: range))
    }
  }
}
