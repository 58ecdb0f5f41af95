/// Least squares under a rising order, by pooling adjacent violators.
///
/// Minimises Σ w_g (m_g − f_g)² over f₁ ≤ … ≤ f_G in O(G): neighbours that fall are merged to
/// their weighted mean until none do. The solution is the best rising recalibration under every
/// proper score, not only the squared one.
///
/// Source: Ayer et al. (1955), Annals of Mathematical Statistics 26:641–647.
struct IsotonicRegression {
  struct Block {
    /// The groups merged.
    var groups: Range<Int>
    /// Σ w m and Σ w of them.
    var sum: Double
    var weight: Double

    var mean: Double { sum / weight }
  }

  /// Blocks of strictly rising mean, together all groups that have weight.
  let blocks: [Block]

  /// - Parameters:
  ///   - sums: w_g m_g, in the order of rising predictor.
  ///   - weights: w_g ≥ 0; a group without weight joins the block before it, or the first.
  init(sums: [Double], weights: [Double]) {
    var blocks: [Block] = []
    for group in sums.indices {
      var block = Block(groups: group..<group + 1, sum: sums[group], weight: weights[group])
      while let last = blocks.last, last.sum * block.weight >= block.sum * last.weight {
        block.groups = last.groups.lowerBound..<block.groups.upperBound
        block.sum += last.sum
        block.weight += last.weight
        blocks.removeLast()
      }
      blocks.append(block)
    }
    self.blocks = blocks
  }

  /// f_g for each group.
  var fitted: [Double] {
    blocks.flatMap { block in [Double](repeating: block.mean, count: block.groups.count) }
  }
}

/// Rows of equal probability, in rising order of it.
struct TiedProbabilities {
  var values: [Double] = []
  var counts: [Double] = []
  var events: [Double] = []
  /// For each row its group.
  var groupOfRow: [Int]

  init(_ scored: ScoredOutcomes) {
    groupOfRow = [Int](repeating: 0, count: scored.count)
    let order = scored.probabilities.indices.sorted {
      scored.probabilities[$0] < scored.probabilities[$1]
    }
    for row in order {
      if values.last != scored.probabilities[row] {
        values.append(scored.probabilities[row])
        counts.append(0)
        events.append(0)
      }
      counts[counts.count - 1] += 1
      events[events.count - 1] += scored.outcomes[row] ? 1 : 0
      groupOfRow[row] = values.count - 1
    }
  }
}
