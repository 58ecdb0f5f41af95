public import Claims
public import Statistics

/// How filings of one kind came out, over all payers and reasons: appeals of a level above the
/// first, first appeals after another try was lost, or peer-to-peer calls.
///
///     share = won within the horizon / filed at least a horizon ago, withdrawn ones left out
///
/// One share for all, since a practice has few; with fewer than ``fewest`` it says nothing.
public struct LevelRecord: Sendable, Hashable {
  /// With fewer the interval spans most of what is possible.
  public static let fewest = 20
  /// Days from filing within which a win counts, where no model says otherwise.
  public static let usualHorizonDays = 120

  public let won: Int
  public let filed: Int

  /// - Parameters:
  ///   - denials: As known on `asOf`.
  ///   - asOf: Only what was filed `horizonDays` before it or earlier counts, decided or not: wins
  ///     tend to come sooner than refusals.
  ///   - horizonDays: Days from filing within which a win counts.
  ///   - isCounted: The filings meant, each with its denial.
  public init(
    of denials: [Denial], asOf: CalendarDay, horizonDays: Int,
    where isCounted: (Appeal, Denial) -> Bool
  ) {
    let filings = denials.flatMap { denial in
      denial.appeals.filter { appeal in
        isCounted(appeal, denial) && appeal.outcome != .withdrawn
          && appeal.filedDay.adding(days: horizonDays) <= asOf
      }
    }
    filed = filings.count
    won = filings.count { appeal in
      let end = appeal.filedDay.adding(days: horizonDays)
      return appeal.outcome.isWon && appeal.decidedDay.map { $0 <= end } != false
    }
  }

  /// The share with its 90 % Wilson interval; `nil` with fewer than ``fewest``.
  public var share: (value: Double, interval: ConfidenceInterval)? {
    guard filed >= Self.fewest else { return nil }
    return (
      Double(won) / Double(filed), ConfidenceInterval(wilson: won, of: filed, level: 0.9)
    )
  }
}
