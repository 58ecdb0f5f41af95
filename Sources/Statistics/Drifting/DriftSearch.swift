import Foundation

/// Chooses spreads and persistences by how well the past would have foretold its future.
///
/// At each origin T, the end of a period, the model is fitted to the rows up to T and foretells
/// those of the next ``horizon`` periods; the log loss of all origins together is lowered by one
/// change at a time: a spread larger or smaller, a term that drifts or stays, another persistence.
/// A prior keeps spreads that the forecasts hardly tell apart from wandering off.
/// Nothing after the last period given is ever looked at.
public struct DriftSearch: Sendable, Hashable {
  public var start: [DriftingTerm]
  public var prior: SpreadPrior
  /// How many of the last periods serve as future.
  public var foretold: Int
  /// How many periods on a fit is judged.
  public var horizon: Int
  public var sweeps: Int

  /// Correlations from one period to the next that are tried for all drifting terms together.
  public static let persistences: [Double] = [0.8, 0.87, 0.93, 0.97]
  private static let (factor, leastSpread, mostSpread) = (1.6, 0.01, 2.0)
  /// A change must be worth this much log-likelihood of all that is foretold.
  private static let least = 0.1
  /// Chosen settings do not depend on the last digits of a fit.
  private static let tolerance = 1e-4

  /// - Parameters:
  ///   - start: The terms, with spreads to begin at.
  ///   - prior: What is believed of every spread.
  ///   - foretold: How many of the last periods serve as future.
  ///   - horizon: How many periods on a fit is judged.
  ///   - sweeps: The most times all changes are tried.
  public init(
    from start: [DriftingTerm], prior: SpreadPrior, foretold: Int = 4, horizon: Int = 3,
    sweeps: Int = 4
  ) {
    precondition(foretold > 0 && horizon > 0 && sweeps > 0, "settings must be positive")
    self.start = start
    self.prior = prior
    self.foretold = foretold
    self.horizon = horizon
    self.sweeps = sweeps
  }

  /// - Returns: The terms as chosen; those given when there are too few periods to look back from.
  /// - Complexity: Some hundreds of fits for each origin.
  public func choose(
    _ factors: [FactorColumn], periods: [Int], outcomes: [Bool]
  ) -> [DriftingTerm] {
    let splits = self.splits(factors, periods, outcomes)
    guard !splits.isEmpty, var best = loss(start, splits) else { return start }
    var terms = start
    for _ in 0..<sweeps {
      var isImproved = false
      for changed in changes(of: terms.count) {
        let candidate = changed(terms)
        guard candidate != terms, let reached = loss(candidate, splits),
          reached < best - Self.least
        else { continue }
        (terms, best, isImproved) = (candidate, reached, true)
      }
      if !isImproved { break }
    }
    return terms
  }

  private typealias Change = ([DriftingTerm]) -> [DriftingTerm]

  private func changes(of count: Int) -> [Change] {
    let whole: [Change] = Self.persistences.map { persistence in
      { terms in
        terms.map {
          DriftingTerm(
            $0.name, spread: $0.spread, persistence: $0.persistence.map { _ in persistence })
        }
      }
    }
    return whole
      + (0..<count).flatMap { index in
        [Self.factor, 1 / Self.factor].map { Self.scaled(index, by: $0) } + [Self.toggled(index)]
      }
  }

  private static func scaled(_ index: Int, by factor: Double) -> Change {
    { terms in
      var terms = terms
      terms[index].spread = min(mostSpread, max(leastSpread, terms[index].spread * factor))
      return terms
    }
  }

  private static func toggled(_ index: Int) -> Change {
    { terms in
      var terms = terms
      let shared = terms.lazy.compactMap(\.persistence).first ?? 0.87
      terms[index].persistence = terms[index].persistence == nil ? shared : nil
      return terms
    }
  }
}

// MARK: - Looking forward from the past

extension DriftSearch {
  private struct Split: Sendable {
    var factors: [FactorColumn]
    var periods: [Int]
    var outcomes: [Bool]
    var later: [(row: DesignRow, period: Int, isEvent: Bool)]
  }

  private func splits(
    _ factors: [FactorColumn], _ periods: [Int], _ outcomes: [Bool]
  ) -> [Split] {
    let known = Set(periods).sorted()
    let origins = known.dropLast().suffix(foretold)
    return origins.compactMap { origin in
      let earlier = periods.indices.filter { periods[$0] <= origin }
      let past = factors.map { factor in
        FactorColumn(
          factor.name, levels: factor.levels, codes: earlier.map { factor.codes[$0] })
      }
      let future = periods.indices.filter {
        periods[$0] > origin && periods[$0] <= origin + horizon
      }
      guard Set(earlier.map { outcomes[$0] }).count == 2 else { return nil }
      return Split(
        factors: past, periods: earlier.map { periods[$0] }, outcomes: earlier.map { outcomes[$0] },
        later: future.map { row in
          let levels = factors.map { ($0.name, $0.levels[Int($0.codes[row])]) }
          return (
            DesignRow(levels: Dictionary(levels, uniquingKeysWith: { $1 })), periods[row],
            outcomes[row]
          )
        })
    }
  }

  /// The log loss of all that is foretold, less the prior's log density; `nil` where a fit is
  /// refused.
  private func loss(_ terms: [DriftingTerm], _ splits: [Split]) -> Double? {
    let model = DriftingLogisticRegression(terms, tolerance: Self.tolerance, draws: 0)
    var sums = [Double?](repeating: nil, count: splits.count)
    sums.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let sums = buffer
      DispatchQueue.concurrentPerform(iterations: splits.count) { index in
        sums[index] = Self.lossSum(model, splits[index])
      }
    }
    let told = sums.compactMap(\.self)
    guard told.count == splits.count else { return nil }
    return told.reduce(0, +)
      + terms.reduce(0) { sum, term in
        let deviation = log(term.spread / prior.median) / prior.logDeviation
        return sum + deviation * deviation / 2
      }
  }

  private static func lossSum(_ model: DriftingLogisticRegression, _ split: Split) -> Double? {
    guard
      let fit = try? model.fit(split.factors, periods: split.periods, outcomes: split.outcomes)
    else { return nil }
    let effects = fit.carriedEffects
    return split.later.reduce(into: 0.0) { sum, later in
      let eta = effects.logOdds(of: later.row, period: later.period)
      sum += max(eta, 0) + log1p(exp(-abs(eta))) - (later.isEvent ? eta : 0)
    }
  }
}
