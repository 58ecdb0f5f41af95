public import Claims

/// Whose time a piece of work takes.
public enum Skill: String, Sendable, Hashable, Codable, CaseIterable {
  case biller, nurse, surgeon
}

/// What the first step on a route takes: time, money and days of lead.
public struct Effort: Sendable, Hashable, Codable {
  public var minutes: Int
  public var skill: Skill
  /// Per hour of that skill.
  public var wage: Money
  public var outOfPocket: Money
  /// Calendar days between starting the work and the payer's having it.
  public var prepDays: Int
  /// The weaker mark of minutes and wage; ``Claims/Verification/unverified`` is said as assumed.
  public var verification: Verification
  public var source: String

  public init(
    minutes: Int, skill: Skill, wage: Money, outOfPocket: Money, prepDays: Int,
    verification: Verification, source: String
  ) {
    precondition(minutes > 0, "work takes at least a minute, but minutes is \(minutes)")
    self.minutes = minutes
    self.skill = skill
    self.wage = wage
    self.outOfPocket = outOfPocket
    self.prepDays = prepDays
    self.verification = verification
    self.source = source
  }

  /// minutes × wage ÷ 60, rounded up to the cent, plus what is paid out of pocket.
  public var cost: Money {
    Money(cents: (minutes * wage.cents + 59) / 60) + outOfPocket
  }

  /// `true` while nobody has measured it here.
  public var isAssumed: Bool { verification == .unverified }
}
