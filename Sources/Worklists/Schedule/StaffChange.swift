import Claims

/// A question about staff: more or fewer minutes of a skill, or of everybody, for some weeks or for
/// good.
///
///     nurse +240            four hours more of a nurse in every week
///     nurse 0 for 1 week    no nurse this week
///     surgeon 120 for 2 weeks
///     staff +600            with one number for everybody
public struct StaffChange: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case add(Int)
    case set(Int)
  }

  /// `nil` is everybody.
  let skill: Skill?
  let kind: Kind
  /// From the planned week on; `nil` is every week.
  let weeks: Int?

  /// - Throws: ``StaffError`` for what cannot be read.
  public init(reading text: String) throws(StaffError) {
    let words = text.lowercased().split(separator: " ").map(String.init)
    guard words.count == 2 || words.count == 5, let number = words.dropFirst().first else {
      throw .unreadableChange
    }
    skill = words[0] == "staff" ? nil : try Staff.skill(words[0])
    if let sign = number.first, sign == "+" || sign == "-" {
      let minutes = try Staff.minutes(String(number.dropFirst()))
      kind = .add(sign == "+" ? minutes : -minutes)
    } else {
      kind = .set(try Staff.minutes(number))
    }
    guard words.count == 5 else {
      weeks = nil
      return
    }
    guard words[2] == "for", ["week", "weeks"].contains(words[4]), let count = Int(words[3]),
      (1...520).contains(count)
    else { throw .unreadableChange }
    weeks = count
  }

  /// - Throws: ``StaffError`` where `staff` has no such pool, or too few minutes to take away.
  func applied(to staff: Staff) throws(StaffError) -> Staff {
    var changed = staff
    for pool in try pools(of: staff) {
      let name = staff.pools[pool]
      for week in 0..<(weeks ?? staff.weeks.count) {
        let now = staff.minutes(inWeek: week)[pool]
        if case .add(let more) = kind, now + more < 0 { throw .tooFew(pool: name, minutes: now) }
      }
      changed = changed.replacing(pool, inWeeks: weeks) { now in
        switch kind {
        case .add(let more): min(now + more, Staff.mostMinutes)
        case .set(let minutes): minutes
        }
      }
    }
    return changed
  }

  private func pools(of staff: Staff) throws(StaffError) -> [Int] {
    guard let skill else {
      // Nobody at all is plain; more of everybody would not say of whom.
      guard !staff.isBySkill || kind == .set(0) else { throw .bySkill }
      return Array(staff.pools.indices)
    }
    guard staff.isBySkill, let pool = staff.pools.firstIndex(of: skill.rawValue) else {
      throw .notBySkill(skill)
    }
    return [pool]
  }
}

extension Staff {
  /// With all the changes, in their order.
  ///
  /// - Throws: ``StaffError`` for one that does not go with the staff.
  public func changed(by changes: [StaffChange]) throws(StaffError) -> Staff {
    var staff = self
    for change in changes { staff = try change.applied(to: staff) }
    return staff
  }
}

extension StaffChange: CustomStringConvertible {
  public var description: String {
    let number =
      switch kind {
      case .add(let more): more < 0 ? "\(more)" : "+\(more)"
      case .set(let minutes): "\(minutes)"
      }
    let weeks = weeks.map { $0 == 1 ? " for 1 week" : " for \($0) weeks" } ?? ""
    return "\(skill?.rawValue ?? "staff") \(number)\(weeks)"
  }
}
