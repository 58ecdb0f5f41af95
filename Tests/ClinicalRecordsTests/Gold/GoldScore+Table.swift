extension GoldScore {
  /// Counts and shares, a line a kind.
  func table(_ part: String) -> String {
    let head = [part, "found", "missed", "wrong", "doubtful", "precision", "strict", "recall"]
    let rows = GoldItem.Kind.allCases.filter { tallies[$0] != nil }.map { kind in
      let tally = self[kind]
      return [kind.rawValue]
        + [tally.found, tally.missed, tally.wrong, tally.doubtful].map { "\($0)" }
        + [tally.precision, tally.strictPrecision, tally.recall].map(Self.rounded)
    }
    let errors: [(String, Errors)] = [
      ("assertion", assertion), ("negation", negation), ("planned or done", planned),
      ("experiencer", experiencer), ("level of a finding", level), ("grade", grade),
    ]
    let lines = ([head] + rows).map { cells in
      cells.enumerated().map { Self.padded($1, $0 == 0 ? 12 : 9) }.joined(separator: " ")
    }
    return
      (lines
      + errors.map { "\($0.0): \($0.1.errors) errors of \($0.1.of), \(Self.rounded($0.1.share))" })
      .joined(separator: "\n") + "\n"
  }

  private static func rounded(_ share: Double) -> String {
    let thousandths = Int((share * 1000).rounded())
    let digits = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(digits)"
  }

  private static func padded(_ cell: String, _ width: Int) -> String {
    cell + String(repeating: " ", count: max(0, width - cell.count))
  }
}
