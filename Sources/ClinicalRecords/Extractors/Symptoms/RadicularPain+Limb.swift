/// Which limb words, levels and roots name.
extension RadicularPain {
  static let limbs: [String: String] = [
    "leg": "leg", "legs": "leg", "thigh": "leg", "thighs": "leg", "calf": "leg", "calves": "leg",
    "foot": "leg", "feet": "leg", "toe": "leg", "toes": "leg", "shin": "leg", "rle": "leg",
    "lle": "leg", "ble": "leg", "les": "leg", "arm": "arm", "arms": "arm", "forearm": "arm",
    "hand": "arm", "hands": "arm", "finger": "arm", "fingers": "arm", "thumb": "arm",
    "rue": "arm", "lue": "arm", "bue": "arm", "thumbs": "arm", "ue": "arm", "le": "leg",
  ]

  func limb(near finding: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> (name: String, tokens: Range<Int>)?
  {
    let low = max(sentence.lowerBound, finding.lowerBound - 4)
    let high = min(sentence.upperBound, finding.upperBound + 6)
    return limb(in: low..<high, of: note, stopsAtComma: false)
  }

  func limb(
    in range: Range<Int>, of note: MarkedNote, stopsAtComma: Bool, nearest: Bool = false
  ) -> (name: String, tokens: Range<Int>)? {
    var found: (name: String, tokens: Range<Int>)?
    for index in range {
      let text = note.tokens[index].text
      if stopsAtComma, [",", "and", ";"].contains(text) {
        guard nearest else { break }
        found = nil
      }
      var limb = Self.limbs[text].map { (name: $0, tokens: index..<index + 1) }
      if ["lower", "upper"].contains(text), index + 1 < range.upperBound,
        note.tokens[index + 1].text.hasPrefix("extremit") || note.tokens[index + 1].text == "limb"
      {
        limb = (text == "lower" ? "leg" : "arm", index..<index + 2)
      }
      guard let limb else { continue }
      found = limb
      if !nearest { return found }
    }
    return found
  }

  static func limb(of level: SpinalLevel) -> String? {
    switch level.region {
    case .cervical: "arm"
    case .lumbar: "leg"
    case .thoracic: nil
    }
  }

  /// C5 to T1 run into the arm, L1 to S5 into the leg.
  static func limb(of root: NerveRoot) -> String? {
    switch root.rawValue.prefix(1) {
    case "C": "arm"
    case "L", "S": "leg"
    default: root.rawValue == "T1" ? "arm" : nil
    }
  }
}
