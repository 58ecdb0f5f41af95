import Claims
import Ingest
import Practice

/// A practice written into memory, and read again with the product's own reader.
struct WrittenPractice {
  private(set) var files: [String: [UInt8]] = [:]
  let summary: PracticeSummary

  static let lastDay = CalendarDay(number: 20_757)

  init(seed: UInt64 = 7, months: Int = 6, claims: Int = 1500, reviewedShare: Double? = nil) throws {
    final class Disk {
      var files: [String: [UInt8]] = [:]
    }
    let disk = Disk()
    let settings = PracticeSettings(
      seed: seed, months: months, claims: claims, lastDay: Self.lastDay)
    var truth = PracticeTruth()
    truth.reviews = reviewedShare.map { PracticeTruth.Reviews(share: $0) }
    summary = try PracticeSimulator(settings, truth: truth).write(to: { name in
      disk.files[name] = []
      return { disk.files[name, default: []] += $0 }
    })
    files = disk.files
  }

  func interchanges(_ prefix: String) -> [(name: String, bytes: [UInt8])] {
    files.filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }
      .map { (name: $0.key, bytes: $0.value) }
  }

  func read(_ prefix: String) throws -> [Imported] {
    var read: [Imported] = []
    for file in interchanges(prefix) { try EDIReader(bytes: file.bytes).read { read.append($0) } }
    return read
  }

  /// The rows of a table by column.
  func rows(_ name: String) throws -> [[String: String]] {
    try CSVReader.rows(of: files[name] ?? [], file: name).map(\.values)
  }
}
