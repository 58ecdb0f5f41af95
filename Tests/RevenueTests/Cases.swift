import Claims
import Revenue
import Statistics

/// Made-up cases of a few payers.
func cases(
  _ count: Int, payers: Int = 4, seed: UInt64 = 7, deviation: Double = 0, loadings: [Double] = []
) -> [RecoverableCase] {
  var random = RandomSource(seed: seed)
  return (0..<count).map { number in
    let cents = 50_000 + Int(random.uniform() * 1_500_000)
    return RecoverableCase(
      id: number, payer: "payer \(number % payers)",
      recoverable: .known(Money(cents: cents), source: "test"), logOdds: random.normal() - 0.2,
      loadings: loadings, fraction: share(deviation == 0 ? 1 : 0.8, deviation))
  }
}

func share(_ mean: Double, _ deviation: Double = 0) -> RecoveredShare {
  guard let share = RecoveredShare(mean: mean, deviation: deviation) else {
    preconditionFailure("no beta distribution has these moments")
  }
  return share
}

func one(
  _ id: Int, cents: Int, logOdds: Double? = 0, payer: String = "payer"
) -> RecoverableCase {
  RecoverableCase(
    id: id, payer: payer, recoverable: .known(Money(cents: cents), source: "test"),
    logOdds: logOdds, fraction: share(1))
}
