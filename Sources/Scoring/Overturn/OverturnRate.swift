public import Claims
public import Statistics

/// Overturned appeals over resolved ones, by a group: pending and withdrawn appeals stand apart.
///
///     rate = (overturned + partially overturned) / (overturned + partially overturned + upheld)
public struct OverturnRate: Sendable, Hashable {
  public let group: String
  public let denials: Int
  public let appealed: Int
  public let pending: Int
  public let overturned: Int
  /// Of the overturned ones: won, and taken back by a later reversal or recoupment.
  public let takenBack: Int
  public let upheld: Int

  public var resolved: Int { overturned + upheld }

  /// The rate with its Wilson interval; `nil` when no appeal is resolved.
  public func interval(level: Double = 0.9) -> ConfidenceInterval? {
    resolved > 0 ? ConfidenceInterval(wilson: overturned, of: resolved, level: level) : nil
  }

  /// Rates of the denials in each group, most denials first.
  public static func rates(
    of denials: [Denial], by group: (Denial) -> String
  ) -> [OverturnRate] {
    Dictionary(grouping: denials, by: group)
      .map { OverturnRate(group: $0.key, denials: $0.value) }
      .sorted { ($1.denials, $0.group) < ($0.denials, $1.group) }
  }

  private init(group: String, denials: [Denial]) {
    let appealed = denials.filter { !$0.appeals.isEmpty }
    self.group = group
    self.denials = denials.count
    self.appealed = appealed.count
    pending = appealed.count { $0.status == .appealed }
    overturned = appealed.count {
      [.overturned, .partiallyOverturned, .clawedBack].contains($0.status)
    }
    takenBack = appealed.count { $0.status == .clawedBack }
    upheld = appealed.count { $0.status == .upheld }
  }
}
