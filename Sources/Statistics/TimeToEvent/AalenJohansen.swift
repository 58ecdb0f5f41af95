/// The probability of each cause by each day, some subjects still pending: the cumulative
/// incidence among competing risks.
///
///     F_k(t) = Σ_{s ≤ t} S(s−) d_ks / n_s,   S(t) = Π_{s ≤ t} (1 − d_s / n_s)
///
/// with n_s subjects followed up to day s, of whom d_ks end by cause k on it and d_s by any. A
/// subject censored on a day counts as followed on it. Σ_k F_k + S = 1, and without censoring F_k
/// is the share that ended by k. Censoring must tell nothing of what would have followed.
///
/// Same estimate as R's `survfit` for a multi-state outcome.
///
/// Source: Aalen and Johansen (1978), Scand. J. Statist. 5:141–150.
public struct AalenJohansen: Sendable, Hashable, Codable {
  /// The names of the causes, sorted.
  public let causes: [String]
  /// The distinct days with an event, ascending.
  public let days: [Int]
  /// For each of ``days`` how many were followed up to it, n_s.
  public let atRisk: [Int]
  /// For each of ``causes`` F_k and its standard error on each of ``days``.
  public let incidences: [[IncidenceEstimate]]
  /// 1 − S on each of ``days``.
  public let anyIncidence: [IncidenceEstimate]
  /// The longest follow-up; the curves say nothing beyond it while someone is pending.
  public let lastDay: Int

  /// S on each of ``days``.
  public var survival: [Double] { anyIncidence.map { 1 - $0.probability } }

  /// - Parameter subjects: n durations with their causes, in any order.
  /// - Throws: ``TimeToEventError/noSubjects`` and
  ///   ``TimeToEventError/invalidDuration(subject:)``.
  /// - Complexity: O(n log n), and O(1) for each cause and day.
  public init(_ subjects: [TimedSubject]) throws(TimeToEventError) {
    guard let lastDay = subjects.map(\.days).max() else { throw .noSubjects }
    if let place = subjects.firstIndex(where: { $0.days < 0 }) {
      throw .invalidDuration(subject: place + 1)
    }
    let causes = Set(subjects.compactMap(\.cause)).sorted()
    let steps = Self.steps(subjects, causes)
    (self.lastDay, self.causes) = (lastDay, causes)
    days = steps.map(\.day)
    atRisk = steps.map(\.atRisk)
    incidences = causes.indices.map { cause in
      var sums = IncidenceSums()
      return steps.map { sums.add(events: $0.events[cause], all: $0.all, atRisk: $0.atRisk) }
    }
    var sums = IncidenceSums()
    anyIncidence = steps.map { sums.add(events: $0.all, all: $0.all, atRisk: $0.atRisk) }
  }

  /// What happened on a day with an event.
  private struct Step {
    let day: Int
    let atRisk: Int
    let events: [Int]
    var all: Int { events.reduce(0, +) }
  }

  private static func steps(_ subjects: [TimedSubject], _ causes: [String]) -> [Step] {
    let number = Dictionary(zip(causes, 0...), uniquingKeysWith: { first, _ in first })
    var atRisk = subjects.count
    var steps: [Step] = []
    for (day, leaving) in Dictionary(grouping: subjects, by: \.days).sorted(by: { $0.key < $1.key })
    {
      var events = [Int](repeating: 0, count: causes.count)
      for cause in leaving.compactMap({ $0.cause.flatMap { number[$0] } }) { events[cause] += 1 }
      if events.contains(where: { $0 > 0 }) {
        steps.append(Step(day: day, atRisk: atRisk, events: events))
      }
      atRisk -= leaving.count
    }
    return steps
  }
}

extension AalenJohansen {
  /// P(ended by the cause by the day), 0 for a cause nobody had; `nil` beyond ``lastDay`` while
  /// someone is pending.
  public func probability(of cause: String, by day: Int) -> Double? {
    estimate(of: cause, by: day)?.probability
  }

  /// P(ended by any cause by the day); `nil` as for one cause.
  public func probabilityOfAny(by day: Int) -> Double? {
    estimateOfAny(by: day)?.probability
  }

  /// The probability of a cause by a day with its uncertainty.
  public func estimate(of cause: String, by day: Int) -> IncidenceEstimate? {
    estimate(in: causes.firstIndex(of: cause).map { incidences[$0] } ?? [], by: day)
  }

  /// The probability of any cause by a day with its uncertainty.
  public func estimateOfAny(by day: Int) -> IncidenceEstimate? {
    estimate(in: anyIncidence, by: day)
  }

  private func estimate(in curve: [IncidenceEstimate], by day: Int) -> IncidenceEstimate? {
    guard day <= lastDay || anyIncidence.last?.probability == 1 else { return nil }
    let passed = days.partitioningIndex { $0 > day }
    guard passed > 0, !curve.isEmpty else {
      return IncidenceEstimate(probability: 0, standardError: 0)
    }
    return curve[passed - 1]
  }
}

extension [Int] {
  /// The first position whose value satisfies a condition that, once true, stays so.
  fileprivate func partitioningIndex(where isAfter: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
