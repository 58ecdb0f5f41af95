import Claims
public import Statistics

/// Every figure of the model report that follows from forecasts made out of time.
///
/// Claims of one surgery are one cluster in the area under the curve and in every resample; calibration's
/// own intervals take each claim for itself. Resamples are seeded, so the same forecasts give the same
/// figures.
public struct ValidationFigures: Sendable {
  public let cases: [BacktestResult.Case]
  public let scored: ScoredOutcomes
  public let area: AreaUnderROC?
  public let averagePrecision: AveragePrecision?
  /// Log loss and Brier score of the model, of the base rate and, where payers are named, of each
  /// payer's own rate.
  public let scores: [Comparison]
  public let calibration: Calibration?
  /// Without choosing bins: recalibrated chances, and the decomposition of the scores.
  public let reliability: IsotonicReliability
  public let band: ConsistencyBand
  public let curve: CalibrationCurve?
  public let errors: CalibrationErrors?
  public let byPayer: GroupCalibration?
  public let byCategory: GroupCalibration?
  public let decision: DecisionCurve

  public static let seed: UInt64 = 20_261_031
  static let resamples = 1000

  /// A forecast to compare with.
  public struct Comparison: Sendable, Hashable {
    public let name: String
    public let logLoss: Double
    public let brier: Double
  }

  /// - Returns: `nil` when nothing was foretold, or when all outcomes are the same.
  public init?(_ backtest: BacktestResult) {
    let cases = backtest.cases
    guard
      let scored = try? ScoredOutcomes(
        probabilities: cases.map(\.probability), outcomes: cases.map(\.isOverturned)),
      scored.eventCount > 0, scored.eventCount < scored.count
    else { return nil }
    self.cases = cases
    self.scored = scored
    let clusters = Clusters(cases.map(\.name))
    area = try? scored.areaUnderROC(clusters: clusters)
    averagePrecision = try? scored.averagePrecision()
    calibration = try? scored.calibration(clusters: clusters)
    reliability = scored.isotonicReliability()
    band = scored.consistencyBand(level: 0.9, resamples: 500, seed: Self.seed, mostPoints: 60)
    curve = try? scored.calibrationCurve()
    errors = curve.map { scored.calibrationErrors(from: $0) }
    byPayer = try? scored.calibration(byGroup: cases.map(\.payer))
    byCategory = try? scored.calibration(byGroup: cases.map(\.category))
    decision = scored.decisionCurve(
      thresholds: stride(from: 0.02, through: 0.9, by: 0.02).map(\.self))
    scores = Self.comparisons(cases, scored)
  }

  private static func comparisons(
    _ cases: [BacktestResult.Case], _ scored: ScoredOutcomes
  ) -> [Comparison] {
    let own = Comparison(name: "this model", logLoss: scored.logLoss, brier: scored.brierScore)
    var others: [(String, (BacktestResult.Case) -> Double)] = [
      ("the base rate for all", \.baseRate)
    ]
    // External reviews name no payer.
    if Set(cases.map(\.payer)).count > 1 {
      others.append(("each payer's own rate, smoothed", \.payerRate))
    }
    return [own]
      + others.compactMap { name, probability in
        let other = try? ScoredOutcomes(
          probabilities: cases.map(probability), outcomes: scored.outcomes)
        return other.map { Comparison(name: name, logLoss: $0.logLoss, brier: $0.brierScore) }
      }
  }
}

/// What working appeals in one order or another would have brought, on cases with known dollars.
public struct CapacityFigures: Sendable {
  /// Cases with a known or estimated recoverable amount, of all foretold.
  public let cases: Int
  public let foretold: Int
  /// Σ minutes of all of them.
  public let minutes: Int
  /// At a fifth, a half and four fifths of the minutes.
  public let comparisons: [CapacityComparison]
  /// Net dollars by share of the minutes for each order.
  public let curves: [(order: WorkOrder, gains: [WorkItems.Gain])]
  /// Σ expected over Σ realised dollars; `nil` when nothing came in.
  public let valueCalibration: ValueCalibration?
  /// By tenths of the amount.
  public let deciles: [ValueBin]

  public static let orders: [WorkOrder] = [
    .expectedNetValuePerMinute, .value, .deadline, .arrival, .probability, .oracle,
  ]

  /// - Parameters:
  ///   - backtest: Forecasts with stakes.
  ///   - fraction: What share of the recoverable amount a win is taken to bring.
  public init?(_ backtest: BacktestResult, recoveredFraction fraction: Double) {
    let staked = backtest.cases.compactMap { foretold in
      foretold.stake.map { (foretold, $0) }
    }.filter { $0.1.recoverable.cents > 0 }
    guard staked.count >= 20 else { return nil }
    let values = staked.map { fraction * Double($0.1.recoverable.cents) / 100 }
    guard
      let scored = try? ScoredOutcomes(
        probabilities: staked.map(\.0.probability), outcomes: staked.map(\.0.isOverturned)),
      let items = try? WorkItems(
        scored, values: values, costs: staked.map { Double($0.1.cost.cents) / 100 },
        minutes: staked.map { Double($0.1.minutes) },
        deadlines: staked.map { Double($0.1.actBy.number) },
        arrivals: staked.map { Double($0.1.knownDay.number) },
        realised: staked.map {
          $0.0.isOverturned ? max(0, Double($0.1.recovered.cents) / 100) : 0
        })
    else { return nil }
    let bootstrap = ClusterBootstrap(
      Clusters(staked.map(\.0.name)), resamples: ValidationFigures.resamples,
      seed: ValidationFigures.seed)
    let total = staked.reduce(0) { $0 + $1.1.minutes }
    cases = staked.count
    foretold = backtest.cases.count
    minutes = total
    comparisons = [0.2, 0.5, 0.8].map { share in
      items.comparison(
        within: .minutes(share * Double(total)), baseline: .value, of: Self.orders,
        bootstrap: bootstrap)
    }
    let shares = stride(from: 0.05, through: 1, by: 0.05)
    curves = Self.orders.map { order in
      (order, items.gains(order, at: shares.map { .minutes($0 * Double(total)) }))
    }
    valueCalibration = try? scored.valueCalibration(values: values, bootstrap: bootstrap)
    deciles = (try? scored.valueBins(values: values, count: 10)) ?? []
  }
}
