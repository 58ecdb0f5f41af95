import Testing

@testable import Access

struct AuditTests {
  private static let chain: [AuditEntry] = (0..<20).reduce(into: []) { chain, index in
    chain.append(
      AuditEntry(
        after: chain.last, time: 1_800_000_000 + index, actor: "ann", verb: .read,
        object: "denial \(index)"))
  }

  private func fault(_ entries: [AuditEntry]) -> AuditCheck.Fault? {
    var check = AuditCheck()
    do throws(AuditCheck.Fault) {
      for entry in entries { try check.follow(entry) }
      return nil
    } catch {
      return error
    }
  }

  @Test func `a chain as written holds`() {
    #expect(fault(Self.chain) == nil)
  }

  @Test(arguments: 0..<20)
  func `a change of any field of any entry breaks the chain there`(index: Int) {
    let changes: [(inout AuditEntry) -> Void] = [
      { $0.time += 1 }, { $0.actor = "bob" }, { $0.verb = .write }, { $0.object += " " },
      { $0.outcome = "refused" }, { $0.digest = String($0.digest.reversed()) },
    ]
    for change in changes {
      var chain = Self.chain
      change(&chain[index])
      #expect(fault(chain)?.number == index + 1)
    }
  }

  @Test(arguments: 0..<19)
  func `an entry taken out, put in or moved breaks the chain there`(index: Int) {
    var without = Self.chain
    without.remove(at: index)
    #expect(fault(without)?.expected == index + 1)
    var swapped = Self.chain
    swapped.swapAt(index, index + 1)
    #expect(fault(swapped)?.expected == index + 1)
    var doubled = Self.chain
    doubled.insert(Self.chain[index], at: index)
    #expect(fault(doubled)?.expected == index + 2)
  }

  @Test func `words moved from one field to the next are another entry`() {
    let one = AuditEntry(
      after: nil, time: 1, actor: "ann", verb: .read, object: "list", outcome: "done")
    let other = AuditEntry(
      after: nil, time: 1, actor: "ann", verb: .read, object: "listd", outcome: "one")
    #expect(one.digest != other.digest)
  }
}
