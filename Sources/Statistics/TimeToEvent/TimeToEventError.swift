/// Why times to an event could not be used. Subjects and intervals are counted from 1.
public enum TimeToEventError: Error, Sendable, Hashable {
  case noSubjects
  /// A duration is below 0, or longer than its subject could be observed.
  case invalidDuration(subject: Int)
  /// A cause is named as the absence of one, ``DiscreteHazard/none``.
  case reservedCause(subject: Int)
  /// No subject was followed through an interval, so nothing is known of its hazard.
  case emptyInterval(Int)
  /// The regression of the hazards was refused.
  case noFit(FitError)
}

extension TimeToEventError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSubjects: "no subjects; give at least one with its days of follow-up"
    case .invalidDuration(let subject):
      "subject \(subject): duration is negative or longer than observed; give days from entry"
    case .reservedCause(let subject):
      "subject \(subject): cause has the name reserved for no event; rename it"
    case .emptyInterval(let number):
      "interval \(number): nobody was followed through it; end the edges before it"
    case .noFit(let reason): "no hazard model: \(reason)"
    }
  }
}
