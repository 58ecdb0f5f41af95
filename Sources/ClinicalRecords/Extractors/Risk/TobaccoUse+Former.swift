/// Amounts and products that describe a habit already told to be over.
extension TobaccoUse {
  /// "Smoking status: Former. Packs/day: 0.50. Types: Cigarettes", "Quit 5 weeks ago. 30 pk-yr": in the
  /// sentences behind such a word the amount is that of the habit given up.
  func isOfFormerHabit(_ words: Range<Int>, in note: MarkedNote, _ sentence: Sentence) -> Bool {
    guard let index = note.sentence(at: words.lowerBound),
      !note.tokens[sentence.tokens].contains(where: { Self.goingOn.contains($0.text) })
    else { return false }
    let before = note.sentences[max(0, index - 3)..<index].filter {
      $0.section == sentence.section
    }
    return before.contains { told in
      Self.phrases.matches(in: note.tokens, range: told.tokens).contains { match in
        guard case .status("former") = match.value else { return false }
        return !isIntent(match.tokens, note.tokens)
          && note.context(of: match.tokens).experiencer == .patient
      }
    }
  }

  private static let goingOn: Set<String> = [
    "now", "current", "currently", "again", "still", "resumed", "restarted",
  ]
}

/// Nicotine among the medicines.
extension TobaccoUse {
  /// "NICOTINE 4MG LOZENGE": the strength stands between name and form.
  func listedReplacement(in note: MarkedNote) -> [Mention] {
    note.tokens.indices.compactMap { index in
      guard note.tokens[index].text == "nicotine", index + 3 < note.tokens.count,
        note.tokens[index + 1].kind == .number || note.tokens[index + 1].kind == .mixed,
        let form = note.tokens[index + 1..<min(index + 6, note.tokens.count)].firstIndex(where: {
          Self.forms.contains($0.text)
        })
      else { return nil }
      return note.mention(.nicotineReplacement, at: index..<form + 1)
    }
  }

  private static let forms: Set<String> = [
    "lozenge", "lozenges", "gum", "patch", "patches", "inhaler", "spray", "film",
  ]
}
