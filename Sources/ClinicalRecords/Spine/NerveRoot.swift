/// A root of the spinal cord, or the vertebra of that name: `L5`, `C8`, `S1`.
///
/// "L5 radiculopathy" is a root; "L4-5" is a disc. Which disc compresses a root is anatomy, not
/// reading: L5 at L4-5 in the lateral recess, at L5-S1 in the foramen.
public struct NerveRoot: Sendable, Hashable, RawRepresentable, Codable {
  public let rawValue: String

  /// - Returns: `nil` for what is no root from C1 to S5.
  public init?(rawValue: String) {
    let name = rawValue.uppercased()
    guard let region = name.first, let number = Int(name.dropFirst()) else { return nil }
    let last: Int
    switch region {
    case "C": last = 8
    case "T": last = 12
    case "L", "S": last = 5
    default: return nil
    }
    guard (1...last).contains(number), name.utf8.count <= 3 else { return nil }
    self.rawValue = name
  }
}
