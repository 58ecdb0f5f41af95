/// Grades listed by side behind the place they are of: "Foramina: R moderate, L severe".
extension Stenosis {
  func listedSides(in note: MarkedNote, _ sentence: Range<Int>) -> [Mention] {
    let places = Self.locations.matches(in: note.tokens, range: sentence).filter {
      ["foraminal", "lateral recess"].contains($0.value)
    }
    return places.flatMap { place -> [Mention] in
      guard
        let colon = note.tokens[place.tokens.upperBound..<sentence.upperBound].prefix(7)
          .firstIndex(where: { $0.text == ":" })
      else { return [] }
      return grades(from: colon + 1, before: sentence.upperBound, note.tokens).map { graded in
        var mention = note.mention(.stenosis, .stenosis(graded.grade), at: graded.tokens)
        mention.context.assertion = graded.grade == .none ? .absent : .present
        mention.levels = note.levels(of: place.tokens)
        mention.side = graded.side
        mention.details[.location] = .choice(place.value)
        return mention
      }
    }
  }

  private struct Graded {
    let side: Side
    let grade: StenosisGrade
    let tokens: Range<Int>
  }

  /// A side and a grade, parted by commas from the next; what follows otherwise is not of this list.
  private func grades(from start: Int, before end: Int, _ tokens: [Token]) -> [Graded] {
    var found: [Graded] = []
    var index = start
    while index < end {
      if [",", ";", "and", "/", "."].contains(tokens[index].text) { index += 1 }
      guard index < end, let side = Self.sideWords[tokens[index].text], index + 1 < end else {
        break
      }
      let next = index + ([":", "-", "=", "side"].contains(tokens[index + 1].text) ? 2 : 1)
      guard next < end,
        let grade = StatedGrade.phrases.match(at: next, in: tokens, before: end)
          ?? Self.clear.match(at: next, in: tokens, before: end),
        grade.tokens.upperBound == end
          || Self.ends.contains(tokens[grade.tokens.upperBound].text)
      else { break }
      found.append(Graded(side: side, grade: grade.value, tokens: index..<grade.tokens.upperBound))
      index = grade.tokens.upperBound
    }
    return found
  }

  private static let sideWords: [String: Side] = [
    "r": .right, "right": .right, "rt": .right, "l": .left, "left": .left, "lt": .left,
    "bilateral": .bilateral, "bilat": .bilateral,
  ]
  private static let clear = PhraseTable<StenosisGrade>(lists: [
    (StenosisGrade.none, "none | patent | open | normal | clear | widely patent | no stenosis")
  ])
  private static let ends: Set<String> = [",", ";", ".", "/", "and", "narrowing", "stenosis"]
}
