/// How a chart stood against the payer's criteria when it was reviewed.
public struct ChartFindings: Sendable, Hashable, Codable {
  /// The day of the review: nothing before it may use it.
  public var day: CalendarDay
  /// Criteria the chart meets, waived ones too.
  public var met: Int
  public var notMet: Int
  /// Not documented, or contradicted.
  public var open: Int

  /// - Precondition: no count is negative.
  public init(day: CalendarDay, met: Int, notMet: Int, open: Int) {
    precondition(min(met, notMet, open) >= 0, "criteria are counted from 0")
    self.day = day
    self.met = met
    self.notMet = notMet
    self.open = open
  }

  public var criteria: Int { met + notMet + open }

  /// Of all criteria, 0...1; `nil` without any.
  public var shareMet: Double? {
    criteria == 0 ? nil : Double(met) / Double(criteria)
  }

  /// The same with one criterion more that is documented and met; `nil` where none is open.
  public var withOneMoreMet: ChartFindings? {
    guard open > 0 else { return nil }
    return ChartFindings(day: day, met: met + 1, notMet: notMet, open: open - 1)
  }
}
