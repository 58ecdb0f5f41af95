import Dispatch
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Store

/// Writes of people beside the load of many files.
struct WriteTurnTests {
  /// Loads so many files of 20 ms without a pause, and counts them.
  private func load(_ files: Int, into path: String, counting loaded: borrowing Atomic<Int>) throws
  {
    let loader = try ClaimStore(path: path)
    for _ in 0..<files {
      loader.letOthersWrite()
      try loader.write { _ in Thread.sleep(forTimeInterval: 0.02) }
      loaded.add(1, ordering: .relaxed)
    }
  }

  @Test func `what people write waits for the file being loaded, not for the folder`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let people = try ClaimStore(path: path, turn: .ofPeople)
    let loaded = Atomic(0)
    let waited = Mutex<[Int]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { worker in
      if worker == 0 {
        do { try load(60, into: path, counting: loaded) } catch { Issue.record(error) }
        return
      }
      for _ in 0..<10 {
        let before = loaded.load(ordering: .relaxed)
        do {
          try people.write { try $0.execute(sql: "UPDATE work_item SET holder = NULL") }
        } catch { Issue.record(error) }
        waited.withLock { $0.append(loaded.load(ordering: .relaxed) - before) }
        Thread.sleep(forTimeInterval: 0.03)
      }
    }
    #expect(loaded.load(ordering: .relaxed) == 60)
    let most = try #require(waited.withLock { $0.max() })
    #expect(most <= 2, "a write waited while \(most) files were loaded")
  }

  @Test func `a write that waits behind others of its program gives up when they do`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let people = try ClaimStore(
      path: path, turn: WriteTurn(patience: .seconds(2), isAnnounced: true))
    var settings = Configuration()
    settings.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: settings)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let refused = Atomic(0)
    let start = ContinuousClock.now
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      do {
        try people.write { try $0.execute(sql: "UPDATE work_item SET holder = NULL") }
      } catch StoreError.locked {
        refused.add(1, ordering: .relaxed)
      } catch { Issue.record(error) }
    }
    let took = ContinuousClock.now - start
    #expect(refused.load(ordering: .relaxed) == 4)
    // One after the other they would take eight seconds.
    #expect(took >= .milliseconds(1900) && took < .seconds(6))
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try people.write { try $0.execute(sql: "UPDATE work_item SET holder = NULL") }
  }

  @Test func `a load waits for no write that was never announced`() throws {
    let folder = try TemporaryFolder()
    let store = try ClaimStore(path: folder.file("a.sqlite"))
    try store.write { try $0.execute(sql: "UPDATE work_item SET holder = NULL") }
    store.letOthersWrite()
    #expect(!FileManager.default.fileExists(atPath: folder.file("a.sqlite-turn")))
  }
}
