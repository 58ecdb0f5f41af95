import Claims
import Store
import Testing

@testable import Workflow

/// Which denials a reviewed chart belongs to, and what is counted of it.
struct ReviewedChartsTests {
  private static let payer = Payer(identifier: "P1", name: "Payer")

  private static func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("a test names a day wrongly") }
    return day
  }

  private static func denial(
    _ route: Route = .clinicalAppeal, reference: String? = nil, isSynthetic: Bool = true
  ) -> Denial {
    Denial(
      key: "d", origin: .remittance, isSynthetic: isSynthetic, payer: payer,
      lineOfBusiness: .commercial, patientControlNumber: "F1", reference: reference,
      reading: ReasonReading(
        category: .medicalNecessity, route: route, isAppealable: true, name: "x",
        expectedDocuments: [], verification: .primary, source: "test"),
      knownDay: day("2026-01-01"), recoverable: .unknown(reason: "test"))
  }

  private static func loaded(
    _ text: String, met: Int, reference: String? = nil, isSynthetic: Bool = true
  ) -> ChartReviewRecord {
    ChartReviewRecord(
      review: ChartReview(
        payer: payer, reference: reference, patientControlNumber: reference == nil ? "F1" : nil,
        findings: ChartFindings(day: day(text), met: met, notMet: 0, open: 8 - met)),
      isSynthetic: isSynthetic)
  }

  private static func made(_ requirements: [StoredReview.Requirement]?) -> StoredReview {
    StoredReview(
      caseName: "one", reviewedAt: "2026-02-01T09:00:00Z", day: day("2026-02-01"),
      isSynthetic: true, payerKey: payer.key, claim: "F1", policy: "P@1", documents: [],
      criteria: [.init(id: "x", label: "an exclusion that holds", section: "I", verdict: "met")],
      requirements: requirements, requestPath: "case.json", notesPath: "notes")
  }

  @Test func `by claim only where the chart is the argument, by reference always`() {
    let byClaim = ReviewedCharts([], [Self.loaded("2026-01-05", met: 4)])
    #expect(byClaim.joined(to: Self.denial()).chartReviews?.map(\.met) == [4])
    #expect(byClaim.joined(to: Self.denial(.correctedClaim)).chartReviews == nil)
    let byReference = ReviewedCharts([], [Self.loaded("2026-01-05", met: 5, reference: "R")])
    #expect(
      byReference.joined(to: Self.denial(.correctedClaim, reference: "R")).chartReviews?
        .map(\.met) == [5])
  }

  @Test func `what is synthetic never joins what is real`() {
    let charts = ReviewedCharts([], [Self.loaded("2026-01-05", met: 4)])
    #expect(charts.joined(to: Self.denial(isSynthetic: false)).chartReviews == nil)
  }

  @Test func `reviews stand in the order of their days, later ones are not known yet`() {
    let rows = [Self.loaded("2026-03-01", met: 6), Self.loaded("2026-01-05", met: 4)]
    let all = ReviewedCharts([], rows).joined(to: Self.denial())
    #expect(all.chartReviews?.map(\.met) == [4, 6])
    let early = ReviewedCharts([], rows, by: Self.day("2026-02-28")).joined(to: Self.denial())
    #expect(early.chartReviews?.map(\.met) == [4])
  }

  @Test func `requirements are counted, not criteria, and what to ask comes with them`() throws {
    let review = Self.made([
      .init(verdict: "met", criteria: ["a", "b"], questions: []),
      .init(verdict: "waived", criteria: ["c"], questions: []),
      .init(verdict: "not_met", criteria: ["x"], questions: []),
      .init(verdict: "unknown", criteria: ["d"], questions: ["What shows d?"]),
      .init(verdict: "conflict", criteria: ["e"], questions: ["Which is right?"]),
    ])
    let findings = try #require(
      ReviewedCharts([review], []).joined(to: Self.denial()).chartReviews?.first)
    #expect([findings.met, findings.notMet, findings.open] == [2, 1, 2])
    #expect(findings.missing == ["What shows d?", "Which is right?"])
    #expect(findings.caseName == "one" && findings.policy == "P@1")
  }

  @Test func `a review kept before requirements were recorded tells nothing`() {
    let charts = ReviewedCharts([Self.made(nil)], [])
    #expect(charts.joined(to: Self.denial()).chartReviews == nil)
  }
}
