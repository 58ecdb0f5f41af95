import Claims
import Testing

@testable import Revenue

struct DrawnRecoveriesTests {
  @Test func `kept draws are those of a distribution, of the whole and of a part`() {
    let all = cases(30, deviation: 0.1, loadings: [0.2])
    let inventory = OpenInventory(all)
    let drawn = DrawnRecoveries(of: inventory, shock: 0.4, shockError: 0.3, drawCount: 300, seed: 9)
    let whole = RecoveryDistribution(
      of: inventory, shock: 0.4, shockError: 0.3, drawCount: 300, seed: 9)
    #expect(drawn.distribution(of: all.map(\.id)) == whole)
    let part = OpenInventory(Array(all.prefix(7)))
    #expect(
      drawn.distribution(of: 0..<7)
        == RecoveryDistribution(of: part, shock: 0.4, shockError: 0.3, drawCount: 300, seed: 9))
  }

  @Test func `a case that is in no sum adds nothing and has no mean`() {
    let drawn = DrawnRecoveries(
      of: OpenInventory([one(1, cents: 10_000), one(2, cents: 5_000, logOdds: nil)]), shock: 0,
      drawCount: 50, seed: 1)
    #expect(drawn.distribution(of: [1, 2]) == drawn.distribution(of: [1]))
    #expect(drawn.meanCents(of: 2) == nil && drawn.meanCents(of: 1) != nil)
  }
}
