/// A hash that the survey feeds with the segments of a transaction.
///
/// The floor above brings the algorithm: payments are told apart by it, so it has to be one that
/// nobody can make collide.
public protocol ContentDigest: AnyObject {
  /// Begins a new digest, forgetting everything.
  func reset()
  func update(_ bytes: UnsafeRawBufferPointer)
  /// The digest of everything since the last ``reset()``.
  func finish() -> [UInt8]
}

/// No digest, for programs that only want to know what a file holds.
public final class NoDigest: ContentDigest {
  public init() {}
  public func reset() {}
  public func update(_ bytes: UnsafeRawBufferPointer) {}
  public func finish() -> [UInt8] { [] }
}

/// A segment as it would be with ``Separators/customary``, so that its digest does not depend on
/// the separators of one sending.
struct CanonicalSegment {
  private let isCustomary: Bool
  private let table: [UInt8]

  // Swaps, not replacements: two different contents stay different.
  init(_ separators: Separators) {
    isCustomary = separators == .customary
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

  /// Feeds whole segments with their terminators.
  func feed(_ bytes: UnsafeRawBufferPointer, to digest: any ContentDigest) {
    guard !isCustomary else { return digest.update(bytes) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { buffer in
      for index in bytes.indices {
        buffer.initializeElement(at: index, to: table[Int(bytes[index])])
      }
      digest.update(UnsafeRawBufferPointer(buffer))
    }
  }
}
