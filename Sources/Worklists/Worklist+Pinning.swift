import Claims

extension Worklist.Sorting {
  /// The lines that a person put first, the earliest deadline first; their minutes are taken from
  /// those the rest is planned with.
  func pinnedLines() -> [Line] {
    let order = pinned.sorted { Self.isEarlier($0.candidate, $1.candidate) }
    return order.map {
      Line(rank: 0, candidate: $0.candidate, value: $0.value, reasons: $0.reasons)
    }
  }

  /// Minutes of each pool that a person gave away.
  var pinnedDemand: [Int] {
    pinned.reduce([Int](repeating: 0, count: staff.pools.count)) {
      zip($0, staff.demand($1.candidate.work)).map { $0 + $1 }
    }
  }

  static func renumbered(_ lines: [Line]) -> [Line] {
    lines.enumerated().map { place, line in
      Line(rank: place + 1, candidate: line.candidate, value: line.value, reasons: line.reasons)
    }
  }
}
