import ClinicalRecords

extension LetterText {
  /// Motion segments in the forms letters use: `L4-5`, `L4/L5`, `L3 through S1` (each between).
  static func levels(in text: Substring) -> [(level: SpinalLevel, words: Substring)] {
    text.matches(of: RequestPattern.levels).flatMap {
      match -> [(level: SpinalLevel, words: Substring)] in
      let region = match.output.1.uppercased()
      let upper = vertebra(region, match.output.2)
      let lower =
        vertebra(match.output.3?.uppercased() ?? region, match.output.4)
        // "L5-1" is L5-S1.
        ?? (match.output.3 == nil && region == "L" && match.output.4 == "1"
          ? vertebra("S", "1") : nil)
      guard let upper, var lower else { return [] }
      if lower < upper, match.output.3 == nil, match.output.2 == "5", match.output.4 == "1",
        let sacrum = vertebra("S", "1")
      {
        lower = sacrum
      }
      guard upper < lower else { return [] }
      return (upper..<lower).compactMap { index in
        SpinalLevel(upper: index).map { ($0, match.output.0) }
      }
    }
  }

  private static func vertebra(_ region: String, _ number: Substring) -> Int? {
    SpinalLevel.vertebrae.firstIndex(of: region + number)
  }
}
