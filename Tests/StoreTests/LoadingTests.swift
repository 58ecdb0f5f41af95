import Claims
import Testing

@testable import Store

struct LoadingTests {
  private func count(_ table: String, _ store: ClaimStore) throws -> Int? {
    try store.rowCount(of: table)
  }

  @Test func `importing a file twice adds its claims once`() throws {
    let store = try ClaimStore.inMemory()
    let items = try Sample.payment(Sample.remittance(), [Sample.deniedClaim()])
    let first = try store.load("a.835", items)
    #expect(first.tallies[.remittedClaim] == .init(loaded: 1))
    let second = try store.load("a.835", items)
    #expect(second.isKnownFile)
    #expect(second.loaded == 0)
    #expect(try count("remitted_claim", store) == 1)
  }

  @Test func `a payment in two files counts once`() throws {
    let store = try ClaimStore.inMemory()
    let items = try Sample.payment(Sample.remittance(), [Sample.deniedClaim()])
    try store.load("a.835", items)
    let resent = try store.load("resent.835", items)
    #expect(!resent.isKnownFile)
    #expect(resent.tallies[.payment] == .init(known: 1))
    #expect(resent.tallies[.remittedClaim] == .init(known: 1))
    #expect(try count("payment", store) == 1)
    #expect(try count("adjustment", store) == 1)
  }

  @Test func `an error in the middle of a file leaves nothing of it`() throws {
    let store = try ClaimStore.inMemory()
    let remittance = try Sample.remittance()
    let claim = try Sample.deniedClaim()
    #expect(throws: SampleError.self) {
      _ = try store.load(Sample.file("a.835"), loadedAt: "now", mayDeny: { _ in true }) { loader in
        try loader.add(.remittance(remittance))
        for _ in 0..<2000 { try loader.add(.remittedClaim(claim)) }
        throw SampleError.stopped
      }
    }
    for table in ["source_file", "payment", "remitted_claim", "adjustment", "import_issue"] {
      #expect(try count(table, store) == 0)
    }
  }
}
