import Foundation
import Statistics
import Testing

/// Against 240-bit arithmetic; recipe in `Fixtures/README.md`.
struct CertifiedLogisticTests {
  @Test(arguments: ["wellcond", "rare1pct", "illcond"])
  func `agrees with certified maximum likelihood`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let mle = try #require(golden.mle)
    let (design, outcomes) = try golden.design()
    let fit = try LogisticRegression().fit(design, outcomes: outcomes)
    expectClose(fit.coefficients, try numbers(mle.coef), relative: 1e-10)
    expectClose(fit.standardErrors, try numbers(#require(mle.se)), relative: 1e-9)
    let scalars = [fit.logLikelihood, fit.deviance, fit.nullDeviance, fit.aic, fit.bic]
    let expected = try numbers(
      [mle.loglik, mle.deviance, golden.nullDeviance, #require(mle.aic), #require(mle.bic)])
    expectClose(scalars, expected, relative: 1e-10)
  }

  @Test(arguments: ["wellcond", "rare1pct", "illcond"])
  func `agrees with the certified covariance`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let (design, outcomes) = try golden.design()
    let covariance = try LogisticRegression().fit(design, outcomes: outcomes).covariance
    for (row, entries) in try #require(golden.mle?.vcov).enumerated() {
      expectClose(
        entries.indices.map { covariance[row, $0] }, try numbers(entries), relative: 1e-8)
    }
  }

  @Test(arguments: ["wellcond", "rare1pct", "illcond"])
  func `agrees with certified Wald statistics and intervals`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let mle = try #require(golden.mle)
    let (design, outcomes) = try golden.design()
    let fit = try LogisticRegression().fit(design, outcomes: outcomes)
    expectClose(fit.zValues, try numbers(#require(mle.z)), relative: 1e-9)
    expectClose(fit.pValues, try numbers(#require(mle.p)), relative: 1e-8)
    for (interval, limits) in zip(
      fit.coefficientIntervals(level: 0.95), try #require(mle.wald95))
    {
      expectClose([interval.lower, interval.upper], try numbers(limits), relative: 1e-8)
    }
  }

  @Test(arguments: ["wellcond", "rare1pct", "quasisep", "illcond"])
  func `agrees with the certified ridge fit`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let (design, outcomes) = try golden.design()
    let fit = try LogisticRegression(ridge: 1).fit(design, outcomes: outcomes)
    expectClose(fit.coefficients, try numbers(golden.l2.coef), relative: 1e-10)
    expectClose(
      [fit.logLikelihood, fit.deviance], try numbers([golden.l2.loglik, golden.l2.deviance]),
      relative: 1e-10)
  }

  @Test func `refuses quasi-complete separation by the name of the term`() throws {
    let (design, outcomes) = try CertifiedCase.load("quasisep").design()
    #expect(throws: FitError.separated(term: "flag")) {
      try LogisticRegression().fit(design, outcomes: outcomes)
    }
  }
}
