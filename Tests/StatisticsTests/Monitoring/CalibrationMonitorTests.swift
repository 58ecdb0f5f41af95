import Foundation
import Statistics
import Testing

struct CalibrationMonitorTests {
  private let groups = ["a", "b", "c", "d"]

  /// Weeks of ten outcomes to a group, each group's log-odds off by what the week says.
  ///
  /// - Returns: The monitor after the last week.
  private func watched(
    weeks: Int, tolerance: Double, falseAlarmRate: Double = 0.05, seed: UInt64,
    shift: (_ group: Int, _ week: Int) -> Double
  ) throws -> CalibrationMonitor {
    var random = RandomSource(seed: seed)
    var monitor = CalibrationMonitor(
      groups: groups, falseAlarmRate: falseAlarmRate, tolerance: tolerance)
    for week in 1...weeks {
      let rows = groups.indices.flatMap { [Int](repeating: $0, count: 10) }
      let logOdds = rows.map { _ in random.normal() }
      _ = try monitor.observe(
        probabilities: logOdds.map(expit),
        outcomes: zip(rows, logOdds).map { random.bernoulli(expit($1 + shift($0, week))) },
        groups: rows.map { groups[$0] })
    }
    return monitor
  }

  // Over 52 weeks of 40 outcomes: 4.5 % at α = 0.2 without a shift or tolerance, 2.5 % with every
  // group at the edge of the tolerance; the rest of α is kept for all the weeks after.
  @Test(arguments: [(0, 0), (0.2, 0.2), (0.2, 0.1)])
  func `false alarms in a year are fewer than the rate stated for ever`(
    tolerance: Double, shift: Double
  ) throws {
    let alarmed = try (0..<100).count { sample in
      let monitor = try watched(
        weeks: 52, tolerance: tolerance, falseAlarmRate: 0.2, seed: 1_000 + UInt64(sample)
      ) { group, _ in group % 2 == 0 ? shift : -shift }
      return !monitor.alarms.isEmpty
    }
    // 20 of 100 is the bound, its standard error 4.
    #expect(alarmed <= 28)
  }

  @Test func `off by more than the tolerance is an alarm, off by less is none`() throws {
    let over = try watched(weeks: 200, tolerance: 0.1, seed: 1) { _, _ in 0.6 }
    #expect(over.alarms.count == 4)
    let under = try watched(weeks: 200, tolerance: 0.4, seed: 1) { _, _ in 0.35 }
    #expect(under.alarms.isEmpty)
  }

  // With ten outcomes a week in each of four groups and α = 0.05 for all of them. In 100 samples
  // the median was 12 weeks and nine in ten took 19; a shift of 0.5 took a median of 46.
  @Test(arguments: [1.0, -1.0])
  func `a shift of 1 in one group's log-odds is found in 12 weeks at the median, 19 in nine of ten`(
    size: Double
  ) throws {
    var delays: [Int] = []
    for sample in 0..<40 {
      let monitor = try watched(weeks: 70, tolerance: 0.1, seed: 5_000 + UInt64(sample)) {
        $0 == 1 && $1 >= 27 ? size : 0
      }
      guard let alarm = monitor.alarms.first else { continue }
      #expect(monitor.alarms.map(\.group) == ["b"])
      #expect(monitor.shifts[alarm.alternative] * size > 0)
      #expect(alarm.logEvidence >= log(80))
      delays.append(alarm.week - 26)
    }
    #expect(delays.count == 40)
    delays.sort()
    #expect(delays[20] <= 14)
    #expect(delays[36] <= 23)
  }

  @Test func `the start of the change is found to within a few weeks`() throws {
    var errors: [Int] = []
    for sample in 0..<30 {
      let monitor = try watched(weeks: 70, tolerance: 0.1, seed: 9_000 + UInt64(sample)) {
        $0 == 2 && $1 >= 31 ? 1.5 : 0
      }
      errors.append(abs(try #require(monitor.alarms.first).likelyStart - 31))
    }
    #expect(errors.sorted()[15] <= 2)
    #expect(errors.sorted()[27] <= 9)
  }

  @Test func `a week without outcomes passes and costs nothing but time`() throws {
    var monitor = CalibrationMonitor(groups: ["a"], meanWait: 10)
    for _ in 0..<3 {
      #expect(try monitor.observe(probabilities: [], outcomes: [], groups: []).isEmpty)
    }
    let evidence = try #require(monitor.evidence.first)
    #expect(evidence.weeks == 3)
    #expect(abs(evidence.logEvidence) < 1e-12)
  }

  @Test func `one row moves the evidence by the mean likelihood ratio of the alternatives`() throws
  {
    var monitor = CalibrationMonitor(
      groups: ["a"], tolerance: 0, shifts: [1], meanWait: 4)
    _ = try monitor.observe(probabilities: [0.3], outcomes: [true], groups: ["a"])
    // Half the prior that starts in the first week, 1/4, goes up and half down.
    let (up, down) = (expit(logit(0.3) + 1) / 0.3, expit(logit(0.3) - 1) / 0.3)
    expectClose(
      exp(try #require(monitor.evidence.first).logEvidence), 0.75 + (up + down) / 8,
      relative: 1e-12)
  }

  @Test func `a monitor written down and read again goes on as before`() throws {
    let fresh = CalibrationMonitor(groups: ["a"])
    #expect(
      try JSONDecoder().decode(CalibrationMonitor.self, from: JSONEncoder().encode(fresh)) == fresh)
    var monitor = try watched(weeks: 40, tolerance: 0.1, seed: 2) { $0 == 0 && $1 > 20 ? 1 : 0 }
    var copy = try JSONDecoder().decode(
      CalibrationMonitor.self, from: JSONEncoder().encode(monitor))
    #expect(copy == monitor)
    let week = ([0.4, 0.7], [true, false], ["a", "b"])
    _ = try monitor.observe(probabilities: week.0, outcomes: week.1, groups: week.2)
    _ = try copy.observe(probabilities: week.0, outcomes: week.1, groups: week.2)
    #expect(copy == monitor)
  }

  @Test func `an unknown group or a certain prediction is refused and the week not counted`() {
    var monitor = CalibrationMonitor(groups: ["a"])
    #expect(throws: MonitoringError.undeclaredGroup(row: 2)) {
      try monitor.observe(
        probabilities: [0.5, 0.5], outcomes: [true, true], groups: ["a", "stranger"])
    }
    #expect(throws: MonitoringError.certain(row: 1)) {
      try monitor.observe(probabilities: [1], outcomes: [true], groups: ["a"])
    }
    #expect(monitor.evidence.first?.weeks == 0)
  }
}
