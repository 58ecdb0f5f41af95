import Foundation
import Store
import Testing

/// What a copy of the database's own file holds.
struct CheckpointTests {
  @Test func `after a checkpoint the file alone holds all that was loaded`() throws {
    let folder = try TemporaryFolder()
    let store = try ClaimStore(path: folder.file("a.sqlite"))
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    func copied(_ name: String) throws -> Int? {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("a.sqlite")))
      try bytes.write(to: URL(fileURLWithPath: folder.file(name)))
      return try ClaimStore(path: folder.file(name)).status().rows["payment"]
    }
    try #require(try copied("before.sqlite") ?? 0 == 0, "it stands in the log beside the file")
    try store.checkpoint()
    #expect(try copied("after.sqlite") == 1)
  }
}
