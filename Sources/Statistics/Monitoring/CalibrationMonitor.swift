import Foundation

/// Watches, group by group and week by week, whether probabilities still mean what they say.
///
/// While they do, an outcome is Bernoulli(p) given everything before it. The alternatives shift
/// the log-odds of a group's rows by δ, up or down, from some week on; a week's factor is the
/// likelihood ratio
///
///     F = Π q^y (1 − q)^(1−y) / r^y (1 − r)^(1−y),   q = expit(logit p + δ),
///                                                    r = expit(logit p ± tolerance),
///
/// the tolerance taken with the sign of δ. Its mean is at most 1 as long as the true shift of
/// every row lies within ± tolerance, for the ratio rises with y.
///
/// **False alarms**: if no group is ever off by more than the tolerance, the probability that any
/// alarm is ever raised is at most ``falseAlarmRate``, over all groups and all weeks together.
/// That holds exactly and without simulation, if outcomes are independent given the past: rows
/// that hang together must come as one row, and outcomes when they are due (at a fixed age),
/// not when they happen to arrive, since early ones are not like late ones.
public struct CalibrationMonitor: Sendable, Hashable, Codable {
  /// α, for all groups and weeks together.
  public var falseAlarmRate: Double { ledger.falseAlarmRate }
  /// Log-odds within which a group may be off without being called so.
  public let tolerance: Double
  /// δ of the alternatives; ``DriftAlarm/alternative`` is a position among them.
  public let shifts: [Double]

  /// For each group its evidence so far.
  public private(set) var evidence: [ChangeMartingale]
  private var ledger: AlarmLedger

  /// Starts watching.
  ///
  /// - Parameters:
  ///   - groups: All that are to be watched, named before the first week is seen.
  ///   - falseAlarmRate: α.
  ///   - tolerance: In log-odds, at least 0. A fitted model is never exactly right, and without
  ///     a tolerance enough rows will say so.
  ///   - shifts: Sizes of the shifts in log-odds to look for, each up and down; above the
  ///     tolerance. Evidence is best for shifts of about these sizes and valid for all.
  ///   - meanWait: In how many weeks a change is expected.
  public init(
    groups: [String], falseAlarmRate: Double = 0.05, tolerance: Double = 0.1,
    shifts: [Double] = [0.5, 1], meanWait: Double = 104
  ) {
    precondition(tolerance >= 0, "the tolerance must be at least 0")
    precondition(
      !shifts.isEmpty && shifts.allSatisfy { $0 > tolerance && $0.isFinite },
      "shifts must be larger than the tolerance")
    self.tolerance = tolerance
    self.shifts = shifts.flatMap { [$0, -$0] }
    let fresh = ChangeMartingale(alternatives: 2 * shifts.count, meanWait: meanWait)
    evidence = [ChangeMartingale](repeating: fresh, count: groups.count)
    ledger = AlarmLedger(groups: groups, falseAlarmRate: falseAlarmRate)
  }

  public var groups: [String] { ledger.groups }
  /// The first alarm of each group, in the order they were raised.
  public var alarms: [DriftAlarm] { ledger.alarms }
  /// log E at which a group's alarm is raised, log(G/α).
  public var alarmLogEvidence: Double { ledger.alarmLogEvidence }

  /// Takes in the outcomes that fell due in a week; with none the week passes.
  ///
  /// - Parameters:
  ///   - probabilities: As they were predicted.
  ///   - outcomes: What happened.
  ///   - groups: The group of each row.
  /// - Returns: Alarms raised this week.
  /// - Throws: ``MonitoringError``; the week then counts as not seen.
  public mutating func observe(
    probabilities: [Double], outcomes: [Bool], groups: [String]
  ) throws(MonitoringError) -> [DriftAlarm] {
    precondition(
      probabilities.count == outcomes.count && outcomes.count == groups.count,
      "probabilities, outcomes and groups must have the same number of rows")
    var logFactors = self.groups.map { _ in [Double](repeating: 0, count: shifts.count) }
    for (row, probability) in probabilities.enumerated() {
      guard let group = self.groups.firstIndex(of: groups[row]) else {
        throw .undeclaredGroup(row: row + 1)
      }
      guard probability > 0, probability < 1 else { throw .certain(row: row + 1) }
      for (alternative, shift) in shifts.enumerated() {
        logFactors[group][alternative] += logRatio(
          logit(probability), happened: outcomes[row], shift)
      }
    }
    for (group, factors) in logFactors.enumerated() {
      evidence[group].advance(logFactors: factors)
    }
    return ledger.record(
      evidence.enumerated().map { group, evidence in
        DriftAlarm(
          group: self.groups[group], week: evidence.weeks, likelyStart: evidence.likelyStart,
          logEvidence: evidence.logEvidence, alternative: evidence.leadingAlternative)
      })
  }

  private func logRatio(_ logOdds: Double, happened: Bool, _ shift: Double) -> Double {
    let edge = shift > 0 ? tolerance : -tolerance
    let sign = happened ? 1.0 : -1.0
    return logExpit(sign * (logOdds + shift)) - logExpit(sign * (logOdds + edge))
  }
}

/// log expit(η) = −log(1 + e^(−η)), without overflow.
private func logExpit(_ logOdds: Double) -> Double {
  min(0, logOdds) - log1p(exp(-abs(logOdds)))
}
