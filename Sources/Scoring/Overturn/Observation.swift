public import Claims
public import Statistics

/// One decided case: predictors as of its decision to appeal, outcome as of its label day.
public struct Observation: Sendable, Hashable {
  /// Claims of one surgery share a case and never stand on both sides of a backtest.
  public var caseName: String
  public var row: DesignRow
  /// `true` when the denial was overturned, in full or in part, within the horizon.
  public var isOverturned: Bool
  /// When the appeal was filed, or the first day of the review's year.
  public var startDay: CalendarDay
  /// From this day on the outcome is final for our question: filing plus horizon, or year's end.
  public var labelDay: CalendarDay
  /// Names for reporting by group.
  public var payer: String
  public var category: String
  public var amount: Money?
  /// `nil` where the recoverable amount is unknown, and for external reviews.
  public var stake: WorkStake?

  public init(
    caseName: String, row: DesignRow, isOverturned: Bool, startDay: CalendarDay,
    labelDay: CalendarDay, payer: String, category: String, amount: Money?,
    stake: WorkStake? = nil
  ) {
    self.caseName = caseName
    self.row = row
    self.isOverturned = isOverturned
    self.startDay = startDay
    self.labelDay = labelDay
    self.payer = payer
    self.category = category
    self.amount = amount
    self.stake = stake
  }
}
