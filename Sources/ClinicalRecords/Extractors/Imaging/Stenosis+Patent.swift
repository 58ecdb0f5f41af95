/// Canals and foramina that are said to be open.
extension Stenosis {
  /// "Central canal, neural foramina are patent", "Normal central canal".
  func patent(in note: MarkedNote, _ sentence: Range<Int>) -> [Mention] {
    let places = Self.locations.matches(in: note.tokens, range: sentence).filter { place in
      place.tokens.upperBound >= sentence.upperBound
        || note.tokens[place.tokens.upperBound].text != "magnum"
    }
    var found: [Mention] = []
    for open in Self.open.matches(in: note.tokens, range: sentence) {
      let isBehind = note.tokens[open.tokens.lowerBound].text != "normal"
      let near = places.filter { place in
        isBehind
          ? place.tokens.upperBound <= open.tokens.lowerBound
            && joins(place.tokens.upperBound..<open.tokens.lowerBound, places, note.tokens)
          : place.tokens.lowerBound >= open.tokens.upperBound
            && joins(open.tokens.upperBound..<place.tokens.lowerBound, places, note.tokens)
      }
      var seen: Set<String> = []
      for place in near where seen.insert(place.value).inserted {
        guard note.context(of: open.tokens).assertion == .present else { continue }
        var mention = note.mention(.stenosis, .stenosis(StenosisGrade.none), at: place.tokens)
        mention.context.assertion = .absent
        mention.levels = note.levels(of: place.tokens)
        mention.details[.location] = .choice(place.value)
        if place.value != "central" { mention.side = note.side(of: place.tokens, within: 1) }
        found.append(mention)
      }
    }
    return found
  }

  private func joins(
    _ between: Range<Int>, _ places: [PhraseTable<String>.Match], _ tokens: [Token]
  ) -> Bool {
    between.allSatisfy { index in
      places.contains { $0.tokens.contains(index) }
        || [
          ",", "and", "are", "is", "the", "left", "right", "bilateral", "facet", "joints", "appear",
          "widely", "at", "these", "levels",
        ].contains(tokens[index].text)
    }
  }
}
