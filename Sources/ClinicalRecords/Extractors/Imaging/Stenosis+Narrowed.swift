/// A noun or verb of narrowing, with the parts of the canal it is said of.
extension Stenosis {
  func narrowed(
    _ head: PhraseTable<Bool>.Match, in note: MarkedNote, _ sentence: Range<Int>
  ) -> [Mention] {
    let before = note.tokens[
      max(sentence.lowerBound, head.tokens.lowerBound - 3)..<head.tokens.lowerBound]
    guard !before.contains(where: { Self.foreign.contains($0.text) }) else { return [] }
    let isNarrowing = !head.value
    var parts = parts(before: head.tokens, in: note, sentence)
    let behind = placesBehind(head.tokens, in: note, sentence)
    if !behind.isEmpty, parts.allSatisfy(\.locations.isEmpty) {
      if parts.isEmpty { parts = [Part(grade: nil, tokens: head.tokens)] }
      parts = parts.map { part in
        let end = behind.last?.tokens.upperBound ?? head.tokens.upperBound
        return Part(
          grade: part.grade ?? gradeBehind(head.tokens.lowerBound..<end, in: note, sentence),
          locations: behind, tokens: part.tokens.lowerBound..<end)
      }
    }
    if isNarrowing {
      parts = parts.filter { !$0.locations.isEmpty }
      if parts.isEmpty, let place = place(narrowedBy: head.tokens, in: note, sentence) {
        parts = [Part(locations: [place], tokens: place.tokens)]
      }
    }
    let sided = sidedGrades(behind: head.tokens, in: note, sentence)
    if !sided.isEmpty, parts.allSatisfy({ $0.grade == nil }), !isNarrowing || !parts.isEmpty {
      let places = parts.first?.locations ?? []
      parts = sided.map { Part(grade: $0.value, locations: places, tokens: $0.tokens) }
    }
    if parts.allSatisfy({ $0.grade == nil }),
      let grade = gradeBehind(head.tokens, in: note, sentence)
    {
      parts = parts.map { Part(grade: grade, locations: $0.locations, tokens: $0.tokens) }
      if parts.isEmpty, !isNarrowing { parts = [Part(grade: grade, tokens: head.tokens)] }
    }
    if parts.isEmpty, !isNarrowing { parts = [Part(grade: nil, tokens: head.tokens)] }
    return parts.flatMap { mentions(of: $0, head.tokens, in: note) }
  }

  /// "Narrowed the spinal canal", "the canal has been narrowed", "compromised the right foramen".
  private func place(narrowedBy verb: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> PhraseTable<String>.Match?
  {
    guard !["narrowing", "compromise", "encroachment"].contains(note.tokens[verb.lowerBound].text)
    else { return nil }
    let behind = verb.upperBound..<min(verb.upperBound + 5, sentence.upperBound)
    if let place = Self.locations.matches(in: note.tokens, range: behind).first,
      note.tokens[verb.upperBound..<place.tokens.lowerBound].allSatisfy({
        ["the", "right", "left", "bilateral", "both", "its", "her", "his"].contains($0.text)
      })
    {
      return place
    }
    let ahead = max(sentence.lowerBound, verb.lowerBound - 6)..<verb.lowerBound
    return Self.locations.matches(in: note.tokens, range: ahead).last { place in
      note.tokens[place.tokens.upperBound..<verb.lowerBound].allSatisfy {
        [
          "is", "was", "has", "have", "been", "are", "were", "not", "mildly", "moderately",
          "severely",
        ]
        .contains($0.text)
      }
    }
  }
}
