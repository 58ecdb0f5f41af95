public import Claims
import Foundation
public import Statistics

/// How a payer will first answer a claim that is not yet sent: P(paid), and P(denied) for each
/// reason.
///
///     P(denied for k) = P(denied) · P(k | denied)
///
/// The first factor is a logistic regression of all answered claims with pooled levels, the second a
/// multinomial regression of those denied. Reasons with few denials are taken together as `other`.
///
/// The two factors of a multinomial likelihood over paid and every reason are fitted apart (a
/// continuation model), so that thousands of paid claims inform the first and do not drown the
/// second.
public struct DenialRiskModel: Sendable, Hashable, Codable {
  public let population: Population
  public let asOf: CalendarDay
  public let window: ServicePeriod
  public let ledger: SubmissionLedger
  let denied: FittedPooledLogisticRegression
  /// `nil` when all denials have one reason.
  let reasons: FittedMultinomialLogistic?
  /// The reason of all denials when there is one only.
  let onlyReason: String
  let droppedTerms: [String]
  let droppedReasonTerms: [String]
  /// `nil` in models stored before claims of one surgery were taken together.
  private let sharedFate: Double?
  /// How later claims came out; `nil` when there were too few to hold any out.
  public let holdout: RiskHoldout?

  /// By how much variances are larger since claims of one surgery share its fate; see ``SharedFate``.
  public var designEffect: Double { sharedFate ?? 1 }

  public static let other = "other"
  /// A reason needs as many denials to be named.
  static let fewestOfReason = 10
  private static let ridge = 3.0
  private static let prior = SpreadPrior(median: 0.5, logDeviation: 0.5)

  /// - Throws: ``TrainingError`` when there is nothing to learn from or a fit is refused.
  public init(trainingOn set: SubmissionSet, asOf: CalendarDay) throws(TrainingError) {
    guard let window = set.window else { throw .noCases(set.population) }
    let parts: Parts
    do {
      parts = try Parts(set, rows: Array(set.outcomes.indices))
    } catch {
      throw .refused(error)
    }
    population = set.population
    self.asOf = asOf
    self.window = window
    ledger = set.ledger
    denied = parts.denied
    reasons = parts.reasons
    onlyReason = parts.onlyReason
    droppedTerms = parts.dropped
    droppedReasonTerms = parts.droppedOfReasons
    sharedFate = try Self.designEffect(of: set, by: parts.denied)
    holdout = RiskHoldout(set, asOf: asOf)
  }

  /// Both fits on some rows of a set.
  struct Parts {
    let denied: FittedPooledLogisticRegression
    let reasons: FittedMultinomialLogistic?
    let onlyReason: String
    let dropped: [String]
    let droppedOfReasons: [String]

    init(_ set: SubmissionSet, rows: [Int]) throws(FitError) {
      let design = set.design.rows(rows)
      dropped = design.constantTerms
      let used = design.dropping(dropped)
      guard !used.factors.isEmpty else { throw .constant(term: ClaimPredictors.payer) }
      denied = try PooledLogisticRegression(
        random: Set(used.factors.map(\.name)), ridge: DenialRiskModel.ridge(ofNumbers: used),
        prior: DenialRiskModel.prior
      ).fit(used, outcomes: rows.map { set.outcomes[$0] != .paid })
      let deniedRows = rows.filter { set.outcomes[$0] != .paid }
      let names = DenialRiskModel.named(deniedRows.map { set.outcomes[$0].name })
      let part = set.design.rows(deniedRows)
      droppedOfReasons = part.constantTerms
      onlyReason = names.first ?? DenialRiskModel.other
      reasons =
        Set(names).count > 1
        ? try MultinomialLogistic(ridge: DenialRiskModel.ridge).fit(
          part.dropping(droppedOfReasons), outcomes: names) : nil
    }
  }

  private static func designEffect(
    of set: SubmissionSet, by fit: FittedPooledLogisticRegression
  ) throws(TrainingError) -> Double {
    let claims = Dictionary(set.cases.map { ($0, 1) }, uniquingKeysWith: +)
    var shared: [SharedFate.Claim] = []
    for row in set.cases.indices where claims[set.cases[row], default: 1] > 1 {
      do {
        let completed = set.design.row(row).completed(by: fit.model.design)
        shared.append(
          SharedFate.Claim(
            surgery: set.cases[row], chance: try fit.prediction(for: completed).probability,
            happened: set.outcomes[row] != .paid))
      } catch {
        throw .unusable(error)
      }
    }
    return SharedFate.designEffect(ofShared: shared, single: set.cases.count - shared.count)
  }

  private static func named(_ reasons: [String]) -> [String] {
    let counts = Dictionary(grouping: reasons) { $0 }.mapValues(\.count)
    return reasons.map { (counts[$0] ?? 0) >= fewestOfReason ? $0 : other }
  }

  private static func ridge(ofNumbers design: DesignMatrix) -> Ridge {
    Ridge(
      0,
      terms: Dictionary(
        design.numeric.map { ($0.name, $0.variance / (0.5 * 0.5)) },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension DenialRiskModel {
  /// - Throws: ``TrainingError/unusable(_:)`` for a row without a term of the model.
  public func risk(of row: DesignRow) throws(TrainingError) -> DenialRisk {
    try DenialRisk(
      of: row, denied, reasons, onlyReason: onlyReason, designEffect: designEffect)
  }
}
