/// How a study was made, which denies nothing.
extension ScopeReader {
  /// "MRI lumbar w/o 6/30/26: severe stenosis": how a study was made, not what it lacks.
  func isOfContrast(_ cue: Range<Int>, in sentence: Range<Int>) -> Bool {
    guard ["w", "w/o", "without"].contains(tokens[cue.lowerBound].text) else { return false }
    let before = tokens[max(sentence.lowerBound, cue.lowerBound - 6)..<cue.lowerBound]
    guard before.contains(where: { Self.studies.contains($0.text) }) else { return false }
    guard cue.upperBound < sentence.upperBound else { return true }
    let next = tokens[cue.upperBound]
    return next.kind == .number || next.kind == .sign || Self.contrasts.contains(next.text)
  }

  private static let studies: Set<String> = ["mri", "mr", "ct", "scan", "imaging", "myelogram"]
  private static let contrasts: Set<String> = [
    "contrast", "gadolinium", "gad", "iv", "intravenous", "dated", "from", "on", "of", "done",
    "performed", "obtained", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august",
    "september", "october", "november", "december",
  ]
}
