extension Candidate {
  /// The minutes of each skill that the work takes, as the plan counts them.
  public var work: [Skill: Int] { [effort.skill: effort.minutes] }

  /// Whose minutes the work takes: `nurse`, or with more than one skill `nurse 60, surgeon 30`.
  public var workWords: String {
    let parts = Skill.allCases.compactMap { skill in work[skill].map { (skill.rawValue, $0) } }
    return parts.count == 1
      ? parts[0].0 : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
