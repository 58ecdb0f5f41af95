/// How much less a fit knows than its rows seem to say, since claims of one surgery share its fate.
///
///     design effect = Σ_c (Σ_{i in c} rᵢ)² / Σᵢ rᵢ²,   rᵢ = (yᵢ − pᵢ) / √(pᵢ (1 − pᵢ))
///
/// over surgeries c: 1 where each has one claim, m where the m claims of each come out alike (Kish, 1965;
/// the dispersion of a quasi-likelihood). Variances of log-odds are multiplied by it, and never made
/// smaller. A surgery of one claim is taken at its expectation, rᵢ² = 1.
enum SharedFate {
  static func designEffect(
    of cases: [Observation], by fit: OverturnFit
  ) throws(TrainingError) -> Double {
    let surgeries = Dictionary(grouping: cases, by: \.caseName).values.filter { $0.count > 1 }
    var (together, apart) = (0.0, 0.0)
    for surgery in surgeries.sorted(by: { $0[0].caseName < $1[0].caseName }) {
      var sum = 0.0
      for claim in surgery {
        let chance = try fit.score(claim.row).probability
        let residual =
          ((claim.isOverturned ? 1 : 0) - chance) / (chance * (1 - chance)).squareRoot()
        sum += residual
        apart += residual * residual
      }
      together += sum * sum
    }
    let single = Double(cases.count - surgeries.reduce(0) { $0 + $1.count })
    guard apart > 0, (together / apart).isFinite else { return 1 }
    return max(1, (together + single) / (apart + single))
  }
}
