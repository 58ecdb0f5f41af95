import Claims
import Synchronization
import Workflow

/// Lines as they were written once, for as long as their list is in force.
final class WrittenLines: Sendable {
  /// Some 1.5 kB each.
  private static let most = 20_000

  private struct Key: Hashable {
    let denial: Int
    let withChart: Bool
  }

  private struct Store {
    var run = 0
    var lines: [Key: [UInt8]] = [:]
  }

  private let store = Mutex(Store())

  func json(
    _ line: QueueList.Line, _ changing: [JSON.Member], in list: QueueList, withChart: Bool
  ) -> JSON {
    let key = Key(denial: line.id, withChart: withChart)
    let known = store.withLock { $0.run == list.run ? $0.lines[key] : nil }
    if let known { return .members(known, then: changing) }
    let written = Array(
      LineWire.fixed(line.seen(withChart: withChart)).bytes.dropFirst().dropLast())
    store.withLock { store in
      // Of two lists the newer one is asked for from now on.
      guard list.run >= store.run else { return }
      if list.run > store.run || store.lines.count >= Self.most {
        store.run = list.run
        store.lines = [:]
      }
      store.lines[key] = written
    }
    return .members(written, then: changing)
  }
}

extension QueueServer {
  /// A line with who holds it and where it stands by now.
  func line(
    _ line: QueueList.Line, _ item: WorkItem, in list: QueueList, withChart: Bool
  ) -> JSON {
    let status = desk.status(of: line.id) ?? line.denial.status
    return lines.json(line, LineWire.changing(item, status), in: list, withChart: withChart)
  }
}
