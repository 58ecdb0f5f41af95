/// The day that stands for one that an export does not tell: that of its decision.
///
/// The decision came on it or later, so that an alarm counted from it is never late; when the time
/// to file ends nobody can say.
public enum InferredDay: String, Sendable, Hashable, Codable, CaseIterable {
  case received = "received day"
  case service = "day of service"
  case earlierRow = "day of the claim's row before"
}
