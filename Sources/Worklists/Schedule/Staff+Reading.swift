import Claims

extension Staff {
  /// Reads minutes as a person writes them: one number for everybody together, `2400`, or numbers
  /// by skill, `biller=1200,nurse=600`, in one text or several.
  ///
  /// - Throws: ``StaffError`` for what is neither, both mixed, a skill unknown or named twice, or
  ///   negative minutes.
  public init(reading texts: [String]) throws(StaffError) {
    let parts = texts.flatMap { $0.split(separator: ",").map(String.init) }
    guard !parts.isEmpty else { throw .none }
    if parts.count == 1, !parts[0].contains("=") {
      self.init(minutes: try Self.minutes(parts[0]))
      return
    }
    var bySkill: [Skill: Int] = [:]
    for part in parts {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2 else { throw .unreadable }
      let skill = try Self.skill(String(sides[0]))
      guard bySkill.updateValue(try Self.minutes(String(sides[1])), forKey: skill) == nil else {
        throw .twice(skill)
      }
    }
    self.init(bySkill: bySkill)
  }

  /// As ``init(reading:)`` reads it; `nil` where weeks differ.
  public var written: String? {
    guard let week = weeks.first, weeks.count == 1 else { return nil }
    guard isBySkill else { return "\(minutes)" }
    return zip(pools, week).map { "\($0)=\($1)" }.joined(separator: ",")
  }

  static func skill(_ name: String) throws(StaffError) -> Skill {
    let name = name.filter { $0 != " " }.lowercased()
    guard let skill = Skill(rawValue: name) else { throw .unknownSkill }
    return skill
  }

  static func minutes(_ text: String) throws(StaffError) -> Int {
    let text = text.filter { $0 != " " }
    guard text.utf8.count <= 8, let minutes = Int(text) else { throw .unreadable }
    guard minutes >= 0 else { throw .negative }
    guard minutes <= mostMinutes else { throw .tooMany }
    return minutes
  }

  /// Two hundred people working round the clock.
  static let mostMinutes = 2_000_000
}

/// Why minutes of staff, or a change of them, are refused.
public enum StaffError: Error, Sendable, Hashable {
  case none
  case unreadable
  case unknownSkill
  case twice(Skill)
  case negative
  case tooMany
  case unreadableChange
  /// A change of a skill where everybody's minutes are one number.
  case notBySkill(Skill)
  /// More or fewer minutes of everybody where they are apart by skill.
  case bySkill
  case tooFew(pool: String, minutes: Int)
}

extension StaffError: CustomStringConvertible {
  public var description: String {
    let skills = Skill.allCases.map(\.rawValue).joined(separator: ", ")
    return switch self {
    case .none: "expected minutes, such as 2400 or biller=1200,nurse=600,surgeon=60"
    case .unreadable: "expected one number for everybody, such as 2400, or biller=1200,nurse=600"
    case .unknownSkill: "expected a skill, one of \(skills)"
    case .twice(let skill): "\(skill.rawValue) is given twice; give each skill once"
    case .negative: "expected 0 or more"
    case .tooMany: "expected at most \(Staff.mostMinutes) minutes a week"
    case .unreadableChange:
      "expected a skill and minutes, such as 'nurse +240', 'nurse 0 for 1 week' or 'staff +600'"
    case .notBySkill(let skill):
      "\(skill.rawValue) has no minutes of its own here; give --minutes by skill, such as "
        + "biller=1200,nurse=600,surgeon=60, or change 'staff'"
    case .bySkill: "minutes are given by skill; change one of \(skills), or 'staff 0'"
    case .tooFew(let pool, let minutes):
      "\(pool) has \(minutes) minutes, and cannot have fewer than none; write '\(pool) 0'"
    }
  }
}
