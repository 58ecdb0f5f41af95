import Claims
import Scoring
import Testing

struct RecoveredFractionTests {
  private func won(
    _ recovered: Int, status: Denial.Status = .overturned,
    witness: Denial.RecoveryWitness? = .remittances
  ) -> Denial {
    Sample.denial(
      status: status, decided: "2025-03-01",
      recoverable: .known(Money(cents: 1000), source: "test"), recovered: Money(cents: recovered),
      witness: witness)
  }

  @Test func `it is dollars recovered over dollars recoverable`() {
    let denials = (0..<5).map { _ in won(1000) } + (0..<5).map { _ in won(500) }
    let fraction = RecoveredFraction.estimate(
      from: denials, settledBefore: Sample.day("2025-06-01"))
    #expect(fraction.value == 0.75)
    #expect(fraction.mark == .estimated)
  }

  @Test func `wins that only the log tells are counted and said, silent ones left out`() {
    let logged = (0..<10).map { _ in won(800, witness: .appealLog) }
    let silent = (0..<10).map { _ in won(0, witness: nil) }
    let fraction = RecoveredFraction.estimate(
      from: logged + silent, settledBefore: Sample.day("2025-06-01"))
    #expect(
      fraction
        == .estimated(
          0.8, basis: "10 won denials, 10 of them by the appeal log alone, $80.00 of $100.00"))
  }

  @Test func `what was taken back again counts as nothing`() {
    let denials = (0..<9).map { _ in won(1000) } + [won(0, status: .clawedBack)]
    #expect(
      RecoveredFraction.estimate(from: denials, settledBefore: Sample.day("2025-06-01")).value
        == 0.9)
  }

  @Test func `few wins or fresh ones give no fraction at all`() {
    let few = (0..<9).map { _ in won(1000) }
    let fresh = (0..<20).map { _ in won(1000) }
    #expect(
      RecoveredFraction.estimate(from: few, settledBefore: Sample.day("2025-06-01")).mark
        == .unknown)
    #expect(
      RecoveredFraction.estimate(from: fresh, settledBefore: Sample.day("2025-03-01")).mark
        == .unknown)
  }
}
