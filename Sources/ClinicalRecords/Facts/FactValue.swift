/// What a fact says, with its unit.
public enum FactValue: Sendable, Hashable, Codable {
  case truth(Bool)
  /// In the unit a policy tests it in: weeks, days, percent, mm, visits.
  case number(Double, unit: String)
  case motor(MotorGrade)
  case stenosis(StenosisGrade)
  /// A named choice, such as `current` for tobacco.
  case choice(String)
  /// Things found, each in the words of the record: medicines, activities given up.
  case words([String])
}
