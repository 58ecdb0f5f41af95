import Claims
import Revenue
import Testing

struct OpenInventoryTests {
  @Test func `what is unknown is counted apart and is no zero in a sum`() {
    let unknown = RecoverableCase(
      id: 3, payer: "payer", recoverable: .unknown(reason: "no contract for the procedure"),
      logOdds: 0, fraction: share(1))
    let inventory = OpenInventory([
      one(1, cents: 10_000), one(2, cents: -500), unknown, one(4, cents: 700, logOdds: nil),
    ])
    #expect(inventory.counted == 1 && inventory.atStake == Money(cents: 10_000))
    #expect(inventory.apart == [2: .negativeDollars, 3: .unknownDollars, 4: .noChance])
    #expect(inventory.count(.unknownDollars) == 1)
  }

  @Test func `a share that no beta distribution has is refused`() {
    #expect(RecoveredShare(mean: 0.5, deviation: 0.5) == nil)
    #expect(RecoveredShare(mean: 1.1, deviation: 0) == nil)
    #expect(RecoveredShare(mean: .nan, deviation: 0) == nil)
  }

  @Test(arguments: [[1.0, 1, 1], [0.1, 0.7, 0.2], [0, 3, 0], [1e-9, 1, 1e9]])
  func `parts add up to the amount to the cent`(weights: [Double]) {
    let parts = Money(cents: 10_001).divided(by: weights)
    #expect(parts.reduce(.zero, +) == Money(cents: 10_001))
    #expect(zip(parts, weights).allSatisfy { $1 > 0 || $0 == .zero })
  }

  @Test func `cents left over go to the largest remainders`() {
    #expect(Money(cents: 10).divided(by: [1, 1, 1]).map(\.cents) == [4, 3, 3])
    #expect(Money(cents: 10).divided(by: [0.26, 0.27, 0.47]).map(\.cents) == [2, 3, 5])
  }
}
