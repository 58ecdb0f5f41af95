import Foundation
import Statistics
import Testing

/// Why there is no Hosmer–Lemeshow test here: its verdict follows the grouping and the number of
/// rows. The test statistic lives in these tests only.
struct HosmerLemeshowTests {
  /// Σ (O − E)²/(E (1 − E/n)) over groups cut at quantiles of p, and its p-value on G − 2 degrees
  /// of freedom, which must be even.
  private func hosmerLemeshow(_ scored: ScoredOutcomes, groups: Int) -> (square: Double, p: Double)
  {
    let sorted = scored.probabilities.sorted()
    let cuts = (1..<groups).map { cut in
      let position = Double(sorted.count - 1) * Double(cut) / Double(groups)
      let low = Int(position)
      return sorted[low] + (position - Double(low)) * (sorted[low + 1] - sorted[low])
    }
    var cells = [(n: Double, observed: Double, expected: Double)](
      repeating: (0, 0, 0), count: groups)
    for (p, outcome) in zip(scored.probabilities, scored.outcomes) {
      let group = cuts.count { $0 < p }
      cells[group].n += 1
      cells[group].observed += outcome ? 1 : 0
      cells[group].expected += p
    }
    let square = cells.reduce(0) { sum, cell in
      let deviation = cell.observed - cell.expected
      return sum + deviation * deviation / (cell.expected * (1 - cell.expected / cell.n))
    }
    // The upper tail of chi-squared on 2m degrees: e^(−x/2) Σ_{k<m} (x/2)^k / k!.
    var (term, tail) = (1.0, 0.0)
    for k in 0..<(groups / 2 - 1) {
      tail += term
      term *= square / 2 / Double(k + 1)
    }
    return (square, exp(-square / 2) * tail)
  }

  // R 4.2.2: cut(p, unique(quantile(p, 0:g/g)), include.lowest = TRUE).
  @Test func `on one set of predictions its p-value moves sixfold with the grouping`() throws {
    let scored = try ValidSet().scored
    expectClose(hosmerLemeshow(scored, groups: 8).p, 0.000536593148567214, relative: 1e-9)
    expectClose(hosmerLemeshow(scored, groups: 10).p, 0.00150562920399833, relative: 1e-9)
    expectClose(hosmerLemeshow(scored, groups: 12).p, 0.00327112431341923, relative: 1e-9)
    // The slope knows of no groups: one estimate, one interval, in any order of rows.
    let slope = try scored.calibration().slope
    #expect(slope.interval(level: 0.95).upper < 1)
    let other = try scored.rows(shuffled(800, seed: 1)).calibration().slope
    expectClose(other.value, slope.value, relative: 1e-10)
  }

  @Test func `one defect passes it at 500 rows and fails it at 100,000; the slope says 0.95`()
    throws
  {
    let rejected = try (0..<100).count { sample in
      let scored = try simulatedOutcomes(500, seed: 300 + UInt64(sample)) { 0.95 * $0 }
      return hosmerLemeshow(scored, groups: 10).p < 0.05
    }
    #expect(rejected <= 15)
    let large = try simulatedOutcomes(100_000, seed: 2, spread: 1.5) { 0.95 * $0 }
    #expect(hosmerLemeshow(large, groups: 10).p < 0.01)
    for (rows, seed) in [(500, 3), (5_000, 4), (100_000, 2)] as [(Int, UInt64)] {
      let scored = try simulatedOutcomes(rows, seed: seed, spread: 1.5) { 0.95 * $0 }
      #expect(try scored.calibration().slope.interval(level: 0.99).contains(0.95))
    }
    // And the interval says how much the rows can tell.
    #expect(try large.calibration().slope.interval(level: 0.99).upper < 1)
  }
}
