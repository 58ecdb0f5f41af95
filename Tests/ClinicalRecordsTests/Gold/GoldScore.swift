@testable import ClinicalRecords

/// Right, missed and wrong readings, and errors of context among the right ones.
struct GoldScore {
  struct Tally {
    /// Firm items found.
    var found = 0
    var missed = 0
    /// Readings that are no item at all.
    var wrong = 0
    /// Readings that are, or lie over, a doubtful item.
    var doubtful = 0

    var recall: Double { Self.share(found, found + missed) }
    /// With doubtful items neither right nor wrong.
    var precision: Double { Self.share(found, found + wrong) }
    /// With what only a doubtful item supports counted as wrong.
    var strictPrecision: Double { Self.share(found, found + wrong + doubtful) }

    private static func share(_ part: Int, _ whole: Int) -> Double {
      whole == 0 ? 1 : Double(part) / Double(whole)
    }
  }

  struct Errors {
    var errors = 0
    var of = 0
    var share: Double { of == 0 ? 0 : Double(errors) / Double(of) }

    mutating func count(_ isError: Bool) {
      of += 1
      errors += isError ? 1 : 0
    }
  }

  var tallies: [GoldItem.Kind: Tally] = [:]
  /// Present, absent or possible, of symptoms and findings.
  var assertion = Errors()
  /// Present against absent alone.
  var negation = Errors()
  /// A treatment that was had read as planned or declined, or the reverse.
  var planned = Errors()
  var experiencer = Errors()
  /// A finding put at another level than its own.
  var level = Errors()
  var grade = Errors()

  subscript(kind: GoldItem.Kind) -> Tally { tallies[kind] ?? Tally() }

  mutating func add(_ matching: GoldMatching) {
    for (place, read) in matching.read.enumerated() {
      if let index = matching.itemOf[place] {
        let item = matching.gold[index]
        guard !item.isOptional else { continue }
        tallies[item.kind, default: Tally()].found += item.isFirm ? 1 : 0
        tallies[item.kind, default: Tally()].doubtful += item.isFirm ? 0 : 1
        addContext(of: read, item)
      } else if !matching.repeats(place) {
        let over = matching.isOverDoubt(place)
        guard !over.optional else { continue }
        tallies[read.kind, default: Tally()].wrong += over.doubtful ? 0 : 1
        tallies[read.kind, default: Tally()].doubtful += over.doubtful ? 1 : 0
      }
    }
    let found = Set(matching.itemOf.compactMap { $0 })
    for (index, item) in matching.gold.enumerated() where item.isFirm && !found.contains(index) {
      tallies[item.kind, default: Tally()].missed += 1
    }
  }

  private mutating func addContext(of read: ReadItem, _ item: GoldItem) {
    experiencer.count(item.experiencer != read.experiencer)
    switch item.kind {
    case .treatment:
      if let isDone = item.isDone { planned.count(read.isDone.map { $0 != isDone } ?? false) }
    case let kind where kind.isAsserted:
      guard item.isFirm else { return }
      assertion.count(item.truth != read.truth)
      negation.count(Set([item.truth, read.truth]) == [.present, .absent])
      if item.level != nil { level.count(item.hasOtherLevel(than: read)) }
      if let own = item.grade { grade.count(read.grade.map { $0 != own } ?? false) }
    default: break
    }
  }
}

extension GoldItem {
  var truth: Fact.Assertion {
    // "Borderline stenosis" is told by its value; it must not be read as certain.
    assertion == .conditional || value.contains("borderline") ? .possible : assertion
  }

  var isDone: Bool? {
    switch status {
    case "done", "ongoing", "not tolerated": true
    case "planned", "declined": false
    default: nil
    }
  }
}

extension ReadItem {
  var truth: Fact.Assertion { assertion == .conditional ? .possible : assertion }

  /// `nil` where the reader says that it does not know.
  var isDone: Bool? {
    switch status {
    case .completed, .ongoing, .started, .stoppedEarly, .contraindicated, .nonAdherent: true
    case .ordered, .scheduled, .declined, .never, .notAuthorized: false
    case nil: nil
    }
  }
}
