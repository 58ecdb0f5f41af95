import Claims
import Foundation
import Testing

@testable import Store

struct InterruptedLoadTests {
  private func count(_ table: String, _ store: ClaimStore) throws -> Int {
    try store.lookUp { try $0.integer("SELECT count(*) FROM \(table)") }
  }

  @Test func `an error in the middle of a file leaves nothing of it`() throws {
    let store = try ClaimStore.inMemory()
    let remittance = try Sample.remittance()
    let claim = try Sample.deniedClaim()
    #expect(throws: SampleError.stopped) {
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

  @Test func `a file loads whole after one that stopped in the middle`() throws {
    let store = try ClaimStore.inMemory()
    let remittance = try Sample.remittance()
    let claims = try (0..<700).map { try Sample.deniedClaim("PCN\($0)") }
    _ = try? store.load(Sample.file("a.835"), loadedAt: "now", mayDeny: { _ in true }) { loader in
      try loader.add(.remittance(remittance))
      for claim in claims { try loader.add(.remittedClaim(claim)) }
      throw SampleError.stopped
    }
    try store.load("b.835", Sample.payment(remittance, claims))
    #expect(try count("payment", store) == 1)
    #expect(try count("remitted_claim", store) == 700)
    #expect(try count("adjustment", store) == 700)
    #expect(try count("remark", store) == 3 * 700)
  }

  // What lies on the disk in the middle of a load is what a kill or a power cut leaves: the copy
  // is taken then, after enough rows that SQLite has spilled pages to its log.
  @Test func `a crash in the middle of a file leaves nothing of it`() throws {
    let folder = try TemporaryFolder()
    let store = try ClaimStore(path: folder.file("a.sqlite"))
    try store.load("before.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    let remittance = try Sample.remittance(trace: "CHECK2")
    let claim = try Sample.deniedClaim("PCN2")
    var spilled = 0
    _ = try store.load(Sample.file("b.835"), loadedAt: "now", mayDeny: { _ in true }) { loader in
      try loader.add(.remittance(remittance))
      for _ in 0..<60_000 { try loader.add(.remittedClaim(claim)) }
      for ending in ["", "-wal"] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("a.sqlite\(ending)")))
        try bytes.write(to: URL(fileURLWithPath: folder.file("copy.sqlite\(ending)")))
        spilled = bytes.count
      }
      try loader.add(.remittanceEnd(Sample.balanced))
    }
    #expect(spilled > 1_000_000)
    #expect(try count("remitted_claim", store) == 60_001)
    let survivor = try ClaimStore(path: folder.file("copy.sqlite"))
    #expect(try count("source_file", survivor) == 1)
    #expect(try count("payment", survivor) == 1)
    #expect(try count("remitted_claim", survivor) == 1)
  }
}
