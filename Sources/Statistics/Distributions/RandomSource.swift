/// A small, fast, seeded generator: xoshiro256** with its state filled by SplitMix64.
///
/// The same seed gives the same numbers on every machine and in every release; a change would be
/// a change of results and is listed as one. Not for secrets.
///
/// Source: Blackman and Vigna (2021), ACM TOMS 47(4):36; Steele, Lea and Flood (2014), OOPSLA.
public struct RandomSource: RandomNumberGenerator, Sendable, Hashable {
  private var a, b, c, d: UInt64

  public init(seed: UInt64) {
    var filler = SplitMix64(state: seed)
    (a, b, c, d) = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// A source of its own for a part of a simulation, so that drawing more in one part leaves the
  /// others as they were.
  ///
  /// - Parameter label: Any number; equal labels of equal sources give equal streams.
  /// - Returns: A source that does not depend on how often `self` is drawn from afterwards.
  public func stream(_ label: UInt64) -> RandomSource {
    var mixer = SplitMix64(state: label)
    return RandomSource(seed: a ^ mixer.next())
  }

  public mutating func next() -> UInt64 {
    let product = b &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = d << 45 | d >> 19
    return result
  }

  /// A uniform number strictly between 0 and 1, from 52 random bits.
  public mutating func uniform() -> Double {
    // Half a unit is added, so 0 cannot come; with 53 bits the largest would round to 1.
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }
}

/// Steele, Lea and Flood's generator, used to fill larger states from one number.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
