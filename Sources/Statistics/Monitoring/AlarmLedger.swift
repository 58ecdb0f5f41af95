import Foundation

/// Groups watched side by side, with a false-alarm rate for all of them together.
///
/// An alarm is raised for a group when its evidence reaches G/α. Under no change in any of the G
/// groups the probability of any alarm, ever, is at most α (Ville's inequality and Bonferroni's),
/// whatever the groups have to do with one another.
struct AlarmLedger: Sendable, Hashable, Codable {
  let groups: [String]
  let falseAlarmRate: Double
  private(set) var alarms: [DriftAlarm] = []

  init(groups: [String], falseAlarmRate: Double) {
    precondition(!groups.isEmpty, "there must be a group to watch")
    precondition(Set(groups).count == groups.count, "each group is watched once")
    precondition(
      falseAlarmRate > 0 && falseAlarmRate < 1, "the false-alarm rate must be between 0 and 1")
    self.groups = groups
    self.falseAlarmRate = falseAlarmRate
  }

  var alarmLogEvidence: Double { log(Double(groups.count) / falseAlarmRate) }

  /// Keeps those that have evidence enough, of groups that had no alarm before.
  ///
  /// - Parameter standings: Where each group stands this week.
  /// - Returns: Alarms raised this week.
  mutating func record(_ standings: [DriftAlarm]) -> [DriftAlarm] {
    let raised = Set(alarms.map(\.group))
    let new = standings.filter {
      $0.logEvidence >= alarmLogEvidence && !raised.contains($0.group)
    }
    alarms += new
    return new
  }
}
