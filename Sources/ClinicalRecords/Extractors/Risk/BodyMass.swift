extension Concept {
  static let bodyMass = Concept("BMI")
}

/// The body mass index, as labelled or from height and weight of the same note.
struct BodyMass: Extractor {
  let summary = """
    BMI in kg/m², labelled, or computed from height and weight: BMI = 703 lb / in². Where both are \
    given both are read.
    """

  let examples = [
    Example("BMI 31.2.", "BMI, 31.2 kg/m2"),
    Example(
      "Height is 5 feet 8 inches. Weight was 182 pounds.", "BMI, 27.7 kg/m2, manner computed"),
    Example("He is 5'10\" and weighs 204 lbs.", "BMI, 29.3 kg/m2, manner computed"),
    Example("Weight 180 pounds."),
    Example("BMI > 40 is a risk factor."),
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    var found: [Mention] = []
    for match in note.matches(of: Self.labels) {
      let sentence = note.sentenceTokens(around: match.tokens)
      var index = match.tokens.upperBound
      while index < min(match.tokens.upperBound + 4, sentence.upperBound),
        ["of", "is", "was", ":", "=", "-", "(", "kg", "currently", "today", "now"].contains(
          note.tokens[index].text)
      {
        index += 1
      }
      guard index < sentence.upperBound, note.tokens[index].kind == .number,
        let value = note.tokens[index].number, (10...90).contains(value)
      else { continue }
      let columns = note.columns(behind: match.tokens)
      guard columns.isEmpty else {
        found += columns.map { column in
          var mention = note.mention(
            .bodyMass, note.tokens[column.index].number.map { .number($0, unit: "kg/m2") },
            at: column.index..<column.index + 1)
          mention.begin = column.date
          return mention
        }
        continue
      }
      found.append(
        note.mention(
          .bodyMass, .number(value, unit: "kg/m2"), at: match.tokens.lowerBound..<index + 1))
    }
    if found.isEmpty, let computed = computed(in: note) { found.append(computed) }
    return found
  }

  private static let labels = PhraseTable<Bool>(lists: [(true, "bmi | body mass index")])

  private func computed(in note: MarkedNote) -> Mention? {
    for index in note.tokens.indices {
      guard let height = inches(at: index, note.tokens) else { continue }
      let near = height.end..<min(height.end + 40, note.tokens.count)
      for place in near {
        guard let weight = pounds(at: place, note.tokens), isOwn(place, note.tokens) else {
          continue
        }
        let value = (703 * weight.value / (height.value * height.value) * 10).rounded() / 10
        guard (10...90).contains(value) else { return nil }
        var mention = note.mention(.bodyMass, .number(value, unit: "kg/m2"), at: index..<weight.end)
        mention.details[.manner] = .choice("computed")
        mention.context.assertion = .present
        return mention
      }
    }
    return nil
  }

  /// "5 feet 8 inches", "5 ft 8 in", "5'8".
  private func inches(at index: Int, _ tokens: [Token]) -> (value: Double, end: Int)? {
    guard let feet = tokens[index].integer, (3...7).contains(feet), index + 1 < tokens.count,
      ["feet", "ft", "foot", "'"].contains(tokens[index + 1].text)
    else { return nil }
    let next = index + 2
    if next < tokens.count, tokens[next].kind == .number, let inches = tokens[next].number,
      inches < 12,
      tokens[index + 1].text == "'"
        || (next + 1 < tokens.count && ["inches", "inch", "in"].contains(tokens[next + 1].text))
    {
      return (Double(feet * 12) + inches, next + 1)
    }
    // "5 feet tall".
    return next < tokens.count && tokens[next].text == "tall" ? (Double(feet * 12), next) : nil
  }

  private func pounds(at index: Int, _ tokens: [Token]) -> (value: Double, end: Int)? {
    guard tokens[index].kind == .number, let number = tokens[index].number, index + 1 < tokens.count
    else { return nil }
    switch tokens[index + 1].text {
    case "pounds", "lbs", "lb": return (60...700).contains(number) ? (number, index + 2) : nil
    case "kg": return (25...320).contains(number) ? (number * 2.204_62, index + 2) : nil
    default: return nil
    }
  }

  /// Today's weight, not last year's and not what can be lifted.
  private func isOwn(_ index: Int, _ tokens: [Token]) -> Bool {
    let before = tokens[max(0, index - 6)..<index]
    return before.contains { ["weight", "weighs", "wt", "weighed"].contains($0.text) }
      && !before.contains { ["ago", "lift", "lifting"].contains($0.text) }
  }
}
