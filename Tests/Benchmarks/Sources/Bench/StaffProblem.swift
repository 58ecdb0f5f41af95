import Foundation
import Scheduling
import Statistics

/// Open denials under minutes of three skills over half a year, as a plan sees them.
///
/// Values are skewed, as dollars are; minutes are multiples of five; one denial in five takes a second
/// skill; six people of each ten are billers. There is work for four times the staff.
struct StaffProblem {
  static let weeks = 26
  let jobs: Int

  /// Written for the peers: minutes of each skill in a week, then value, last week and minutes of each
  /// denial.
  func write(to path: String) throws {
    let problem = try problem()
    var text = problem.capacity[0].map(String.init).joined(separator: ",") + "\n"
    for job in problem.jobs {
      let numbers = [job.value, job.lastWeek] + job.minutes
      text += numbers.map(String.init).joined(separator: ",") + "\n"
    }
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  func plan() throws -> Measurement {
    let problem = try problem()
    var measured = Measurement()
    let schedule = measured.time { problem.plan() }
    measured["value"] = Double(schedule.value) / 100
    measured["bound"] = Double(schedule.bound) / 100
    measured["accepted"] = Double(schedule.weeks.count { $0 != nil })
    measured.notePeak()
    return measured
  }

  private func problem() throws -> ScheduleProblem {
    var random = RandomSource(seed: 20_261_126)
    let jobs = (0..<jobs).map { id in
      let skill = random.categorical([6, 3, 1])
      var minutes = [0, 0, 0]
      minutes[skill] = 5 * Int.random(in: 1...24, using: &random)
      if random.bernoulli(0.2) {
        minutes[(skill + 1) % 3] = 5 * Int.random(in: 1...12, using: &random)
      }
      let dollars = 1500 * exp(1.1 * random.normal())
      return ScheduleProblem.Job(
        id: id, value: 1 + Int(100 * dollars), minutes: minutes,
        lastWeek: Int.random(in: 0..<Self.weeks, using: &random))
    }
    let all = jobs.reduce([0, 0, 0]) { zip($0, $1.minutes).map { $0 + $1 } }
    let week = all.map { $0 / 4 / Self.weeks }
    return try ScheduleProblem(
      jobs: jobs, capacity: Array(repeating: week, count: Self.weeks))
  }
}
