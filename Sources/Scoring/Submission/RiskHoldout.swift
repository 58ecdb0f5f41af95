public import Claims
public import Statistics

/// How a denial-risk model, fitted half a year ago with what was known then, foretold the claims sent
/// since.
public struct RiskHoldout: Sendable, Hashable, Codable {
  public let origin: CalendarDay
  public let trainingClaims: Int
  public let claims: Int
  public let denied: Int
  public let area: AreaUnderROC?
  public let logLoss: Double
  /// When every claim is given the denied share of its training claims.
  public let baseRateLogLoss: Double
  /// Whether its log loss is above the base rate's by more than chance, claims of a case taken
  /// together; `nil` in models stored before that was asked.
  public let isWorseThanBaseRate: Bool?
  public let calibration: Calibration?
  /// Of the denials among these claims: how many had their reason named, and named right.
  public let reasonsNamed: Int
  public let reasonsRight: Int
  /// Denials among the tenth of claims foretold the worst.
  public let deniedInWorstTenth: Int

  static let days = 182

  /// - Returns: `nil` with fewer than 15 denials on either side.
  init?(_ set: SubmissionSet, asOf: CalendarDay) {
    let origin = asOf.adding(days: -set.ledger.maturityDays - Self.days)
    let mature = origin.adding(days: -set.ledger.maturityDays)
    let training = set.outcomes.indices.filter {
      set.days[$0] <= mature && set.answerDays[$0] <= origin
    }
    let known = Set(training.map { set.cases[$0] })
    let later = set.outcomes.indices.filter {
      set.days[$0] > origin && !known.contains(set.cases[$0])
    }
    let deniedBefore = training.count { set.outcomes[$0] != .paid }
    let deniedLater = later.count { set.outcomes[$0] != .paid }
    guard deniedBefore >= 15, deniedLater >= 15,
      let parts = try? DenialRiskModel.Parts(set, rows: training)
    else { return nil }
    let foretold = later.compactMap { row -> (row: Int, risk: DenialRisk)? in
      let risk = try? DenialRisk(
        of: set.design.row(row), parts.denied, parts.reasons, onlyReason: parts.onlyReason,
        designEffect: 1)
      return risk.map { (row, $0) }
    }
    let outcomes = foretold.map { set.outcomes[$0.row] != .paid }
    let base = Double(deniedBefore) / Double(training.count)
    guard
      let scored = try? ScoredOutcomes(
        probabilities: foretold.map(\.risk.denied), outcomes: outcomes),
      let flat = try? ScoredOutcomes(
        probabilities: outcomes.map { _ in base }, outcomes: outcomes)
    else { return nil }
    let denials = foretold.filter { set.outcomes[$0.row] != .paid }
    let named = denials.filter { $0.risk.likelyReason != nil }
    let worst = foretold.sorted { $0.risk.denied > $1.risk.denied }
      .prefix(max(1, foretold.count / 10))
    self.origin = origin
    trainingClaims = training.count
    claims = foretold.count
    denied = denials.count
    area = try? scored.areaUnderROC(clusters: Clusters(foretold.map { set.cases[$0.row] }))
    logLoss = scored.logLoss
    baseRateLogLoss = flat.logLoss
    isWorseThanBaseRate =
      PairedLoss(
        foretold.indices.map {
          PairedLoss.Pair(
            group: set.cases[foretold[$0].row], isEvent: outcomes[$0],
            challenger: foretold[$0].risk.denied, champion: base)
        }
      ).isWorseBeyondChance
    calibration = try? scored.calibration()
    reasonsNamed = named.count
    reasonsRight = named.count { $0.risk.likelyReason?.name == set.outcomes[$0.row].name }
    deniedInWorstTenth = worst.count { set.outcomes[$0.row] != .paid }
  }
}
