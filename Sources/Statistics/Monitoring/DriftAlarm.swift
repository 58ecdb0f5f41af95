/// The first time a group's evidence of a change was enough.
public struct DriftAlarm: Sendable, Hashable, Codable {
  public let group: String
  /// The week of the alarm, counted from 1.
  public let week: Int
  /// The week from which on the change is likeliest to have held; what happened about then may
  /// be why.
  public let likelyStart: Int
  /// log E when it was raised.
  public let logEvidence: Double
  /// What has most evidence: a position among the shifts or categories that were watched.
  public let alternative: Int
}
