import Foundation
import X12

/// The bytes of an EDI file, wherever they are.
enum EDISource {
  case file(String)
  case memory([UInt8])

  /// No more than this is kept of one refused part; the file itself is the rest.
  static let quarantineLimit = 1 << 20

  func reader() throws(X12Error) -> InterchangeReader {
    switch self {
    case .file(let path): try InterchangeReader(path: path)
    case .memory(let bytes): InterchangeReader(bytes)
    }
  }

  func reader(of transaction: TransactionSet) throws(X12Error) -> InterchangeReader {
    switch self {
    case .file(let path): try InterchangeReader(path: path, transaction: transaction)
    case .memory(let bytes): InterchangeReader(bytes, transaction: transaction)
    }
  }

  /// The bytes to keep of a refused part; fewer if the file has gone meanwhile.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    let count = min(range.count, Self.quarantineLimit)
    switch self {
    case .memory(let bytes):
      return Array(bytes[range].prefix(count))
    case .file(let path):
      guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
      do {
        try handle.seek(toOffset: UInt64(range.lowerBound))
        return Array(try handle.read(upToCount: count) ?? Data())
      } catch {
        return []
      }
    }
  }
}

/// What the readers of one file's transactions share.
final class ReadingContext {
  let source: EDISource
  /// The unknown reason codes already told: each is told once a file.
  var toldReasons: Set<String> = []
  /// Other oddities already told, by kind.
  var toldOddities: Set<String> = []

  init(_ source: EDISource) {
    self.source = source
  }
}
