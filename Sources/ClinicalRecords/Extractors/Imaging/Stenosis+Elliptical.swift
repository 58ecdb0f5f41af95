/// Grades of a stenosis that the words around tell, without the noun beside them.
extension Stenosis {
  /// "L3-4 severe recess stenosis, mod central. L4-5 mod central.": grade and place that end a part of
  /// the sentence, where a level of the spine is told.
  func elliptical(in note: MarkedNote, _ sentence: Range<Int>) -> [Mention] {
    let grades = StatedGrade.phrases.matches(in: note.tokens, range: sentence)
    guard !grades.isEmpty else { return [] }
    return listed(grades, in: note, sentence)
      + Self.locations.matches(in: note.tokens, range: sentence).compactMap { place in
        let next = place.tokens.upperBound
        guard next >= sentence.upperBound || [",", ".", ";", ")"].contains(note.tokens[next].text),
          let grade = grades.first(where: { $0.tokens.upperBound == place.tokens.lowerBound })
        else { return nil }
        let whole = grade.tokens.lowerBound..<next
        let levels = note.levels(of: whole)
        guard !levels.isEmpty, isOfCanal(next..<sentence.upperBound, in: note, sentence) else {
          return nil
        }
        var mention = note.mention(.stenosis, .stenosis(grade.value), at: whole)
        mention.levels = levels
        mention.details[.location] = .choice(place.value)
        return mention
      }
  }

  /// "L2-3 severe, L3-4 severe, L4-5 moderate stenosis": grades right behind levels, of the noun that
  /// the sentence names.
  private func listed(
    _ grades: [PhraseTable<StenosisGrade>.Match], in note: MarkedNote, _ sentence: Range<Int>
  ) -> [Mention] {
    guard note.tokens[sentence].contains(where: { ["stenosis", "stenoses"].contains($0.text) })
    else {
      return []
    }
    return leading(grades, in: note, sentence)
      + note.levels(in: sentence).filter { !$0.levels.isEmpty }.compactMap { level in
        guard !isOfOther(level.tokens, in: note, sentence),
          let grade = grades.first(where: { $0.tokens.lowerBound == level.tokens.upperBound }),
          grade.tokens.upperBound >= sentence.upperBound
            || [",", ";", "."].contains(note.tokens[grade.tokens.upperBound].text)
        else { return nil }
        var mention = note.mention(.stenosis, .stenosis(grade.value), at: grade.tokens)
        mention.levels = level.levels
        return mention
      }
  }

  /// "Severe L3-4 and moderate L4-5 central stenosis": grade and level of a list before the one noun.
  private func leading(
    _ grades: [PhraseTable<StenosisGrade>.Match], in note: MarkedNote, _ sentence: Range<Int>
  ) -> [Mention] {
    grades.compactMap { grade in
      guard
        let level = note.levels(in: sentence).first(where: {
          $0.tokens.lowerBound == grade.tokens.upperBound && !$0.levels.isEmpty
        }),
        level.tokens.upperBound + 1 < sentence.upperBound,
        [",", "and", "&"].contains(note.tokens[level.tokens.upperBound].text),
        // The next of the list has a grade of its own.
        StatedGrade.phrases.match(
          at: level.tokens.upperBound + 1, in: note.tokens, before: sentence.upperBound) != nil,
        let noun = note.tokens[level.tokens.upperBound..<sentence.upperBound].first(where: {
          token in
          token.text.hasPrefix("stenos") || Self.otherFindings.contains { token.text.hasPrefix($0) }
        }), noun.text.hasPrefix("stenos")
      else { return nil }
      var mention = note.mention(.stenosis, .stenosis(grade.value), at: grade.tokens)
      guard mention.context.assertion == .present else { return nil }
      mention.levels = level.levels
      return mention
    }
  }

  /// "Facet arthropathy L4-5, L5-S1 severe; no stenosis": the grade of what stands before the levels.
  private func isOfOther(_ level: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>) -> Bool {
    let wall = note.tokens[sentence.lowerBound..<level.lowerBound].lastIndex {
      [";", ":", "."].contains($0.text)
    }
    let ahead = note.tokens[(wall ?? sentence.lowerBound)..<level.lowerBound]
    let named = ahead.last { token in
      Self.otherFindings.contains { token.text.hasPrefix($0) } || token.text.hasPrefix("stenos")
    }
    return named.map { !$0.text.hasPrefix("stenos") } ?? false
  }

  private static let otherFindings = [
    "arthropath", "arthros", "hypertroph", "degenerat", "desiccat", "bulg", "protrus", "herniat",
    "extrus", "spondyl", "listhes", "ddd", "edema", "modic",
  ]

  /// Whether this sentence or the one before names a stenosis, and none of what follows a disc.
  private func isOfCanal(_ behind: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>) -> Bool
  {
    let discs = ["disc", "disk", "protrusion", "herniat", "bulg", "extru", "osteophyte"]
    guard
      !note.tokens[behind].contains(where: { token in discs.contains { token.text.hasPrefix($0) } })
    else { return false }
    let before = note.sentence(at: sentence.lowerBound).flatMap { index in
      index > 0 && note.sentences[index - 1].section == note.sentences[index].section
        ? note.sentences[index - 1].tokens : nil
    }
    return [sentence, before].compactMap(\.self).contains { range in
      note.tokens[range].contains { ["stenosis", "stenoses", "narrowing"].contains($0.text) }
    }
  }
}
