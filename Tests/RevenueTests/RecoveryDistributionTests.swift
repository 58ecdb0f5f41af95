import Claims
import Statistics
import Testing

@testable import Revenue

struct RecoveryDistributionTests {
  @Test func `the exact total of two even chances has its four outcomes`() {
    let exact = IndependentRecovery(
      of: OpenInventory([one(1, cents: 10_000), one(2, cents: 30_000)]))
    let sums = [(9_900, 0.25), (10_000, 0.5), (30_000, 0.75), (39_900, 0.75), (40_000, 1)]
    for (cents, probability) in sums {
      #expect(abs(exact.cumulative(Money(cents: cents)) - probability) < 1e-12)
    }
    #expect(exact.quantile(0.5) == Money(cents: 10_000))
  }

  @Test func `simulated and exact agree where cases are independent`() {
    let inventory = OpenInventory(cases(60))
    let exact = IndependentRecovery(of: inventory)
    let drawn = RecoveryDistribution(of: inventory, shock: 0, seed: 11)
    for probability in [0.05, 0.1, 0.5, 0.9, 0.95] {
      // Four binomial errors of 10,000 draws; the dollar lattice moves far less.
      let reach = 4 * (probability * (1 - probability) / 10_000).squareRoot()
      #expect(abs(exact.cumulative(drawn.quantile(probability)) - probability) < reach + 0.002)
    }
  }

  @Test func `draw by draw the parts of an inventory add up to the whole`() {
    let all = cases(40, deviation: 0.15, loadings: [0.2])
    let whole = RecoveryDistribution(of: OpenInventory(all), shock: 0.5, drawCount: 200, seed: 3)
    let parts = Dictionary(grouping: all, by: \.payer).values.map {
      RecoveryDistribution(of: OpenInventory($0), shock: 0.5, drawCount: 200, seed: 3)
    }
    for draw in 0..<200 {
      #expect(parts.reduce(0) { $0 + $1.totals[draw] } == whole.totals[draw])
    }
  }

  @Test func `input order does not change a draw, another seed does`() {
    let all = cases(30)
    let one = RecoveryDistribution(of: OpenInventory(all), shock: 0.4, drawCount: 100, seed: 3)
    let reversed = OpenInventory(all.reversed())
    #expect(one == RecoveryDistribution(of: reversed, shock: 0.4, drawCount: 100, seed: 3))
    #expect(one != RecoveryDistribution(of: reversed, shock: 0.4, drawCount: 100, seed: 4))
  }

  @Test func `with nothing open every figure is zero`() {
    let none = RecoveryDistribution(of: OpenInventory([]), shock: 0.5, drawCount: 100, seed: 1)
    #expect(none.mean == .zero && none.quantile(0.9) == .zero)
    #expect(none.expectedShortfall(0.05) == .zero && none.position(of: .zero) == 0.5)
  }

  @Test func `the sources add up to the variance of the draws`() {
    let inventory = OpenInventory(cases(60, deviation: 0.2, loadings: [0.3]))
    let drawn = RecoveryDistribution(of: inventory, shock: 0.6, shockError: 0.2, seed: 5)
    let sources = VarianceSources(of: inventory, shock: 0.6, shockError: 0.2, seed: 5)
    let mean = drawn.totals.reduce(0, +) / 10_000
    let variance = drawn.totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000 / 10_000
    // The variance of 10,000 draws has a relative error of 1.4 %.
    #expect(abs(sources.total / variance - 1) < 0.06)
    #expect(sources.shocks > 0 && sources.coefficients > 0 && sources.shares > 0)
  }

  @Test func `a shortfall is no better than its quantile`() {
    let drawn = RecoveryDistribution(of: OpenInventory(cases(50)), shock: 0.5, seed: 9)
    #expect(drawn.expectedShortfall(0.05) <= drawn.quantile(0.05))
    #expect(drawn.quantile(0.1) < drawn.quantile(0.5) && drawn.quantile(0.5) < drawn.quantile(0.9))
  }
}
