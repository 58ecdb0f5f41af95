import Foundation
import Statistics
import Testing

/// Independent medical reviews of California's DMHC, 2001–2013: trained to 2010, tried on the rest.
///
/// The file is not ours to ship; the test runs where `OVERTURN_SHARED` names the folder with it.
struct CaliforniaReviewsTests {
  private static let folder = ProcessInfo.processInfo.environment["OVERTURN_SHARED"]
  private static let fields = [
    "Diagnosis Category", "Diagnosis Sub Category", "Treatment Category",
    "Treatment Sub Category", "Type", "Age Range", "Patient Gender",
  ]

  private struct Reviews {
    let design: DesignMatrix
    let overturned: [Bool]

    init(_ rows: [[String: Substring]]) throws {
      let years = try rows.map { try #require(Double($0["Report Year"] ?? "")) }
      design = try DesignMatrix(
        numeric: [NumericColumn("year", years.map { ($0 - 2005) / 5 })],
        factors: fields.map { field in
          try FactorColumn(field, rows.map { String($0[field] ?? "") })
        }, coding: .oneHot)
      overturned = rows.map { $0["Determination"]?.hasPrefix("Overturned") ?? false }
    }
  }

  private func rows() throws -> [[String: Substring]] {
    let file = URL(filePath: try #require(Self.folder))
      .appending(path: "data/imr/imr_determinations_2001_2013.csv")
    let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      .split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ";", omittingEmptySubsequences: false) }
    let header = try #require(lines.first).map(String.init)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  // scikit-learn 1.9.1 on the same rows and columns: OneHotEncoder(handle_unknown="ignore"),
  // LogisticRegression(C=1, solver="newton-cholesky", tol=1e-12).
  @Test(.enabled(if: folder != nil, "set OVERTURN_SHARED to the folder of the shared data"))
  func `a model of the first ten years agrees with scikit-learn on the next three`() throws {
    let all = try rows()
    #expect(all.count == 14_407)
    let training = try Reviews(all.filter { ($0["Report Year"] ?? "") <= "2010" })
    let holdout = try Reviews(all.filter { ($0["Report Year"] ?? "") > "2010" })
    let fit = try LogisticRegression(ridge: 1).fit(
      training.design, outcomes: training.overturned)
    #expect(fit.coefficients.count == 1 + 1 + 565)
    expectClose(fit.coefficients[0], -0.4852094237509258, relative: 1e-9)
    expectClose(fit.coefficients[1], 0.28658920356134643, relative: 1e-9)

    let scored = try ScoredOutcomes(
      probabilities: fit.probabilities(of: holdout.design), outcomes: holdout.overturned)
    expectClose(try scored.areaUnderROC().area, 0.6660624600444007, relative: 1e-9)
    expectClose(scored.logLoss, 0.6482390151530798, relative: 1e-9)
    expectClose(scored.brierScore, 0.22864034996697954, relative: 1e-9)
    expectClose(try scored.averagePrecision().value, 0.6332422033864423, relative: 1e-9)

    let unseen = try (0..<holdout.design.rowCount).count { row in
      try !fit.prediction(forRow: row, of: holdout.design).unseenLevels.isEmpty
    }
    #expect(unseen == 533)
    let calibration = try scored.calibration()
    #expect(calibration.slope.interval().upper < 1, "ten years of effects fade")
  }
}
