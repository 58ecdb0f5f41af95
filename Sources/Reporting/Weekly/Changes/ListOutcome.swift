public import Claims

/// What became of the denials of an earlier list, worked or not.
public struct ListOutcome: Sendable, Hashable {
  /// The day the list was made for.
  public let listDay: CalendarDay
  /// The number the list was kept under.
  public let run: Int
  /// Every denial of the list that is on record on one of the two days, by number.
  let fates: [Fate]

  struct Fate: Sendable, Hashable {
    /// As known on the earlier day; `nil` when it was not known yet.
    let before: DenialSighting?
    /// As known now; `nil` when the record holds it no more.
    let after: DenialSighting?
  }

  /// - Parameters:
  ///   - listDay: The day the list was made for.
  ///   - run: The number it was kept under.
  ///   - listed: The numbers of the denials that were to be worked.
  ///   - before: Every denial known on the earlier day.
  ///   - after: Every denial known now.
  public init(
    listDay: CalendarDay, run: Int, listed: [Int], before: [DenialSighting],
    after: [DenialSighting]
  ) {
    let then = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let now = Dictionary(after.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    self.listDay = listDay
    self.run = run
    fates = Set(listed).sorted().compactMap { id in
      let fate = Fate(before: then[id], after: now[id])
      return fate.before == nil && fate.after == nil ? nil : fate
    }
  }

  /// Each of the list in one part, by where it stands now; parts without any are left out.
  var parts: [(words: String, fates: [Fate])] {
    let standings = DenialStanding.allCases.map { standing in
      (standing.wordsOnList, fates.filter { $0.after?.standing == standing })
    }
    return (standings + [("no longer on record", fates.filter { $0.after == nil })])
      .filter { !$0.1.isEmpty }
  }
}

extension DenialStanding {
  /// Of a denial that was on a list to be worked.
  fileprivate var wordsOnList: String { self == .toWork ? "still to work" : rawValue }
}
