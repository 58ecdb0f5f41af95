import Dispatch
import Foundation

extension Array where Element: Sendable {
  /// What a pure function makes of each element, in order, worked out on every core.
  ///
  /// For work of microseconds an element: content to text, histories to denials.
  ///
  /// - Throws: What the first element that fails throws.
  package func mappedInParallel<Value: Sendable>(
    _ transform: @Sendable (Element) throws -> Value
  ) throws -> [Value] {
    let runs = runs(atLeast: 64)
    guard runs.count > 1 else { return try map(transform) }
    var results = [Result<[Value], any Error>](repeating: .success([]), count: runs.count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let results = buffer
      DispatchQueue.concurrentPerform(iterations: runs.count) { run in
        results[run] = Result { try self[runs[run]].map(transform) }
      }
    }
    return try results.flatMap { try $0.get() }
  }

  /// A few for each core, so that none waits long for a dear one.
  private func runs(atLeast fewest: Int) -> [Range<Int>] {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    guard cores > 1, count >= 2 * fewest else { return [0..<count] }
    let size = Swift.max(fewest, (count + 4 * cores - 1) / (4 * cores))
    return stride(from: 0, to: count, by: size).map { $0..<Swift.min($0 + size, count) }
  }
}
