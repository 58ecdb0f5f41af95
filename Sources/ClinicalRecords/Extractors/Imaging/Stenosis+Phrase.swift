/// The noun phrase of a stenosis: which grades, places and sides belong to its noun.
extension Stenosis {
  struct Part {
    var grade: StenosisGrade?
    var locations: [PhraseTable<String>.Match] = []
    var tokens: Range<Int>
  }

  /// Walks back from the noun over its modifiers: each grade closes a part of the phrase.
  func parts(before head: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>) -> [Part] {
    let phrase = sentence.lowerBound..<head.lowerBound
    let grades = StatedGrade.phrases.matches(in: note.tokens, range: phrase)
    let places = Self.locations.matches(in: note.tokens, range: phrase)
    let sides = note.sides(in: phrase)
    let levels =
      note.levels(in: phrase).map(\.tokens) + sides.map(\.tokens).filter { $0.count == 3 }
    var parts: [Part] = []
    var part = Part(tokens: head)
    var end = head.lowerBound
    while end > sentence.lowerBound {
      if let grade = grades.last(where: { $0.tokens.upperBound == end }) {
        part.grade = attained(grade, note.tokens)
        end = grade.tokens.lowerBound
        // "Severe, not moderate stenosis".
        if let before = gradeInstead(of: grade.tokens, grades, note.tokens, sentence) {
          part.grade = before.value
          end = before.tokens.lowerBound
        }
        // "No moderate or high-grade stenosis" speaks of the lower of the two.
        if end - 1 > sentence.lowerBound, note.tokens[end - 1].text == "or",
          let lower = grades.last(where: { $0.tokens.upperBound == end - 1 })
        {
          part.grade = min(grade.value, lower.value)
          end = lower.tokens.lowerBound
        }
        part.tokens = end..<max(part.tokens.upperBound, end + 1)
        parts.append(part)
        part = Part(tokens: end..<end)
        // The next part must be joined and have a place of its own: "severe central and mild …".
        guard let joined = join(before: end, note.tokens, sentence),
          places.contains(where: { $0.tokens.upperBound == joined })
            || sides.contains(where: { $0.tokens.upperBound == joined })
        else { break }
        end = joined
        part = Part(tokens: end..<end)
      } else if let place = places.last(where: { $0.tokens.upperBound == end }) {
        part.locations.append(place)
        end = place.tokens.lowerBound
        part.tokens = end..<max(part.tokens.upperBound, place.tokens.upperBound)
      } else if end - 1 > sentence.lowerBound, note.tokens[end - 1].text == ",",
        let grade = grades.last(where: { $0.tokens.upperBound == end - 1 }),
        gradeInstead(of: grade.tokens, grades, note.tokens, sentence) != nil,
        note.tokens[end].text != "and"
      {
        // "Severe, not moderate, central stenosis".
        end -= 1
      } else if let level = levels.last(where: { $0.upperBound == end }) {
        end = level.lowerBound
      } else if Self.modifiers.contains(note.tokens[end - 1].text)
        || isListComma(end - 1, places, part)
      {
        end -= 1
        part.tokens = end..<max(part.tokens.upperBound, end + 1)
      } else {
        break
      }
    }
    if part.grade == nil, !part.locations.isEmpty {
      // "The canal is severely narrowed": place and grade stand apart.
      if parts.count == 1, parts[0].locations.isEmpty {
        parts[0].locations = part.locations
      } else {
        parts.append(part)
      }
    }
    // "Severe left and moderate right foraminal stenosis": the place is said once.
    let shared = parts.first?.locations ?? []
    for index in parts.indices where parts[index].locations.isEmpty {
      parts[index].locations = shared
    }
    return parts.reversed()
  }

  /// "Is moderate on the left and mild on the right": each grade with the side behind it.
  func sidedGrades(behind head: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> [PhraseTable<StenosisGrade>.Match]
  {
    let behind = head.upperBound..<min(head.upperBound + 16, sentence.upperBound)
    let grades = StatedGrade.phrases.matches(in: note.tokens, range: behind)
    let sides = note.sides(in: behind).map(\.tokens)
    guard let first = grades.first,
      note.tokens[head.upperBound..<first.tokens.lowerBound].contains(where: {
        ["is", "was", ",", "appears"].contains($0.text)
      }),
      note.tokens[head.upperBound..<first.tokens.lowerBound].allSatisfy({
        ["is", "was", ",", "appears", "at", "-", "/", "which", "level", "the"].contains($0.text)
          || $0.kind == .mixed || $0.kind == .number
      })
    else { return [] }
    return grades.compactMap { grade in
      let next = grade.tokens.upperBound
      let side = sides.first { side in
        side.lowerBound >= next && side.lowerBound - next <= 2
          && note.tokens[next..<side.lowerBound].allSatisfy { ["on", "the"].contains($0.text) }
      }
      return side.map {
        PhraseTable.Match(tokens: grade.tokens.lowerBound..<$0.upperBound, value: grade.value)
      }
    }
  }

  func isListComma(_ index: Int, _ places: [PhraseTable<String>.Match], _ part: Part)
    -> Bool
  {
    !part.locations.isEmpty && places.contains { $0.tokens.upperBound == index }
  }

  func join(before end: Int, _ tokens: [Token], _ sentence: Range<Int>) -> Int? {
    var index = end
    while index > sentence.lowerBound,
      [",", "and", "/", "with", "&", "is", "are", "was"].contains(tokens[index - 1].text)
    {
      index -= 1
    }
    return index < end ? index : nil
  }

  /// "narrowing of the left neural foramen".
  func placesBehind(_ head: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> [PhraseTable<String>.Match]
  {
    guard head.upperBound < sentence.upperBound, note.tokens[head.upperBound].text == "of" else {
      return []
    }
    let near = head.upperBound..<min(head.upperBound + 8, sentence.upperBound)
    let places = Self.locations.matches(in: note.tokens, range: near)
    return places.filter { place in
      (near.lowerBound..<place.tokens.lowerBound).allSatisfy { index in
        Self.modifiers.contains(note.tokens[index].text) && note.tokens[index].text != "at"
          || places.contains { $0.tokens.contains(index) }
      }
    }
  }
}
