import Claims

extension Worklist.Sorting {
  /// The lines that a person put first, the earliest deadline first; their minutes are taken from
  /// those the rest is planned with.
  mutating func pin() -> [Line] {
    let taken = pinned.reduce(0) { $0 + $1.candidate.effort.minutes }
    minutes = max(0, minutes - taken)
    let order = pinned.sorted { Self.isEarlier($0.candidate, $1.candidate) }
    return order.map {
      Line(rank: 0, candidate: $0.candidate, value: $0.value, reasons: $0.reasons)
    }
  }

  static func renumbered(_ lines: [Line]) -> [Line] {
    lines.enumerated().map { place, line in
      Line(rank: place + 1, candidate: line.candidate, value: line.value, reasons: line.reasons)
    }
  }
}
