/// Muscle strength by the Medical Research Council scale, 0 to 5, with 4- and 4+.
///
/// Ordinal: 4/5 is not 0.8, and 4- is between 3 and 4.
public enum MotorGrade: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case zero = "0"
  case one = "1"
  case two = "2"
  case three = "3"
  case fourMinus = "4-"
  case four = "4"
  case fourPlus = "4+"
  case five = "5"

  public static func < (lhs: MotorGrade, rhs: MotorGrade) -> Bool { lhs.rank < rhs.rank }

  /// Weaker by more than two examiners differ: by a whole grade. From 4+ to 4, or 5 to 4+, may be the
  /// hand that pushes.
  public func isClearly(below other: MotorGrade) -> Bool {
    other.rank - rank >= (other <= .three ? 1 : 2)
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
