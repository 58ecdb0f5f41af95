/// How far a slip moves between the positions it was measured in: "from 3 mm in extension to 8 mm in
/// flexion", "6 mm neutral; 10 mm flexion; 5 mm extension".
///
/// The difference of flexion and extension where both are written, else of one of them and neutral.
struct SlipMotion {
  let mention: Mention

  private enum Position: Sendable { case neutral, flexed, extended }

  private static let positions = PhraseTable<Position>(lists: [
    (.neutral, "neutral | neutral position"), (.flexed, "flexion | flexed"),
    (.extended, "extension | extended"),
  ])

  /// - Returns: `nil` unless two positions behind the noun have their millimetres.
  init?(of slip: Range<Int>, in note: MarkedNote) {
    let sentence = note.sentenceTokens(around: slip)
    let behind = slip.upperBound..<sentence.upperBound
    let named = Self.positions.matches(in: note.tokens, range: behind)
    let lengths = behind.filter { index in
      index + 1 < behind.upperBound && note.tokens[index].kind == .number
        && ["mm", "millimeters"].contains(note.tokens[index + 1].text)
    }
    guard let first = named.first, let length = lengths.first else { return nil }
    // "Neutral 6 mm, flexion 10 mm" or "6 mm neutral, 10 mm flexion": the first shows which.
    let leads = first.tokens.lowerBound < length
    var measured: [Position: Double] = [:]
    for index in lengths {
      guard let value = note.tokens[index].number,
        let position = Self.position(of: index, leads: leads, named, note.tokens),
        measured.updateValue(value, forKey: position) == nil
      else { continue }
    }
    let flexion = measured[.flexed]
    let other = measured[.extended]
    let pair = [flexion, other, measured[.neutral]].compactMap(\.self).prefix(2)
    guard flexion != nil || other != nil, pair.count == 2 else { return nil }
    let moved = (abs(pair[0] - pair[1]) * 10).rounded() / 10
    var mention = note.mention(.dynamicTranslation, .number(moved, unit: "mm"), at: slip)
    mention.levels = note.levels(of: slip)
    mention.details[.manner] = .choice("computed")
    self.mention = mention
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
