/// The minutes of work there are in each week: of everybody together, or of each skill apart.
///
/// The last week given stands for every week after it.
public struct Staff: Sendable, Hashable {
  /// Apart by skill, or one pool whose minutes anybody's work takes.
  public let isBySkill: Bool
  /// Minutes of each pool, by week from the planned one; at least one week.
  private(set) var weeks: [[Int]]

  /// Whether denials still to come will ask for the minutes of later weeks too.
  public private(set) var expectsDenials = true

  /// Everybody together, the same in every week.
  ///
  /// - Precondition: `minutes` is not negative.
  public init(minutes: Int) {
    precondition(minutes >= 0, "a week has no negative minutes, but minutes is \(minutes)")
    isBySkill = false
    weeks = [[minutes]]
  }

  /// Each skill apart, the same in every week; a skill not named has none.
  ///
  /// - Precondition: no minutes are negative.
  public init(bySkill minutes: [Skill: Int]) {
    precondition(minutes.values.allSatisfy { $0 >= 0 }, "a week has no negative minutes")
    isBySkill = true
    weeks = [Skill.allCases.map { minutes[$0] ?? 0 }]
  }

  /// The names of the pools, in their order.
  public var pools: [String] { isBySkill ? Skill.allCases.map(\.rawValue) : ["staff"] }

  /// Minutes of each pool in a week; 0 is the planned one.
  public func minutes(inWeek week: Int) -> [Int] { weeks[min(week, weeks.count - 1)] }

  /// Minutes of each pool in the last week given, which stands for all after it.
  var lastingMinutes: [Int] { weeks[weeks.count - 1] }

  /// The same where no denial will come any more: later weeks are free.
  public func expectingNone() -> Staff {
    var staff = self
    staff.expectsDenials = false
    return staff
  }

  /// All minutes of the planned week.
  public var minutes: Int { weeks[0].reduce(0, +) }

  /// What work takes of each pool.
  func demand(_ work: [Skill: Int]) -> [Int] {
    isBySkill ? Skill.allCases.map { work[$0] ?? 0 } : [work.values.reduce(0, +)]
  }

  /// The same with other minutes of one pool, in the first `count` weeks or, with `nil`, in all.
  func replacing(_ pool: Int, inWeeks count: Int?, by change: (Int) -> Int) -> Staff {
    var staff = self
    if let count {
      // The week after the changed ones is as it was.
      while staff.weeks.count <= count { staff.weeks.append(staff.weeks[staff.weeks.count - 1]) }
    }
    for week in 0..<(count ?? staff.weeks.count) {
      staff.weeks[week][pool] = change(staff.weeks[week][pool])
    }
    return staff
  }

  /// Each pool of each week times `numerator` / `denominator`, rounded down.
  func scaled(_ numerator: Int, over denominator: Int) -> Staff {
    var staff = self
    staff.weeks = weeks.map { $0.map { $0 * numerator / denominator } }
    return staff
  }
}

extension Staff {
  /// Minutes of a pool, as in `90 nurse minutes`.
  public struct Amount: Sendable, Hashable, CustomStringConvertible {
    public let pool: String
    public let minutes: Int

    public var description: String {
      pool == "staff" ? "\(minutes) minutes" : "\(minutes) \(pool) minutes"
    }
  }

  /// Those above 0.
  func amounts(_ minutes: [Int]) -> [Amount] {
    zip(pools, minutes).filter { $0.1 > 0 }.map { Amount(pool: $0.0, minutes: $0.1) }
  }

  /// What is planned with, in words; later weeks are an assumption, and said to be.
  public var words: String {
    guard weeks.count > 1 else {
      return "\(words(0)) this week and, assumed, in every week after it"
    }
    let first = (0..<(weeks.count - 1)).map { week in
      "\(words(week)) \(week == 0 ? "this week" : "in week \(week + 1)")"
    }
    return (first + ["\(words(weeks.count - 1)), assumed, in every week after it"]).joined(
      separator: "; ")
  }

  private func words(_ week: Int) -> String {
    guard isBySkill else { return "\(weeks[week][0]) minutes" }
    let parts = zip(pools, weeks[week]).map { "\($0) \($1)" }
    return parts.joined(separator: ", ") + " minutes"
  }
}

extension [Staff.Amount] {
  /// `60 nurse minutes and 30 surgeon minutes`.
  public var words: String { map(\.description).joined(separator: " and ") }
}
