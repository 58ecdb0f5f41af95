import GRDB
import Testing

@testable import Store

struct CaseReviewTests {
  private func review(_ name: String, verdict: String) -> StoredReview {
    StoredReview(
      caseName: name, reviewedAt: "2026-10-31T09:00:00Z", isSynthetic: true, payerKey: "SYN01",
      reference: "R-1", policy: "CPB 0743", policyEffectiveDay: "2026-07-30", verdict: verdict,
      documents: [.init(name: "office.txt", version: "a-1")],
      criteria: [.init(id: "A", label: "symptoms", section: "I", verdict: verdict)],
      requestPath: "case.json", notesPath: "notes")
  }

  @Test func `the latest review of a case counts and earlier ones stay`() throws {
    let store = try ClaimStore.inMemory()
    try store.keepReview(review("one", verdict: "unknown"))
    try store.keepReview(review("two", verdict: "met"))
    try store.keepReview(review("one", verdict: "met"))
    #expect(try store.review(ofCase: "one")?.verdict == "met")
    #expect(try store.reviews().map(\.caseName) == ["one", "two"])
    #expect(try store.review(ofCase: "three") == nil)
  }

  @Test func `an exclusion that holds is no criterion met, and an older review does not say`()
    throws
  {
    let store = try ClaimStore.inMemory()
    func counts() throws -> [Int?] {
      try store.read { database in
        let row = try Row.fetchOne(database, sql: "SELECT * FROM v_case WHERE case_name = 'one'")
        return ["criteria_met", "exclusions_that_hold", "criteria_unknown"].map { row?[$0] }
      }
    }

    try store.keepReview(review("one", verdict: "met"))
    #expect(try counts() == [nil, nil, 0])
    var told = review("one", verdict: "met")
    told.criteria = [
      .init(id: "A", label: "symptoms", section: "I", verdict: "met", isExclusion: false),
      .init(id: "B", label: "open", section: "I", verdict: "unknown", isExclusion: false),
      .init(id: "X", label: "smoker", section: "I", verdict: "met", isExclusion: true),
    ]
    try store.keepReview(told)
    #expect(try counts() == [1, 1, 1])
  }
}
