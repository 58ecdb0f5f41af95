import Foundation
import Statistics
import Testing

struct EvidenceTests {
  // By hand: thresholds G/(k · rate) with G = 4, rate 0.1 are 40, 20, 13.3, 10.
  @Test func `e-BH calls as many as the reference rule`() {
    let call = { (values: [Double]) in discoveries(logEvidence: values.map(log), rate: 0.1) }
    #expect(call([1, 41, 2, 3]) == [1])
    #expect(call([12, 14, 15, 16]) == [3, 2, 1, 0])
    #expect(call([1, 14, 15, 16]) == [3, 2, 1])
    #expect(call([1, 19, 15, 2]) == [])
    #expect(call([]) == [])
  }

  @Test func `evidence without a change has mean one and falls short of 1/α`() {
    // Two outcomes, factor 2q or 2(1 − q) at probability ½.
    var (reached, sum) = (0, 0.0)
    for sample in 0..<2_000 {
      var random = RandomSource(seed: 1).stream(UInt64(sample))
      var martingale = ChangeMartingale(alternatives: 2, meanWait: 5)
      var alarmed = false
      for week in 1...20 {
        let up = random.bernoulli(0.5) ? log(1.4) : log(0.6)
        martingale.advance(logFactors: [up, log(2 - exp(up))])
        alarmed = alarmed || martingale.logEvidence >= log(5)
        if week == 5 { sum += exp(martingale.logEvidence) / 2_000 }
      }
      reached += alarmed ? 1 : 0
    }
    #expect(abs(sum - 1) < 0.03)
    // α = 0.2 is the bound; the martingale comes near it, so a factor above 1 would break it.
    #expect((20...400).contains(reached))
  }

  // By hand: shares (.5, .5) and (.75, .25): 0.25 log 1.5 − 0.25 log 0.5.
  @Test func `the stability index is Jeffreys' divergence`() throws {
    let index = try #require(
      populationStabilityIndex(reference: [10, 10], current: [75, 25]))
    expectClose(index, 0.25 * log(3), relative: 1e-12)
    expectClose(
      try #require(populationStabilityIndex(reference: [75, 25], current: [10, 10])), index,
      relative: 1e-12)
    #expect(populationStabilityIndex(reference: [3, 1, 0], current: [6, 2, 0]) == 0)
    #expect(populationStabilityIndex(reference: [3, 0], current: [3, 1]) == .infinity)
    #expect(populationStabilityIndex(reference: [0, 0], current: [3, 1]) == nil)
  }

  @Test func `between samples of one distribution it is about (K − 1)(1/n + 1/m)`() {
    var random = RandomSource(seed: 2)
    let draw = { (count: Int) in
      var counts = [0, 0, 0, 0]
      for _ in 0..<count { counts[random.categorical([1, 1, 1, 1])] += 1 }
      return counts
    }
    let mean = (0..<300).reduce(0.0) { sum, _ in
      sum + (populationStabilityIndex(reference: draw(100), current: draw(50)) ?? 0) / 300
    }
    expectClose(mean, 3 * (1.0 / 100 + 1.0 / 50), relative: 0.15)
  }
}
