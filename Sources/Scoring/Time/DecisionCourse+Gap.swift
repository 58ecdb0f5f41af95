extension DecisionCourse {
  /// Why nothing tells how long decisions take.
  public enum Gap: Error, Sendable, Hashable, Codable {
    /// First appeals with a filing day, pending ones among them.
    case tooFewAppeals(Int, needed: Int)
    /// Decided first appeals, all of one kind.
    case oneOutcome(won: Int, lost: Int)
    /// First appeals that were filed so many days ago.
    case notFollowed(Int, needed: Int, days: Int)
    /// Every decision came within the first step of the course.
    case tooShort(days: Int)
    /// The numbers would not settle.
    case refused
  }
}

extension DecisionCourse.Gap: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewAppeals(let count, let needed):
      "\(needed) first appeals with filing days are needed, and there are \(count)"
    case .oneOutcome(let won, let lost):
      "a won and an upheld first appeal with the days of filing and decision are needed, and there are "
        + "\(won) won and \(lost) upheld"
    case .notFollowed(let count, let needed, let days):
      "\(needed) first appeals filed \(days) days ago or earlier are needed, and there are \(count)"
    case .tooShort(let days):
      "every first appeal was decided within \(days) days, and months need longer ones"
    case .refused: "the fit of decision times was refused"
    }
  }
}
