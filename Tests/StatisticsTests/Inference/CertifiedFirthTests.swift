import Foundation
import Statistics
import Testing

/// Firth's estimates against 240-bit arithmetic; recipe in `Fixtures/README.md`.
struct CertifiedFirthTests {
  @Test(arguments: ["wellcond", "quasisep", "rare1pct", "illcond"])
  func `agrees with certified penalised likelihood`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let (design, outcomes) = try golden.design()
    let fit = try FirthLogisticRegression().fit(design, outcomes: outcomes)
    expectClose(fit.coefficients, try numbers(golden.firth.coef), relative: 1e-9)
    expectClose(fit.standardErrors, try numbers(#require(golden.firth.se)), relative: 1e-9)
    expectClose(
      [fit.penalisedLogLikelihood, fit.regression.logLikelihood],
      try numbers([#require(golden.firth.penalisedLoglik), golden.firth.loglik]), relative: 1e-10)
    for (row, entries) in try #require(golden.firth.vcov).enumerated() {
      expectClose(
        entries.indices.map { fit.regression.covariance[row, $0] }, try numbers(entries),
        relative: 1e-8)
    }
  }
}
