import MedicalPolicies
import Testing

struct DifferenceTests {
  private static let file = "aetna-cpb-0743-lumbar.json"

  @Test func `a policy does not differ from itself`() throws {
    for policy in try Samples.library().policies {
      #expect(PolicyDifference(from: policy, to: policy).lines.isEmpty)
    }
  }

  @Test func `a changed week, a dropped waiver and a new day are told`() throws {
    let old = try #require(try Samples.library()[uid: "aetna-cpb-0743@2026-07-30"])
    let scratch = try Samples.folder(changing: Self.file) {
      $0.replacing("\"value\": 6,", with: "\"value\": 12,", maxReplacements: 1)
        .replacing("\"waives\": [\n      \"K1\",", with: "\"waives\": [", maxReplacements: 1)
        .replacing(
          #""effective_from": "2026-07-30""#, with: #""effective_from": "2026-10-01""#)
    }
    let new = try #require(
      try PolicyLibrary.load(scratch.path)[uid: "aetna-cpb-0743@2026-07-30"])
    let lines = PolicyDifference(from: old, to: new).lines
    #expect(lines.count == 3)
    #expect(
      lines.contains {
        $0.change == .head(field: "effective", from: "2026-07-30", to: "2026-10-01")
      })
    #expect(
      lines.contains { $0.change == .structure(what: "waivers") && !$0.pathway.isEmpty })
    let changed = lines.compactMap { line -> String? in
      guard case .changed(let from, let to) = line.change else { return nil }
      return "\(from.id): \(from.test.words) -> \(to.test.words)"
    }
    #expect(changed == ["K1: at least 6 weeks -> at least 12 weeks"])
  }

  @Test func `pathways that only one side has are added and removed whole`() throws {
    let library = try Samples.library()
    let old = try #require(library[uid: "cms-lcd-L33382@2019-01-08"])
    let new = try #require(library[uid: "cms-lcd-L37848@v18"])
    let lines = PolicyDifference(from: old, to: new).lines
    let removed = lines.count { if case .removed = $0.change { true } else { false } }
    let added = lines.count { if case .added = $0.change { true } else { false } }
    #expect(removed == old.pathways.flatMap(\.criteria).count)
    #expect(added == new.pathways.flatMap(\.criteria).count)
  }
}
