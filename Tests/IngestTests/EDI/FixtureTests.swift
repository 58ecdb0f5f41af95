import Claims
import Foundation
import Ingest
import Testing

/// Small files of our own, one oddity in each, named for it.
struct FixtureTests {
  @Test(arguments: Fixtures.files("accepted"))
  func `loads`(file: URL) throws {
    let reading = try EDIReading(EDIReader(path: file.path))
    #expect(reading.refusals.isEmpty)
    #expect(!reading.all.isEmpty)
    #expect(reading.outcome.refused + reading.outcome.faults == (file.isBadlyCounted ? 1 : 0))
  }

  @Test(arguments: Fixtures.files("refused"))
  func `is refused with a place and a reason`(file: URL) throws {
    let reading = try EDIReading(EDIReader(path: file.path))
    let refusal = try #require(reading.refusals.first)
    guard case .segment(let number, _) = refusal.place else {
      Issue.record("expected a segment and a byte")
      return
    }
    #expect(number >= 1)
    #expect(refusal.message.contains("expected"))
    #expect(!refusal.message.contains("DOE"))
  }

  @Test func `there are fixtures of both kinds`() {
    #expect(Fixtures.files("accepted").count >= 20)
    #expect(Fixtures.files("refused").count >= 18)
  }

  @Test func `a reversal keeps its signs`() throws {
    let file = Fixtures.folder.appending(path: "accepted/reversal-without-its-original.835")
    let reading = try EDIReading(EDIReader(path: file.path))
    let claim = try #require(reading.claims.first)
    #expect(claim.isReversal)
    #expect(claim.paid == Money(cents: -8_000))
    #expect(claim.balanceDifference == .zero)
    #expect(reading.balances.map(\.payment) == [.zero])
  }

  @Test func `a damaged file never crashes and never counts a claim twice`() throws {
    let file = Fixtures.folder.appending(path: "accepted/plain.835")
    let bytes = [UInt8](try Data(contentsOf: file))
    for length in bytes.indices {
      let reading = try EDIReading(EDIReader(bytes: Array(bytes.prefix(length))))
      #expect(reading.claims.count <= 1)
      #expect(reading.claims.isEmpty || reading.balances.count == 1)
    }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<1000 {
      var damaged = bytes
      damaged[.random(in: damaged.indices, using: &random)] = .random(in: 0...255, using: &random)
      #expect(try EDIReading(EDIReader(bytes: damaged)).claims.count <= 1)
    }
  }
}

extension URL {
  fileprivate var isBadlyCounted: Bool { lastPathComponent == "wrong-group-count.835" }
}
