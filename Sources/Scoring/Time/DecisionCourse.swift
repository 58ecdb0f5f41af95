public import Claims
public import Statistics

/// When a first appeal is decided and how, by payer, reason and line of business.
///
/// P(decided by t) and P(won by t) from hazards in half-months, wins and refusals competing, on the
/// multinomial engine. A pending appeal has a row for each half-month it was followed and no event: it
/// is censored, neither won nor lost. The levels of factors are drawn toward the average by one
/// penalty, so that a payer of few appeals decides about as fast as the others; with one payer, reason
/// and line of business the course is that of all. It ends before the horizon where every appeal is
/// decided sooner, as enough that could be followed to the horizon show.
public struct DecisionCourse: Sendable, Hashable, Codable {
  public let fit: FittedDiscreteHazard
  public let appeals: Int
  public let pending: Int

  private static let terms: Set<String> = ["payer", "category", "line of business"]
  private static let stepDays = 15
  private static let ridge = 1.0

  /// - Throws: ``Gap``, for what is missing.
  public init(
    choice: AppealChoice, population: Population, asOf: CalendarDay, horizonDays: Int
  ) throws(Gap) {
    var subjects: [TimedSubject] = []
    var builder = DesignBuilder()
    for denial in choice.settled where Population(of: denial) == population {
      guard let subject = DecisionTimes.subject(denial, asOf: asOf) else { continue }
      subjects.append(subject)
      builder.add(Self.row(choice.predictors.row(of: denial)))
    }
    let edges = try Self.edges(subjects, horizonDays: horizonDays)
    guard let design = try? builder.design(coding: .oneHot) else { throw .refused }
    let varying = design.dropping(design.constantTerms)
    let settings = DiscreteHazard(edges: edges, ridge: Self.ridge)
    guard
      let fit = try? settings.fit(subjects, design: varying.termNames.isEmpty ? nil : varying)
    else { throw .refused }
    self.fit = fit
    appeals = subjects.count
    pending = subjects.count { $0.cause == nil }
  }

  /// Half-months to the horizon, or to the last in which an appeal still waited.
  private static func edges(
    _ subjects: [TimedSubject], horizonDays: Int
  ) throws(Gap) -> [Int] {
    guard subjects.count >= DecisionTimes.fewest else {
      throw .tooFewAppeals(subjects.count, needed: DecisionTimes.fewest)
    }
    let won = subjects.count { $0.cause == DecisionTimes.won }
    let lost = subjects.count { $0.cause == DecisionTimes.lost }
    guard won > 0, lost > 0 else { throw .oneOutcome(won: won, lost: lost) }
    let all = Array(stride(from: stepDays, through: horizonDays, by: stepDays))
    let waiting = all.prefix { edge in
      subjects.contains { $0.followedDays >= edge && $0.waitedDays > edge - stepDays }
    }
    if waiting.count < all.count, let last = all.last {
      // Nobody waits longer, or nobody could be followed for longer: only the first is an end.
      let followed = subjects.count { $0.followedDays >= last }
      guard followed >= DecisionTimes.fewest else {
        throw .notFollowed(followed, needed: DecisionTimes.fewest, days: last)
      }
    }
    guard waiting.count > 1 else { throw .tooShort(days: stepDays) }
    return Array(waiting)
  }

  /// P(decided) and P(won) by each half-month after filing, of an appeal with these predictors; a
  /// level not seen is the average one.
  ///
  /// - Throws: ``PredictionError`` for a row without payer, category or line of business.
  public func incidence(of row: DesignRow) throws(PredictionError) -> DiscreteIncidence {
    try fit.incidence(for: Self.row(row))
  }

  private static func row(_ row: DesignRow) -> DesignRow {
    DesignRow(levels: row.levels.filter { terms.contains($0.key) })
  }
}

extension TimedSubject {
  /// Days to the decision, or so far.
  fileprivate var waitedDays: Int { cause == nil ? followedDays + 1 : days }
  /// Days it could be seen for.
  fileprivate var followedDays: Int { observableDays ?? days }
}

/// How one appeal's time to a win, and to the want of one, is distributed over its horizon.
struct DecisionClock {
  /// P(won by edge | won within the horizon), from day 0.
  private let won: [Double]
  /// P(refused by edge | not won within the horizon).
  private let refused: [Double]
  private let edges: [Double]

  init?(_ incidence: DiscreteIncidence) {
    guard let last = incidence.edges.last,
      let all = incidence.probability(of: DecisionTimes.won, by: last), all > 0, all < 1
    else { return nil }
    let share = { (cause: String, whole: Double) in
      [0] + incidence.edges.map { (incidence.probability(of: cause, by: $0) ?? 0) / whole }
    }
    edges = [0] + incidence.edges.map(Double.init)
    won = share(DecisionTimes.won, all)
    refused = share(DecisionTimes.lost, 1 - all)
  }

  var horizonDays: Double { edges.last ?? 0 }

  /// P(won between two days after filing | pending at `pendingSince`), where a win within the horizon
  /// has the chance p beforehand:
  ///
  ///     p [F_w(b) − F_w(a)] / (p [1 − F_w(e)] + (1 − p) [1 − F_r(e)])
  ///
  /// An appeal that waits long is less likely one of the wins, which come early.
  func chance(_ p: Double, from a: Double, to b: Double, pendingAt e: Double) -> Double {
    let pending = p * (1 - value(won, e)) + (1 - p) * (1 - value(refused, e))
    guard pending > 0 else { return 0 }
    return p * max(0, value(won, b) - value(won, a)) / pending
  }

  /// Linear between the edges.
  private func value(_ curve: [Double], _ day: Double) -> Double {
    guard let above = edges.firstIndex(where: { $0 > day }) else { return curve.last ?? 0 }
    guard above > 0 else { return 0 }
    let (low, high) = (edges[above - 1], edges[above])
    return curve[above - 1] + (curve[above] - curve[above - 1]) * (day - low) / (high - low)
  }
}
