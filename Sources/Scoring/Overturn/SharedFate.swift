/// How much less a fit knows than its rows seem to say, since claims of one surgery share its fate.
///
///     design effect = Σ_c (Σ_{i in c} rᵢ)² / Σᵢ rᵢ²,   rᵢ = (yᵢ − pᵢ) / √(pᵢ (1 − pᵢ))
///
/// over surgeries c: 1 where each has one claim, m where the m claims of each come out alike (Kish, 1965;
/// the dispersion of a quasi-likelihood). Variances of log-odds are multiplied by it, and never made
/// smaller. A surgery of one claim is taken at its expectation, rᵢ² = 1.
enum SharedFate {
  /// One claim of a surgery: the chance a fit gave it, and whether it came to pass.
  struct Claim {
    let surgery: String
    let chance: Double
    let happened: Bool

    /// (y − p) / √(p (1 − p)).
    var residual: Double {
      ((happened ? 1 : 0) - chance) / (chance * (1 - chance)).squareRoot()
    }
  }

  static func designEffect(
    of cases: [Observation], by fit: OverturnFit
  ) throws(TrainingError) -> Double {
    var shared: [Claim] = []
    for (surgery, claims) in Dictionary(grouping: cases, by: \.caseName) where claims.count > 1 {
      for claim in claims {
        let chance = try fit.score(claim.row).probability
        shared.append(Claim(surgery: surgery, chance: chance, happened: claim.isOverturned))
      }
    }
    return designEffect(ofShared: shared, single: cases.count - shared.count)
  }

  /// - Parameters:
  ///   - shared: The claims of surgeries that have several.
  ///   - single: How many surgeries have one.
  /// - Returns: At least 1.
  static func designEffect(ofShared shared: [Claim], single: Int) -> Double {
    let surgeries = Dictionary(grouping: shared, by: \.surgery).sorted { $0.key < $1.key }
    var (together, apart) = (Double(single), Double(single))
    for (_, claims) in surgeries {
      let residuals = claims.map(\.residual)
      let sum = residuals.reduce(0, +)
      together += sum * sum
      apart += residuals.reduce(0) { $0 + $1 * $1 }
    }
    guard apart > 0, (together / apart).isFinite else { return 1 }
    return max(1, together / apart)
  }
}
