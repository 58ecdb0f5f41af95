/// How far a slip moves between the positions it was measured in: "from 3 mm in extension to 8 mm in
/// flexion", "6 mm neutral; 10 mm flexion; 5 mm extension".
///
/// The difference of flexion and extension where both are written, else of one of them and neutral.
struct SlipMotion {
  let mention: Mention

  private enum Position: Sendable { case neutral, flexed, extended }

  private static let positions = PhraseTable<Position>(lists: [
    (.neutral, "neutral | neutral position"), (.flexed, "flexion | flexed | flex"),
    (.extended, "extension | extended | ext"),
  ])

  /// - Returns: `nil` unless two positions behind the noun have their millimetres.
  init?(of slip: Range<Int>, in note: MarkedNote) {
    let sentence = note.sentenceTokens(around: slip)
    if let moved = Self.arrow(behind: slip, in: sentence, note) {
      mention = Self.mention(of: slip, moved, in: note)
      return
    }
    let named = Self.positions.matches(
      in: note.tokens, range: slip.upperBound..<sentence.upperBound)
    // "A 4 mm slip of L4 on L5 in neutral": the measure may stand right before the noun.
    let behind = max(sentence.lowerBound, slip.lowerBound - 4)..<sentence.upperBound
    let lengths = behind.filter { index in
      index + 1 < behind.upperBound && note.tokens[index].kind == .number
        && ["mm", "millimeters"].contains(note.tokens[index + 1].text)
    }
    let told = lengths.first { $0 >= slip.upperBound }
    guard let first = named.first, let length = told ?? lengths.first else { return nil }
    // "Neutral 6 mm, flexion 10 mm" or "6 mm neutral, 10 mm flexion": the first shows which.
    let leads = first.tokens.lowerBound < length
    var measured: [Position: Double] = [:]
    for index in lengths {
      guard let value = note.tokens[index].number,
        let position = Self.positionIn(index, of: slip, named, note.tokens)
          ?? (index < slip.lowerBound
            ? nil : Self.position(of: index, leads: leads, named, note.tokens)),
        measured.updateValue(value, forKey: position) == nil
      else { continue }
    }
    let flexion = measured[.flexed]
    let other = measured[.extended]
    let pair = [flexion, other, measured[.neutral]].compactMap(\.self).prefix(2)
    guard flexion != nil || other != nil, pair.count == 2 else { return nil }
    let moved = (abs(pair[0] - pair[1]) * 10).rounded() / 10
    mention = Self.mention(of: slip, moved, in: note)
  }

  private static func mention(of slip: Range<Int>, _ moved: Double, in note: MarkedNote) -> Mention
  {
    var mention = note.mention(.dynamicTranslation, .number(moved, unit: "mm"), at: slip)
    mention.levels = note.levels(of: slip)
    mention.details[.manner] = .choice("computed")
    return mention
  }

  /// "5 -> 9 mm" on films in flexion and extension; years may lie between those of other studies.
  private static func arrow(
    behind slip: Range<Int>, in sentence: Range<Int>, _ note: MarkedNote
  ) -> Double? {
    let said = Set(positions.matches(in: note.tokens, range: sentence).map(\.value))
    guard
      said.isSuperset(of: [.flexed, .extended])
        || !Listhesis.films.matches(in: note.tokens, range: sentence).isEmpty
    else { return nil }
    let tokens = note.tokens
    return (slip.upperBound..<max(slip.upperBound, sentence.upperBound)).lazy.compactMap { index in
      guard let first = tokens[index].number else { return nil }
      var next = index + 1
      while next < sentence.upperBound,
        ["-", ">", "\u{2192}", "->", "mm"].contains(tokens[next].text)
      {
        next += 1
      }
      guard
        tokens[index + 1..<next].contains(where: { [">", "\u{2192}", "->"].contains($0.text) }),
        next + 1 < sentence.upperBound, let second = tokens[next].number,
        tokens[next + 1].text == "mm"
      else { return nil }
      return (abs(second - first) * 10).rounded() / 10
    }.first
  }

  /// "7 mm in flexion": the position a preposition binds to the length, over the noun and its levels.
  private static func positionIn(
    _ index: Int, of slip: Range<Int>, _ named: [PhraseTable<Position>.Match], _ tokens: [Token]
  ) -> Position? {
    guard let next = named.first(where: { $0.tokens.lowerBound > index + 1 }) else { return nil }
    let between = tokens[index + 2..<next.tokens.lowerBound]
    guard let last = between.last, ["in", "on", "with", "during"].contains(last.text),
      between.count <= 3 || index < slip.lowerBound && between.count <= 10
    else { return nil }
    let isOpen = between.allSatisfy { token in
      token.kind == .mixed || token.kind == .word && !["and", "to"].contains(token.text)
        || token.text == "-" || token.kind == .number && token.gap == .none
    }
    return isOpen ? next.value : nil
  }

  /// The position written beside a length, with no comma and no other number between.
  private static func position(
    of index: Int, leads: Bool, _ named: [PhraseTable<Position>.Match], _ tokens: [Token]
  ) -> Position? {
    let isOpen = { (between: Range<Int>) in
      between.count <= 3
        && between.allSatisfy {
          ![",", ";", "."].contains(tokens[$0].text) && tokens[$0].kind != .number
        }
    }
    if leads {
      return named.last { $0.tokens.upperBound <= index && isOpen($0.tokens.upperBound..<index) }?
        .value
    }
    return named.first {
      $0.tokens.lowerBound > index + 1 && isOpen(index + 2..<$0.tokens.lowerBound)
    }?
    .value
  }
}
