@testable import ClinicalRecords

/// What of the gold is compared, and when a reading says the same.
extension GoldItem {
  /// No extractor reads axial pain without a score or a limp; the two readers differ about
  /// degeneration, facets, pars, myelopathy and cord signal.
  var isCompared: Bool {
    switch kind {
    case .symptom: !["back pain", "neck pain", "gait trouble"].contains(value)
    case .finding: Self.findings.contains { value.hasPrefix($0) }
    // "Chronic" is no length for any criterion, and none is read.
    case .duration: value != "vague"
    default: true
    }
  }

  /// The value without its grade: `stenosis` of `stenosis severe`.
  var name: String {
    if kind == .degeneration { return "degeneration" }
    guard kind == .finding else { return value }
    return Self.findings.first { value.hasPrefix($0) } ?? value
  }

  /// `severe` of `stenosis severe`, where it is a grade of the scale.
  var grade: String? {
    let rest = value.dropFirst(name.count).drop { $0 == " " }
    return [.finding, .degeneration].contains(kind)
      && ["mild", "moderate", "severe"].contains(rest) ? String(rest) : nil
  }

  func agrees(with read: ReadItem) -> Bool {
    switch (kind, read.kind) {
    case (.level, .level):
      return Set(value.split(separator: ",")) == Set(read.value.split(separator: ","))
    case (.symptom, .symptom), (.finding, .finding), (.symptom, .finding), (.finding, .symptom):
      return isSameFinding(read.value)
    case (.degeneration, .degeneration): return true
    case (let mine, let other): return mine == other && value == read.value
    }
  }

  private func isSameFinding(_ other: String) -> Bool {
    if name == other { return true }
    // A protrusion is a herniation; a bulge is none.
    let herniations: Set = ["protrusion", "extrusion", "sequestration"]
    if name == "herniation" { return herniations.contains(other) }
    if other == "herniation" { return herniations.contains(name) }
    if other == "radicular pain" { return name.hasPrefix("radicular") }
    return [name, other].allSatisfy { ["numbness", "sensory loss"].contains($0) }
  }

  private static let findings = [
    "foraminal stenosis", "stenosis", "herniation", "bulge", "protrusion", "extrusion",
    "sequestration", "listhesis", "nerve root compression", "cord compression", "SLR", "Spurling",
    "Hoffmann", "Babinski", "clonus", "reflex change", "sensory loss", "femoral nerve stress",
  ]
}

/// Which reading is which item of the gold, one to one.
struct GoldMatching {
  let read: [ReadItem]
  let gold: [GoldItem]
  let ranges: [Range<Int>]
  private let sentences: [Int?]
  /// By reading, the item it is.
  private(set) var itemOf: [Int?]

  /// Of the kinds that the items annotate; a reading of another kind is neither right nor wrong.
  init(
    _ items: [GoldItem], _ note: MarkedNote,
    kinds: Set<GoldItem.Kind> = Set(GoldItem.Kind.allCases),
    read: [ReadItem]? = nil
  ) {
    let starts =
      [0] + note.bytes.indices.filter { note.bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    gold = items.filter(\.isCompared)
    self.read = read ?? ReadItem.all(in: note).filter { kinds.contains($0.kind) }
    ranges = gold.map { $0.range(starts) }
    sentences = ranges.map { range in
      note.tokens.lastIndex { $0.range.lowerBound < range.upperBound }.flatMap(note.sentence)
    }
    itemOf = Array(repeating: nil, count: self.read.count)
    take(firm: true, inSentence: false)
    take(firm: false, inSentence: false)
    take(firm: true, inSentence: true)
    take(firm: false, inSentence: true)
  }

  /// Pairs what is still free, nearest first, the same level before others.
  private mutating func take(firm: Bool, inSentence: Bool) {
    var pairs: [(distance: Int, read: Int, gold: Int)] = []
    for (place, reading) in read.enumerated() where itemOf[place] == nil {
      for (index, item) in gold.enumerated() where item.isFirm == firm && item.agrees(with: reading)
      {
        let isNear =
          inSentence
          ? Self.bySentence.contains(item.kind) && sentences[index] != nil
            && sentences[index] == reading.sentence
          : ranges[index].overlaps(reading.range)
        guard isNear else { continue }
        let levelled = item.hasOtherLevel(than: reading) ? 10_000 : 0
        pairs.append(
          (levelled + abs(ranges[index].lowerBound - reading.range.lowerBound), place, index))
      }
    }
    var taken = Set(itemOf.compactMap { $0 })
    for pair in pairs.sorted(by: { $0 < $1 })
    where itemOf[pair.read] == nil && taken.insert(pair.gold).inserted {
      itemOf[pair.read] = pair.gold
    }
  }

  private static let bySentence: Set<GoldItem.Kind> = [.treatment, .symptom, .finding, .canal]

  /// A reading that repeats, in other words of the same place, what another reading took.
  func repeats(_ place: Int) -> Bool {
    gold.indices.contains {
      ranges[$0].overlaps(read[place].range) && gold[$0].agrees(with: read[place])
    }
  }

  /// A reading over words that another reader could judge otherwise.
  func isOverDoubt(_ place: Int) -> (doubtful: Bool, optional: Bool) {
    let over = gold.indices.filter {
      ranges[$0].overlaps(read[place].range) && gold[$0].kind == read[place].kind
    }.map { gold[$0] }
    return (over.contains { $0.isDoubtful && !$0.isOptional }, over.contains(where: \.isOptional))
  }
}

extension GoldItem {
  /// Both name levels and they differ.
  func hasOtherLevel(than read: ReadItem) -> Bool {
    guard let level, !read.levels.isEmpty else { return false }
    return Set(level.split(separator: ",").map(String.init)) != Set(read.levels.map(\.description))
  }
}
