public import Claims

/// What is asked of the payer, as far as reading depends on it: windows end on its day, counts are
/// by its levels.
public struct RequestedCare: Sendable, Hashable, Codable {
  public var day: CalendarDay?
  public var levels: [SpinalLevel]
  public var side: Side?

  public init(day: CalendarDay? = nil, levels: [SpinalLevel] = [], side: Side? = nil) {
    self.day = day
    self.levels = levels
    self.side = side
  }

  /// `nil` where no level is named, or levels of two regions.
  public var region: SpinalLevel.Region? {
    let regions = Set(levels.map(\.region))
    return regions.count == 1 ? regions.first : nil
  }
}
