import Foundation

/// What a multinomial regression says of one case.
public struct MultinomialPrediction: Sendable, Hashable {
  /// One class with its probability and what moves it.
  public struct Outcome: Sendable, Hashable {
    public let name: String
    public let probability: Double
    /// Standard error of log-odds against all other classes, by the delta method; `nil` when the
    /// fit kept no covariances.
    public let standardError: Double?
    /// The class's log-odds against the average class, divided among the terms, relative to the
    /// training averages; the baseline first. They add up to its η.
    public let contributions: [Prediction.Contribution]

    /// expit(logit p ± z · SE), within 0...1; `nil` without a standard error.
    public func interval(level: Double = 0.9) -> ConfidenceInterval? {
      standardError.map { error in
        let wald = ConfidenceInterval(
          estimate: logit(min(max(probability, 1e-12), 1 - 1e-12)), standardError: error,
          level: level)
        return ConfidenceInterval(lower: expit(wald.lower), upper: expit(wald.upper), level: level)
      }
    }
  }

  /// In the order of the fit's classes; the probabilities add up to 1.
  public let outcomes: [Outcome]
  /// Factors whose level was not in training: it counts as the average level.
  public let unseenLevels: [String]

  public subscript(name: String) -> Outcome? { outcomes.first { $0.name == name } }
}

extension FittedMultinomialLogistic {
  /// Predicts one case.
  ///
  /// - Throws: ``PredictionError`` for a missing or non-finite value, or an unseen level without a
  ///   penalty.
  public func prediction(for row: DesignRow) throws(PredictionError) -> MultinomialPrediction {
    let terms = try entries(of: row)
    let k = classes.count
    let base = (0..<k).map { baseline(ofClass: $0) }
    let all = terms.flatMap(\.entries)
    let eta = (0..<k).map { c in
      all.reduce(point[c]) { $0 + $1.value * point[$1.index * k + c] }
    }
    let probabilities = softmax(eta)
    let outcomes = (0..<k).map { c in
      MultinomialPrediction.Outcome(
        name: classes[c], probability: probabilities[c],
        standardError: standardError(ofClass: c, probabilities, all),
        contributions: [
          .init(term: Prediction.Contribution.baseline, logOdds: base[c])
        ]
          + terms.map { term in
            let own = term.entries.reduce(0) { $0 + $1.value * point[$1.index * k + c] }
            return .init(term: term.name, logOdds: own - term.mean(c))
          })
    }
    return MultinomialPrediction(
      outcomes: outcomes, unseenLevels: terms.filter(\.isUnseen).map(\.name))
  }

  private struct TermEntries {
    let name: String
    /// Positions of coefficients and values, standardised.
    var entries: [(index: Int, value: Double)] = []
    var isUnseen = false
    /// The mean effect of the term in training for a class.
    let mean: (Int) -> Double
  }

  private func entries(of row: DesignRow) throws(PredictionError) -> [TermEntries] {
    var terms: [TermEntries] = []
    for (index, numeric) in design.numeric.enumerated() {
      guard let value = row.numbers[numeric.name] else { throw .missing(term: numeric.name) }
      guard value.isFinite else { throw .nonFinite(term: numeric.name) }
      terms.append(
        TermEntries(
          name: numeric.name,
          entries: [(index + 1, (value - numeric.mean) / numeric.standardDeviation)],
          mean: { _ in 0 }))
    }
    for (index, factor) in design.factors.enumerated() {
      guard let name = row.levels[factor.name] else { throw .missing(term: factor.name) }
      var term = TermEntries(
        name: factor.name, mean: { meanEffect(ofFactor: index, forClass: $0) })
      if let level = factor.levels.firstIndex(of: name) {
        let place = level - factor.droppedLevels
        if place >= 0 { term.entries = [(design.factorOffsets[index] + place, 1)] }
      } else {
        guard ridge > 0, factor.coding == .oneHot else { throw .unseenLevel(term: factor.name) }
        term.isUnseen = true
      }
      terms.append(term)
    }
    return terms
  }

  /// η of a class at the training averages.
  private func baseline(ofClass c: Int) -> Double {
    design.factors.indices.reduce(point[c]) { $0 + meanEffect(ofFactor: $1, forClass: c) }
  }

  private func meanEffect(ofFactor index: Int, forClass c: Int) -> Double {
    let (factor, k) = (design.factors[index], classes.count)
    let offset = design.factorOffsets[index]
    return factor.shares.dropFirst(factor.droppedLevels).enumerated().reduce(0) {
      $0 + $1.element * point[(offset + $1.offset) * k + c]
    }
  }

  /// logit pₖ moves by Σ_l (δₖₗ − pₗ)/(1 − pₖ) dη_l, l over all classes.
  private func standardError(
    ofClass c: Int, _ p: [Double], _ entries: [(index: Int, value: Double)]
  ) -> Double? {
    guard let covariance, p[c] < 1 else { return nil }
    let k = classes.count
    var direction: [(index: Int, value: Double)] = []
    for (index, value) in [(index: 0, value: 1.0)] + entries {
      for l in 0..<k {
        direction.append((index * k + l, value * ((l == c ? 1 : 0) - p[l]) / (1 - p[c])))
      }
    }
    return max(0, covariance.quadraticForm(direction)).squareRoot()
  }
}
