/// Which part of the spine a finding is said of.
extension MarkedNote {
  /// By the level, vertebra, root or word for a region that stands nearest in its clause; `nil`
  /// where none is written.
  func region(of finding: Range<Int>) -> SpinalLevel.Region? {
    let clause = clause(around: finding)
    let places = levels(in: clause).compactMap { stated in
      (stated.levels.first?.region ?? stated.root?.region).map { (stated.tokens, $0) }
    }
    // "The femoral neck" is of the hip.
    let words = RegionWords.phrases.matches(in: tokens, range: clause).filter { word in
      word.tokens.lowerBound == 0
        || !["femoral", "fem", "femur"].contains(tokens[word.tokens.lowerBound - 1].text)
    }.map { ($0.tokens, $0.value) }
    return (places + words).min { distance($0.0, finding) < distance($1.0, finding) }?.1
  }

  private func distance(_ place: Range<Int>, _ finding: Range<Int>) -> Int {
    place.overlaps(finding)
      ? 0
      : place.lowerBound >= finding.upperBound
        ? place.lowerBound - finding.upperBound : finding.lowerBound - place.upperBound
  }
}

/// Words for a region of the spine, and for the limb its roots supply.
enum RegionWords {
  static let phrases = PhraseTable<SpinalLevel.Region>(lists: [
    (.lumbar, "lumbar | lumbosacral | l-spine | low back | lower back | lower extremity"),
    (.lumbar, "lower extremities | leg | legs | thoracolumbar | ls spine | rle | lle"),
    (.cervical, "cervical | c-spine | neck | upper extremity | upper extremities | arm | arms"),
    (.cervical, "cervicothoracic | odontoid | rue | lue"),
    (.thoracic, "thoracic | t-spine | mid back | midback"),
  ])
}
