public import Claims

/// Predictions of cases held out in time, with what became of them.
public struct BacktestResult: Sendable, Hashable, Codable {
  /// A refit: the day it looked from, how many cases it learned from and how many it foretold.
  public struct Origin: Sendable, Hashable, Codable {
    public let day: CalendarDay
    public let trainingCases: Int
    public let testCases: Int
  }

  /// One case, foretold before its outcome was known.
  public struct Case: Sendable, Hashable, Codable {
    public let origin: CalendarDay
    /// The case, and when its appeal was filed.
    public let name: String
    public let startDay: CalendarDay
    public let probability: Double
    /// The overturned share of that refit's training cases: what one would say without a model.
    public let baseRate: Double
    public let isOverturned: Bool
    public let payer: String
    public let category: String
    public let amount: Money?
    public let stake: WorkStake?
  }

  public let origins: [Origin]
  public let cases: [Case]
}
