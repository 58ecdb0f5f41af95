import Store
import Testing

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
}
