import Foundation

/// Evidence that the shares of categories changed at a week nobody knows, from a reference whose
/// true shares nobody knows either.
///
/// A change with week w is given the probability of the items seen: those before w by Dirichlet's
/// predictive with prior ½ in each category, those from w on by one centred on the shares before,
/// mixed over concentrations κ. Weeks w have the geometric prior ρ(1 − ρ)^(w−1). Against it stands
/// no change with the shares that suit all items best:
///
///     E = Σ_w ρ(1 − ρ)^(w−1) P(before w) P(from w on | before w) / Π_k (s_k/N)^s_k
///
/// with s the counts of all N items. For any true shares the numerator over *their* likelihood is
/// a martingale from 1, and E is no larger; so E ever reaches 1/α with probability at most α.
/// Not knowing the shares costs about (K − 1)/2 log(N/2π) of log evidence, paid at the start:
/// E begins below 1, and categories that say nothing should be merged.
///
/// Source: Wasserman, Ramdas and Balakrishnan (2020), PNAS 117:16880–16890 (universal inference);
/// the prior of Krichevsky and Trofimov (1981), IEEE Transactions on Information Theory
/// 27:199–207.
public struct ShareChangeEvidence: Sendable, Hashable, Codable {
  /// ρ.
  public let changeRate: Double
  /// Weeks seen.
  public private(set) var weeks = 0
  /// s, of reference and weeks.
  public private(set) var counts: [Int]

  private var starts: [Start] = []

  /// A change with one week.
  private struct Start: Sendable, Hashable, Codable {
    let week: Int
    /// log ρ(1 − ρ)^(w−1) P(before w).
    let logBefore: Double
    /// The predictive shares before.
    let shares: [Double]
    var after: [Int]

    /// log of the numerator's term.
    var logTerm: Double {
      let mixed = Self.concentrations.map { logDirichlet(after, $0, shares) }
      return logBefore + logSum(mixed) - log(Double(mixed.count))
    }

    /// κ: how many items' worth the old shares count in guessing the new.
    private static let concentrations = [2.0, 10, 50]
  }

  /// - Parameters:
  ///   - reference: Items in each category before watching starts.
  ///   - meanWait: 1/ρ, in weeks: when a change is expected.
  public init(reference: [Int], meanWait: Double) {
    precondition(meanWait > 1, "a change is expected after more than one week")
    precondition(reference.allSatisfy { $0 >= 0 }, "counts must be at least 0")
    changeRate = 1 / meanWait
    counts = reference
  }

  /// log E.
  public var logEvidence: Double {
    let waiting = Double(weeks) * log1p(-changeRate) + logPredictive
    let total = Double(counts.reduce(0, +))
    let best = counts.reduce(0) { $1 > 0 ? $0 + Double($1) * log(Double($1) / total) : $0 }
    return logSum(starts.map(\.logTerm) + [waiting]) - best
  }

  /// The week, from 1, with which a change is likeliest to have come; 1 before any was seen.
  public var likelyStart: Int { likeliest?.week ?? 1 }

  /// The category whose share moved most since ``likelyStart``.
  public var movedCategory: Int {
    guard let likeliest else { return 0 }
    let total = Double(max(1, likeliest.after.reduce(0, +)))
    let moves = zip(likeliest.after, likeliest.shares).map { abs(Double($0) / total - $1) }
    return moves.indices.max { moves[$0] < moves[$1] } ?? 0
  }

  private var likeliest: Start? { starts.max { $0.logTerm < $1.logTerm } }

  /// Takes in a week.
  ///
  /// - Parameter week: Items in each category.
  public mutating func advance(counts week: [Int]) {
    precondition(week.count == counts.count, "a count is needed for each category")
    weeks += 1
    let total = Double(counts.reduce(0, +)) + Double(counts.count) / 2
    starts.append(
      Start(
        week: weeks,
        logBefore: log(changeRate) + Double(weeks - 1) * log1p(-changeRate) + logPredictive,
        shares: counts.map { (Double($0) + 0.5) / total },
        after: [Int](repeating: 0, count: counts.count)))
    for index in starts.indices {
      starts[index].after = zip(starts[index].after, week).map { $0 + $1 }
    }
    counts = zip(counts, week).map { $0 + $1 }
  }

  /// log P of all items in their order, without a change.
  private var logPredictive: Double {
    let half = Double(counts.count) / 2
    let even = [Double](repeating: 1 / Double(counts.count), count: counts.count)
    return logDirichlet(counts, half, even)
  }
}

/// log of the probability of items in a given order, their shares drawn from a Dirichlet
/// distribution with parameters κ · shares.
private func logDirichlet(_ counts: [Int], _ concentration: Double, _ shares: [Double]) -> Double {
  let total = Double(counts.reduce(0, +))
  var sum = lgamma(concentration) - lgamma(concentration + total)
  for (count, share) in zip(counts, shares) where count > 0 {
    sum += lgamma(concentration * share + Double(count)) - lgamma(concentration * share)
  }
  return sum
}
