/// A hash that the survey feeds with the segments of a transaction.
///
/// The floor above brings the algorithm: payments are told apart by it, so it has to be one that
/// nobody can make collide.
public protocol ContentDigest {
  /// Begins a new digest, forgetting everything.
  mutating func reset()
  mutating func update(_ bytes: UnsafeRawBufferPointer)
  /// The digest of everything since the last ``reset()``.
  mutating func finish() -> [UInt8]
}

/// No digest, for programs that only want to know what a file holds.
public struct NoDigest: ContentDigest {
  public init() {}
  public mutating func reset() {}
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {}
  public mutating func finish() -> [UInt8] { [] }
}

/// A segment as it would be with ``Separators/customary``, so that its digest does not depend on
/// the separators of one sending.
struct CanonicalSegment {
  private let separators: Separators
  private let table: [UInt8]
  private var buffer: [UInt8] = []

  // Swaps, not replacements: two different contents stay different.
  init(_ separators: Separators) {
    self.separators = separators
    var table = Array(UInt8.min...UInt8.max)
    let customary = Separators.customary
    var pairs = [
      (separators.element, customary.element), (separators.component, customary.component),
      (separators.terminator, customary.terminator),
    ]
    if let from = separators.repetition, let to = customary.repetition { pairs.append((from, to)) }
    for (from, to) in pairs {
      guard let holder = table.firstIndex(of: to) else { continue }
      table.swapAt(Int(from), holder)
    }
    self.table = table
  }

  mutating func feed(_ segment: Segment, to digest: inout some ContentDigest) {
    segment.withBytes { bytes in
      buffer.removeAll(keepingCapacity: true)
      if separators == .customary {
        buffer.append(contentsOf: bytes)
      } else {
        for byte in bytes { buffer.append(table[Int(byte)]) }
      }
    }
    buffer.append(Separators.customary.terminator)
    buffer.withUnsafeBytes { digest.update($0) }
  }
}
