import Claims
import Testing
import Worklists

struct ArithmeticTests {
  func value(_ candidate: Candidate) throws -> Arithmetic {
    try #require(Arithmetic.value(of: candidate).value)
  }

  // By calculator: 4217.35 × 0.8512 = 3589.80832 → 3589.81; × 0.4231 = 1518.848611 → 1518.85;
  // 75 × 31.37 ÷ 60 = 39.2125 → 39.22, + 5.00 = 44.22; 1518.85 − 44.22 = 1474.63;
  // 1474.63 ÷ 75 × 60 = 1179.704 → 1179.70.
  @Test func `a calculator gets the same cents`() throws {
    let sum = try value(
      candidate(
        denial(recoverable: .estimated(Money(cents: 421_735), basis: "median of 12")),
        probability: 0.423_09, fraction: .estimated(0.851_21, basis: "n = 40"),
        effort: effort(minutes: 75, wage: 3137, pocket: 500)))
    #expect(sum.whenOverturned == Money(cents: 358_981))
    #expect(sum.expectedRecovery == Money(cents: 151_885))
    #expect(sum.expectedNet == Money(cents: 147_463))
    #expect(sum.expectedNetPerHour == Money(cents: 117_970))
    let words = sum.explanation.joined(separator: "\n")
    for printed in [
      "$4,217.35", "0.8512", "$3,589.81", "0.4231", "$1,518.85", "$44.22", "$1,474.63",
    ] {
      #expect(words.contains(printed))
    }
    #expect(words.contains("estimated: median of 12"))
    #expect(words.contains("assumed"))
  }

  @Test func `every step follows from the figures printed`() throws {
    var random = SeededGenerator(state: 7)
    for _ in 0..<500 {
      let sum = try value(
        candidate(
          denial(
            recoverable: .known(
              Money(cents: Int.random(in: -5_000...9_000_000, using: &random)), source: "x")),
          probability: Double.random(in: 0...1, using: &random),
          fraction: .known(Double.random(in: 0...1, using: &random), source: "x"),
          effort: effort(minutes: Int.random(in: 1...240, using: &random))))
      func rounded(_ product: Int, _ divisor: Int) -> Int {
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
        return quotient + (2 * abs(remainder) >= divisor ? product.signum() : 0)
      }
      let paid = rounded(sum.recoverable.cents * sum.fraction.tenThousandths, 10_000)
      let recovery = rounded(paid * sum.chance.tenThousandths, 10_000)
      #expect(sum.whenOverturned.cents == paid)
      #expect(sum.expectedNet.cents == recovery - sum.effort.cost.cents)
      #expect(
        sum.expectedNetPerHour.cents == rounded(sum.expectedNet.cents * 60, sum.effort.minutes))
      #expect(sum.expectedNetInterval.contains(sum.expectedNet))
    }
  }

  @Test func `a missing factor makes the value unknown and is named`() {
    let unpriced = denial(recoverable: .unknown(reason: "no contract row"))
    #expect(Arithmetic.value(of: candidate(unpriced)).ground.contains("no contract row"))
    #expect(Arithmetic.value(of: candidate(probability: nil)).ground.contains("not scored"))
    let unpaid = candidate(fraction: .unknown(reason: "never won yet"))
    #expect(Arithmetic.value(of: unpaid).ground.contains("never won yet"))
    for fraction in [1.2, -0.1, .nan] {
      let odd = candidate(fraction: .known(fraction, source: "x"))
      #expect(Arithmetic.value(of: odd).value == nil)
    }
  }

  @Test(arguments: [(0.0, "0.0000"), (1, "1.0000"), (0.423_05, "0.4231"), (0.00004, "0.0000")])
  func `a share prints the four decimals it counts with`(value: Double, text: String) {
    #expect(Share(value)?.description == text)
  }

  @Test(arguments: [(0.5, 0.6, 0.7), (0.5, 0.4, 0.45), (.nan, 0, 1), (1.1, 0, 1.2)])
  func `a chance outside its interval is none`(chance: Double, lower: Double, upper: Double) {
    #expect(
      OverturnChance(probability: chance, lower: lower, upper: upper, isExtrapolated: false) == nil)
  }

  // Friday 2026-12-18 less 3 days is Tuesday 15; five business days before it Tuesday 8.
  @Test func `latest safe start is alarm less preparation less five business days`() {
    let prepared = candidate(
      deadline: deadline(alarm: day("2026-12-18")), effort: effort(prep: 3))
    #expect(prepared.latestSafeStart == day("2026-12-08"))
  }
}
