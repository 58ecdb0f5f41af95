import Claims
import Foundation
import Practice
import Testing

struct ChartReviewStoryTests {
  @Test func `reviewing charts changes nothing else of a practice`() throws {
    let plain = try WrittenPractice(claims: 600)
    let reviewed = try WrittenPractice(claims: 600, reviewedShare: 0.5)
    let changed = reviewed.files.filter { plain.files[$0.key] != $0.value }.keys.sorted()
    #expect(changed == ["chart-reviews.csv", "truth.json"])
    #expect(plain.files["chart-reviews.csv"] == nil)
  }

  /// Won over lost, met over open, is exp(effect): with it the log-odds of winning rise by the effect
  /// for each requirement.
  @Test func `charts of won appeals differ from lost ones by the truth's effects`() throws {
    let practice = try WrittenPractice(months: 24, claims: 40_000, reviewedShare: 1)
    let appeals = Dictionary(
      try practice.rows("appeals.csv").map { ($0["patient_control_number"] ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
    // The last review before filing.
    var last: [String: [String: String]] = [:]
    for row in try practice.rows("chart-reviews.csv") {
      let claim = row["patient_control_number"] ?? ""
      guard let appeal = appeals[claim], appeal["outcome"] != "pending" else { continue }
      #expect((row["review_day"] ?? "") < (appeal["filed_day"] ?? ""))
      last[claim] = row
    }
    func count(_ column: String, won: Bool) -> Double {
      last.filter { (appeals[$0.key]?["outcome"] != "upheld") == won }
        .reduce(0) { $0 + (Double($1.value[column] ?? "") ?? 0) }
    }
    let truth = PracticeTruth.Reviews(share: 1)
    for (column, effect) in [("met", truth.met), ("not_met", truth.notMet)] {
      let cells = [true, false].flatMap { won in
        [count(column, won: won), count("not_documented", won: won)]
      }
      let found = log(cells[0] / cells[1]) - log(cells[2] / cells[3])
      let error = cells.reduce(0) { $0 + 1 / $1 }.squareRoot()
      #expect(abs(found - effect) < 3 * error, "\(column): \(found) ± \(error)")
      #expect(abs(found) > 3 * error)
    }
  }
}
