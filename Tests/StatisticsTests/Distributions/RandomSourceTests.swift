import Foundation
import Statistics
import Testing

struct RandomSourceTests {
  // Vigna's C sources: state filled by splitmix64 from 42, then xoshiro256**.
  @Test func `numbers of a seed never change`() {
    var random = RandomSource(seed: 42)
    let first = (0..<3).map { _ in random.next() }
    #expect(
      first == [
        1_546_998_764_402_558_742, 6_990_951_692_964_543_102,
        12_544_586_762_248_559_009,
      ])
  }

  @Test func `streams differ and do not disturb one another`() {
    let source = RandomSource(seed: 1)
    var (a, b, again) = (source.stream(1), source.stream(2), source.stream(1))
    let numbers = (0..<10).map { _ in a.next() }
    #expect(numbers == (0..<10).map { _ in again.next() })
    #expect(numbers != (0..<10).map { _ in b.next() })
  }

  /// Draws, checked by mean and variance within five standard errors.
  private func expectMoments(
    mean: Double, variance: Double, _ draw: (inout RandomSource) -> Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var random = RandomSource(seed: 2_026)
    let count = 100_000.0
    let values = (0..<Int(count)).map { _ in draw(&random) }
    let average = values.reduce(0, +) / count
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let spread = squares.reduce(0, +) / count
    let fourth = squares.reduce(0) { $0 + $1 * $1 } / count
    #expect(
      abs(average - mean) < 5 * (variance / count).squareRoot(), sourceLocation: sourceLocation)
    #expect(
      abs(spread - variance) < 5 * ((fourth - spread * spread) / count).squareRoot() + 1e-12,
      sourceLocation: sourceLocation)
  }

  @Test func `draws have the mean and variance of their distribution`() {
    expectMoments(mean: 0.5, variance: 1.0 / 12) { $0.uniform() }
    expectMoments(mean: 3, variance: 4) { $0.normal(mean: 3, standardDeviation: 2) }
    expectMoments(mean: 0.3, variance: 0.21) { $0.bernoulli(0.3) ? 1 : 0 }
    for shape in [0.3, 1.0, 7.5] {
      expectMoments(mean: 2 * shape, variance: 4 * shape) { $0.gamma(shape: shape, scale: 2) }
    }
    expectMoments(mean: 4.0 / 6, variance: 8.0 / (36 * 7)) { $0.beta(4, 2) }
    for mean in [0.4, 31.0, 100.0] {
      expectMoments(mean: mean, variance: mean) { Double($0.poisson(mean: mean)) }
    }
  }

  @Test func `categories come in proportion to their weights`() {
    var random = RandomSource(seed: 9)
    var counts = [0.0, 0, 0, 0]
    for _ in 0..<80_000 { counts[random.categorical([1, 0, 5, 2])] += 1 }
    #expect(counts[1] == 0)
    for (count, expected) in zip(counts, [10_000.0, 0, 50_000, 20_000]) {
      #expect(abs(count - expected) < 5 * 112)
    }
  }

  @Test func `certain and impossible events, and a mean of zero`() {
    var random = RandomSource(seed: 5)
    for _ in 0..<1_000 {
      let (certain, impossible) = (random.bernoulli(1), random.bernoulli(0))
      #expect(certain && !impossible)
      let none = random.poisson(mean: 0)
      #expect(none == 0)
      let uniform = random.uniform()
      #expect(0 < uniform && uniform < 1)
    }
  }
}
