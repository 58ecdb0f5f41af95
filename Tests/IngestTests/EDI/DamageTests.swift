import Claims
import Foundation
import Ingest
import Testing

/// A file that was damaged on its way is read as far as it can be, and says what was not.
struct DamageTests {
  /// What may befall a file between the payer and the practice.
  enum Damage: CaseIterable {
    case changedByte, lostByte, addedByte, lostSegment, doubledSegment, swappedSegments, cutShort
  }

  @Test(arguments: Damage.allCases)
  func `no claim of a damaged file is lost in silence`(_ damage: Damage) throws {
    var random = SplitMix(seed: 20_261_127)
    var damaged = 0
    for file in Fixtures.files("accepted") + SharedFiles.all {
      guard let whole = try SeparatedFile(file) else { continue }
      for _ in 0..<5 {
        let bytes = whole.damaged(damage, &random)
        let reading = try EDIReading(EDIReader(bytes: bytes))
        let kept = reading.refusals.map { whole.claims(in: $0.content) }.reduce(0, +)
        let told = reading.claims.count + reading.submitted.count + kept
        if told < whole.claims(in: bytes), reading.issues.isEmpty {
          Issue.record("\(file.lastPathComponent): a claim less than the file holds, and no word")
        }
        damaged += 1
      }
    }
    #expect(damaged >= 60)
  }
}

private struct SeparatedFile {
  private let bytes: [UInt8]
  private let element: UInt8
  private let terminator: UInt8

  /// Nil for a file that does not begin with an interchange, or is long.
  init?(_ file: URL) throws {
    bytes = [UInt8](try Data(contentsOf: file))
    guard (106...20_000).contains(bytes.count), bytes.starts(with: Array("ISA".utf8)) else {
      return nil
    }
    element = bytes[3]
    terminator = bytes[105]
  }

  /// CLP and CLM segments.
  func claims(in bytes: [UInt8]) -> Int {
    bytes.split(separator: terminator).count { segment in
      let text = segment.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
      return text.count > 4 && text[text.startIndex + 3] == element
        && (text.starts(with: Array("CLP".utf8)) || text.starts(with: Array("CLM".utf8)))
    }
  }

  func damaged(_ damage: DamageTests.Damage, _ random: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    let place = random.below(bytes.count)
    let byte = UInt8(random.below(256))
    switch damage {
    case .changedByte: bytes[place] = byte
    case .lostByte: bytes.remove(at: place)
    case .addedByte: bytes.insert(byte, at: place)
    case .cutShort: bytes.removeSubrange(place...)
    case .lostSegment: rearrange(&bytes, &random) { all, one, _ in all.remove(at: one) }
    case .doubledSegment:
      rearrange(&bytes, &random) { all, one, _ in all.insert(all[one], at: one) }
    case .swappedSegments: rearrange(&bytes, &random) { all, one, other in all.swapAt(one, other) }
    }
    return bytes
  }

  private func rearrange(
    _ bytes: inout [UInt8], _ random: inout SplitMix,
    _ change: (inout [ArraySlice<UInt8>], Int, Int) -> Void
  ) {
    var segments = bytes.split(separator: terminator, omittingEmptySubsequences: false)
    let first = random.below(segments.count)
    change(&segments, first, random.below(segments.count))
    bytes = Array(segments.joined(separator: CollectionOfOne(terminator)))
  }
}
