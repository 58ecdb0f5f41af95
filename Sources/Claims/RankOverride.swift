/// A person's word on where a denial stands in the list, kept with its reason.
public struct RankOverride: Sendable, Hashable, Codable {
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// Worked before everything else.
    case first
    /// Not worked.
    case never
    /// An earlier word no longer holds.
    case cancelled
  }

  /// The same without its reason, for who may not read what people write of a patient.
  public var withoutReason: RankOverride {
    var word = self
    word.reason = ""
    return word
  }

  /// The denial's number in the database.
  public var denial: Int
  public var verdict: Verdict
  public var reason: String
  /// Who said so, as they signed it.
  public var by: String
  /// The day it holds from.
  public var day: CalendarDay

  public init(denial: Int, verdict: Verdict, reason: String, by: String, day: CalendarDay) {
    self.denial = denial
    self.verdict = verdict
    self.reason = reason
    self.by = by
    self.day = day
  }
}
