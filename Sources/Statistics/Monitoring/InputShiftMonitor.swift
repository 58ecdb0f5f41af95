/// Watches, group by group and week by week, whether a categorical input is still distributed as
/// it was.
///
/// **False alarms**: if within every group the items of reference and weeks are independent with
/// the same shares, whatever these are, the probability that any alarm is ever raised is at most
/// ``falseAlarmRate``, over all groups and weeks together; see ``ShareChangeEvidence``. Items that
/// come in bunches are not independent, and seasons are changes. It says that there is a change,
/// not that it matters: look at the shares, and at calibration.
///
/// The first change is what is looked for. After an alarm that is accepted, start anew with a new
/// reference.
public struct InputShiftMonitor: Sendable, Hashable, Codable {
  /// A group's counts in the period it is compared with.
  public struct Reference: Sendable, Hashable, Codable {
    public let group: String
    /// Items in each category; give categories that may yet come a place of their own.
    public let counts: [Int]

    public init(group: String, counts: [Int]) {
      self.group = group
      self.counts = counts
    }
  }

  /// For each group its evidence so far.
  public private(set) var evidence: [ShareChangeEvidence]
  private var ledger: AlarmLedger

  /// Starts watching.
  ///
  /// - Parameters:
  ///   - references: One for each group.
  ///   - falseAlarmRate: α, for all groups and weeks together.
  ///   - meanWait: In how many weeks a change is expected.
  /// - Throws: ``MonitoringError/invalidCounts(group:)``.
  public init(
    references: [Reference], falseAlarmRate: Double = 0.05, meanWait: Double = 104
  ) throws(MonitoringError) {
    if let bad = references.first(where: { $0.counts.isEmpty || $0.counts.contains { $0 < 0 } }) {
      throw .invalidCounts(group: bad.group)
    }
    evidence = references.map { ShareChangeEvidence(reference: $0.counts, meanWait: meanWait) }
    ledger = AlarmLedger(groups: references.map(\.group), falseAlarmRate: falseAlarmRate)
  }

  /// α, for all groups and weeks together.
  public var falseAlarmRate: Double { ledger.falseAlarmRate }
  public var groups: [String] { ledger.groups }
  /// The first alarm of each group, in the order they were raised; ``DriftAlarm/alternative`` is
  /// the category whose share moved most.
  public var alarms: [DriftAlarm] { ledger.alarms }
  /// log E at which a group's alarm is raised, log(G/α).
  public var alarmLogEvidence: Double { ledger.alarmLogEvidence }

  /// Takes in a week.
  ///
  /// - Parameter counts: For each group, in the order of ``groups``, the items in each category.
  /// - Returns: Alarms raised this week.
  /// - Throws: ``MonitoringError/invalidCounts(group:)``; the week then counts as not seen.
  public mutating func observe(counts: [[Int]]) throws(MonitoringError) -> [DriftAlarm] {
    precondition(counts.count == groups.count, "counts are needed for every group")
    for (group, week) in counts.enumerated()
    where week.count != evidence[group].counts.count || week.contains(where: { $0 < 0 }) {
      throw .invalidCounts(group: groups[group])
    }
    for (group, week) in counts.enumerated() { evidence[group].advance(counts: week) }
    return ledger.record(
      evidence.enumerated().map { group, evidence in
        DriftAlarm(
          group: groups[group], week: evidence.weeks, likelyStart: evidence.likelyStart,
          logEvidence: evidence.logEvidence, alternative: evidence.movedCategory)
      })
  }
}
