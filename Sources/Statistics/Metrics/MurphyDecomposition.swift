/// Murphy's decomposition of the Brier score over bins of rows.
///
/// With n_k rows in bin k, their mean probability p̄_k and event rate ȳ_k:
///
///     Brier = reliability − resolution + uncertainty + withinBins
///     reliability = Σ n_k (p̄_k − ȳ_k)²/n,   resolution = Σ n_k (ȳ_k − ȳ)²/n
///     uncertainty = ȳ(1 − ȳ),   withinBins = Σ (pᵢ − p̄_k)²/n − 2 Σ (pᵢ − p̄_k)(yᵢ − ȳ_k)/n
///
/// The last is 0 when a bin's probabilities are equal, which is Murphy's case. Reliability and
/// resolution depend on the bins and are both too high by about K/n times the mean of
/// ȳ_k(1 − ȳ_k) for K bins: ``IsotonicReliability`` chooses no bins and is to be preferred.
///
/// Source: Murphy (1973), Journal of Applied Meteorology 12:595–600; the within-bin terms
/// Stephenson, Coelho and Jolliffe (2008), Weather and Forecasting 23:752–757.
public struct MurphyDecomposition: Sendable, Hashable, Codable {
  public let binCount: Int
  public let reliability: Double
  public let resolution: Double
  public let uncertainty: Double
  public let withinBins: Double
}

extension ScoredOutcomes {
  /// Murphy's decomposition with a bin for each distinct probability.
  public func murphyDecomposition() -> MurphyDecomposition {
    murphyDecomposition(binOfRow: TiedProbabilities(self).groupOfRow)
  }

  /// Murphy's decomposition over given bins.
  ///
  /// - Parameter binOfRow: The bin of each row, from 0; a bin without rows counts for nothing.
  /// - Returns: The components.
  /// - Precondition: There is one bin for each row.
  public func murphyDecomposition(binOfRow: [Int]) -> MurphyDecomposition {
    precondition(binOfRow.count == count, "one bin is needed for each row")
    let (bins, rate) = (Clusters(binOfRow), eventRate)
    let sizes = bins.sums(of: [Double](repeating: 1, count: count))
    let means = zip(bins.sums(of: probabilities), sizes).map { $0 / $1 }
    let rates = zip(bins.sums(of: outcomes.map { $0 ? 1 : 0 }), sizes).map { $0 / $1 }
    var (reliability, resolution, within) = (0.0, 0.0, 0.0)
    for bin in sizes.indices {
      reliability += sizes[bin] * (means[bin] - rates[bin]) * (means[bin] - rates[bin])
      resolution += sizes[bin] * (rates[bin] - rate) * (rates[bin] - rate)
    }
    for row in outcomes.indices {
      let bin = bins.clusterOfRow[row]
      let deviation = probabilities[row] - means[bin]
      within += deviation * (deviation - 2 * ((outcomes[row] ? 1 : 0) - rates[bin]))
    }
    let n = Double(count)
    return MurphyDecomposition(
      binCount: bins.count, reliability: reliability / n, resolution: resolution / n,
      uncertainty: rate * (1 - rate), withinBins: within / n)
  }
}
