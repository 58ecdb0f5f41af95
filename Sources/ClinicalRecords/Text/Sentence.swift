/// A sentence, or a line of a list, as indices into a note's tokens.
struct Sentence: Sendable, Hashable {
  let tokens: Range<Int>
  let section: Section
  /// The words of the heading it stands under, where the note has one.
  let heading: Range<Int>?
}

extension Sentence {
  /// "Procedure: MRI lumbar spine" heads a radiologist's report, and tells of no operation.
  func told(in kind: Note.Kind) -> Sentence {
    guard kind == .imaging, section == .procedure else { return self }
    return Sentence(tokens: tokens, section: .imaging, heading: heading)
  }
}
