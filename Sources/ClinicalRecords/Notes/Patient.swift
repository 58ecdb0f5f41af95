public import Claims

/// Who a note or a request says the patient is. Protected: never part of an error text.
public struct Patient: Sendable, Hashable, Codable {
  public enum Sex: String, Sendable, Hashable, Codable, CaseIterable {
    case female, male
  }

  public var name: String?
  public var birthDay: CalendarDay?
  public var sex: Sex?

  public init(name: String? = nil, birthDay: CalendarDay? = nil, sex: Sex? = nil) {
    self.name = name
    self.birthDay = birthDay
    self.sex = sex
  }

  /// What two documents say differently of a patient.
  public enum Difference: String, Sendable, Hashable, Codable, CaseIterable {
    case name
    case birthDay = "birth date"
    case sex
  }

  /// Every statement in which this and `other` cannot be the same person; silence is no difference.
  public func differences(from other: Patient) -> [Difference] {
    var found: [Difference] = []
    let sameBirth = birthDay != nil && birthDay == other.birthDay
    if let name, let theirs = other.name, !Self.mayBeSame(name, theirs, sameBirth: sameBirth) {
      found.append(.name)
    }
    if let birthDay, let theirs = other.birthDay, birthDay != theirs { found.append(.birthDay) }
    if let sex, let theirs = other.sex, sex != theirs { found.append(.sex) }
    return found
  }

  /// Names agree in two parts, or in all parts of the shorter; initials stand for their names.
  ///
  /// With the same birth date one part is enough: surnames change.
  private static func mayBeSame(_ first: String, _ second: String, sameBirth: Bool) -> Bool {
    let parts = parts(of: first)
    var others = Self.parts(of: second)
    guard !parts.isEmpty, !others.isEmpty else { return true }
    let needed = sameBirth ? 1 : min(2, min(parts.count, others.count))
    var shared = 0
    for part in parts {
      let match = others.firstIndex { other in
        other == part || (part.count == 1 && other.hasPrefix(part))
          || (other.count == 1 && part.hasPrefix(other))
      }
      guard let match else { continue }
      shared += 1
      others.remove(at: match)
    }
    return shared >= needed
  }

  private static func parts(of name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
      .filter { !["mr", "mrs", "ms", "miss", "dr", "md", "jr", "sr"].contains($0) }
  }
}
