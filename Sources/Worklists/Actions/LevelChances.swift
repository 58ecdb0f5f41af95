public import Claims

/// The chances of what comes beside and after a first appeal, as learned from decided cases.
///
/// The model knows first tries only. What comes after one is rare in one practice, so its chance is
/// one share over all payers and reasons, or unknown.
public struct LevelChances: Sendable, Hashable {
  /// By level, 2 and above.
  public var levels: [Int: Estimate<OverturnChance>]
  /// Of a peer-to-peer call.
  public var call: Estimate<OverturnChance>
  /// Of a first appeal after a call, records or a corrected claim was tried and lost.
  public var secondTry: Estimate<OverturnChance>

  public static let none = LevelChances(
    levels: [:], call: .unknown(reason: "no decided call was looked for"),
    secondTry: .unknown(reason: "no decided second try was looked for"))

  public init(
    levels: [Int: Estimate<OverturnChance>], call: Estimate<OverturnChance>,
    secondTry: Estimate<OverturnChance>
  ) {
    self.levels = levels
    self.call = call
    self.secondTry = secondTry
  }

  public func chance(ofLevel level: Int) -> Estimate<OverturnChance> {
    levels[level] ?? .unknown(reason: "no appeal of level \(level) was ever decided here")
  }
}
