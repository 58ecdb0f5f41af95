/// A sentence, or a line of a list, as indices into a note's tokens.
struct Sentence: Sendable, Hashable {
  let tokens: Range<Int>
  let section: Section
  /// The words of the heading it stands under, where the note has one.
  let heading: Range<Int>?
}
