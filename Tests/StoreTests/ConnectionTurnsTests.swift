import Foundation
import Synchronization
import Testing

@testable import Store

struct ConnectionTurnsTests {
  @Test(.timeLimit(.minutes(1)))
  func `who reads a file goes before the rows that wait, whoever asked first`() {
    let turns = ConnectionTurns()
    let order = Mutex<[String]>([])
    let (begun, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let done = DispatchGroup()
    func run(_ body: @escaping @Sendable () -> Void) {
      done.enter()
      Thread.detachNewThread {
        body()
        done.leave()
      }
    }
    run {
      turns.takeLast {
        begun.signal()
        end.wait()
        order.withLock { $0.append("first rows") }
      }
    }
    begun.wait()
    run { turns.takeLast { order.withLock { $0.append("next rows") } } }
    run { turns.takeFirst { order.withLock { $0.append("caller") } } }
    while !turns.isAwaitedNow { usleep(100) }
    end.signal()
    done.wait()
    #expect(order.withLock { $0 } == ["first rows", "caller", "next rows"])
  }

  @Test func `a turn that fails is given back`() {
    struct Failure: Error {}
    let turns = ConnectionTurns()
    #expect(throws: Failure.self) { try turns.takeFirst { throw Failure() } }
    #expect(throws: Failure.self) { try turns.takeLast { throw Failure() } }
    #expect(turns.takeFirst { 1 } == 1)
  }
}
