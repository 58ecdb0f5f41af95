import Foundation

/// Which of many hypotheses to call false so that, of those called, at most a given share is
/// wrongly called on average.
///
/// The e-values are sorted from high to low, and the first k are called for the largest k with
/// E₍k₎ ≥ G/(k · rate). Valid under any dependence, and at any time one stops for any reason. It
/// calls more than Bonferroni when much has changed, and promises less.
///
/// Source: Wang and Ramdas (2022), Journal of the Royal Statistical Society B 84:822–852 (e-BH).
///
/// - Parameters:
///   - logEvidence: log E of each hypothesis, such as ``ChangeMartingale/logEvidence`` of groups.
///   - rate: The false discovery rate, above 0.
/// - Returns: Positions of the hypotheses called, in order of evidence.
public func discoveries(logEvidence: [Double], rate: Double) -> [Int] {
  precondition(rate > 0, "the false discovery rate must be above 0")
  let order = logEvidence.indices.sorted { logEvidence[$0] > logEvidence[$1] }
  let called = order.indices.last { rank in
    logEvidence[order[rank]] >= log(Double(order.count) / (Double(rank + 1) * rate))
  }
  return called.map { Array(order[...$0]) } ?? []
}
