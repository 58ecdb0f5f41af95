import Foundation
import Scheduling
import Testing

/// Single machine, due days, weights: optima found by trying every subset.
struct RunningOverTests {
  private struct Golden: Decodable {
    struct Instance: Decodable {
      let processing, due: [Int]
      let weight: [Double]
      let max_on_time: Int
      let max_weight_on_time: Double
    }
    let instances: [Instance]
  }

  private static let shared = ProcessInfo.processInfo.environment["OVERTURN_SHARED"]

  private func problem(_ golden: Golden.Instance, values: [Int]) throws -> ScheduleProblem {
    // A week of one minute: the day due is the number of weeks.
    let jobs = values.indices.map { index in
      ScheduleProblem.Job(
        id: index, value: values[index], minutes: [golden.processing[index]],
        lastWeek: golden.due[index] - 1)
    }
    return try ScheduleProblem(
      jobs: jobs, capacity: Array(repeating: [1], count: golden.due.max() ?? 1))
  }

  @Test(.enabled(if: shared != nil, "needs the shared golden references"))
  func `has the golden optima of one machine with due days, weighted and counted`() throws {
    let path = try #require(Self.shared) + "/golden/ref_scheduling.json"
    let golden = try JSONDecoder().decode(
      Golden.self, from: Data(contentsOf: URL(filePath: path)))
    #expect(golden.instances.count == 12)
    for instance in golden.instances {
      let cents = instance.weight.map { Int(($0 * 100).rounded()) }
      let weighted = try problem(instance, values: cents).mostValueRunningOver
      #expect(weighted == Int((instance.max_weight_on_time * 100).rounded()))
      let counted = try problem(instance, values: cents.map { _ in 1 }).mostValueRunningOver
      #expect(counted == instance.max_on_time)
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `work that may run over brings no less than work kept whole in weeks`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    for _ in 0..<40 {
      let problem = try Recipe().problem(&random)
      #expect(problem.mostValueRunningOver >= problem.bestByTrying())
    }
  }

  @Test func `a job longer than a week runs over, but is not kept whole`() throws {
    let job = ScheduleProblem.Job(id: 0, value: 100, minutes: [90], lastWeek: 1)
    let problem = try ScheduleProblem(jobs: [job], capacity: [[60], [60]])
    #expect(problem.mostValueRunningOver == 100)
    #expect(problem.plan().weeks == [nil])
    #expect(problem.plan().isBest)
  }
}
