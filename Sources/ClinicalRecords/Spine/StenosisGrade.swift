/// How narrow a canal, recess or foramen is said to be, in the words radiologists use.
///
/// Ordinal, and never rounded: mild-to-moderate is below moderate, moderate-to-severe above it.
public enum StenosisGrade: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case none, mild
  case mildModerate = "mild-moderate"
  case moderate
  case moderateSevere = "moderate-severe"
  case severe

  public static func < (lhs: StenosisGrade, rhs: StenosisGrade) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
