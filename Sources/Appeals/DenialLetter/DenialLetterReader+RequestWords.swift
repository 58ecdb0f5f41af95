import ClinicalRecords

/// The words of a letter that say what was asked for, beside those of what it discusses.
extension DenialLetterReader {
  /// Labelled fields, else lines with a code and an operation, else what stands beside a code, else
  /// sentences about a request for an operation: the first that names a level.
  func requestWords(_ source: LetterText) -> [Substring] {
    var first: [Substring] = []
    for way in [labelledRequest, codedRequest, besideCodes, toldRequest] {
      let words = way(source)
      if words.contains(where: { !LetterText.levels(in: $0).isEmpty }) { return words }
      if first.isEmpty { first = words }
    }
    return first
  }

  private func labelledRequest(_ source: LetterText) -> [Substring] {
    source.fields(Self.requestLabels).map(\.value).filter {
      $0.firstMatch(of: Self.operations) != nil || !LetterText.levels(in: $0).isEmpty
    }
  }

  private static let requestLabels: Set = [
    "service", "requested service", "service requested", "services", "services requested",
    "procedure", "procedures", "requested procedure", "requested procedures", "treatment",
    "type of service", "description of service", "name of service", "service description",
    "requested services", "service(s) requested", "requested", "requested treatment", "level",
    "levels", "item or service", "request",
  ]

  private func codedRequest(_ source: LetterText) -> [Substring] {
    source.sentences.filter { sentence in
      sentence.firstMatch(of: RequestPattern.fiveDigits) != nil
        && sentence.firstMatch(of: Self.operations) != nil
    }
  }

  /// "63047   Remove spine lamina   L4-5", "L4-L5, 63047": a code and what stands with it, up to where
  /// its sentence says why.
  private func besideCodes(_ source: LetterText) -> [Substring] {
    Self.procedureCodes(source).compactMap { code -> Substring? in
      guard let sentence = source.sentences.last(where: { $0.startIndex <= code.startIndex }) else {
        return nil
      }
      let behind = sentence[code.endIndex...].prefix(80)
      let end = behind.firstMatch(of: RequestPattern.ground)?.range.lowerBound ?? behind.endIndex
      let before = sentence[..<code.startIndex].firstMatch(of: RequestPattern.levelBefore)
      return source.text[(before?.range.lowerBound ?? code.startIndex)..<end]
    }
  }

  private func toldRequest(_ source: LetterText) -> [Substring] {
    source.sentences.filter { sentence in
      sentence.firstMatch(of: Self.operations) != nil
        && sentence.firstMatch(of: RequestPattern.asking) != nil
        && sentence.firstMatch(of: RequestPattern.imaging) == nil
    }
  }

  func readSide(
    _ request: [Substring], _ source: LetterText, _ letter: inout DenialLetter
  ) {
    let sides = request.flatMap { words in
      words.matches(of: RequestPattern.sides).compactMap { match in
        Side(rawValue: match.output.lowercased().replacing(RequestPattern.sideEnding, with: ""))
          .map { source.stated($0, match.output) }
      }
    }
    // "Right and left": both.
    let both = request.lazy.compactMap { $0.firstMatch(of: RequestPattern.bothSides) }.first
    if let both {
      letter.side = source.stated(.bilateral, both.output)
    } else if Set(sides.map(\.value)).count > 1 {
      letter.contradictions.append("the letter names more than one side for the request")
    } else {
      letter.side = sides.first
    }
  }
}
