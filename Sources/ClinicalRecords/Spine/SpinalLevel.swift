/// A motion segment of the spine, named by the vertebrae it lies between: C5-6, T12-L1, L5-S1.
///
/// `L5` alone is a root or a vertebra, never a level: the L5 root may be compressed at L4-5 (lateral
/// recess) or at L5-S1 (foramen).
public struct SpinalLevel: Sendable, Hashable, Comparable {
  /// The vertebra above, counted from C1 = 0 down to L5 = 23.
  public let upper: Int

  /// - Returns: `nil` for a number that is no vertebra from C1 to L5.
  public init?(upper: Int) {
    guard Self.vertebrae.indices.dropLast().contains(upper) else { return nil }
    self.upper = upper
  }

  /// C1 to S1, from above.
  public static let vertebrae: [String] =
    (1...7).map { "C\($0)" } + (1...12).map { "T\($0)" } + (1...5).map { "L\($0)" } + ["S1"]

  public enum Region: String, Sendable, Hashable, Codable, CaseIterable {
    case cervical, thoracic, lumbar
  }

  /// By the vertebra above: C7-T1 is cervical, T12-L1 thoracic, L5-S1 lumbar.
  public var region: Region {
    switch upper {
    case ..<7: .cervical
    case ..<19: .thoracic
    default: .lumbar
    }
  }

  public static func < (lhs: SpinalLevel, rhs: SpinalLevel) -> Bool { lhs.upper < rhs.upper }
}

extension SpinalLevel: CustomStringConvertible, LosslessStringConvertible {
  /// `L4-5` within a region, `L5-S1` across.
  public var description: String {
    let above = Self.vertebrae[upper]
    let below = Self.vertebrae[upper + 1]
    return above.first == below.first ? "\(above)-\(below.dropFirst())" : "\(above)-\(below)"
  }

  /// Reads the normal form, `L4-5` or `L5-S1`, and nothing else: notes are read elsewhere.
  public init?(_ description: String) {
    let match = Self.vertebrae.indices.dropLast().first { upper in
      SpinalLevel(upper: upper)?.description == description
    }
    guard let match else { return nil }
    upper = match
  }
}

extension SpinalLevel: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let level = SpinalLevel(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a level such as L4-5 or L5-S1")
    }
    self = level
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
