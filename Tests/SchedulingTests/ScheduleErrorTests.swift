import Scheduling
import Testing

struct ScheduleErrorTests {
  private func job(
    _ id: Int = 0, value: Int = 100, minutes: [Int] = [30], lastWeek: Int = 0
  ) -> ScheduleProblem.Job {
    ScheduleProblem.Job(id: id, value: value, minutes: minutes, lastWeek: lastWeek)
  }

  @Test func `refuses what is no staff`() {
    #expect(throws: ScheduleError.noStaff) { try ScheduleProblem(jobs: [], capacity: []) }
    #expect(throws: ScheduleError.noStaff) { try ScheduleProblem(jobs: [], capacity: [[]]) }
    #expect(throws: ScheduleError.negativeStaff(week: 1)) {
      try ScheduleProblem(jobs: [], capacity: [[60], [-1]])
    }
    #expect(throws: ScheduleError.unlikeWeeks(week: 1)) {
      try ScheduleProblem(jobs: [], capacity: [[60], [60, 60]])
    }
  }

  @Test func `refuses jobs that cannot be planned`() {
    func refuses(_ jobs: [ScheduleProblem.Job], _ error: ScheduleError) {
      #expect(throws: error) { try ScheduleProblem(jobs: jobs, capacity: [[60]]) }
    }
    refuses([job(minutes: [-5])], .negative(job: 0))
    refuses([job(value: -1)], .negative(job: 0))
    refuses([job(minutes: [0])], .noMinutes(job: 0))
    refuses([job(minutes: [30, 30])], .unlikePools(job: 0))
    refuses([job(7), job(7)], .twice(job: 7))
    refuses([job(0, value: .max / 4)], .tooMuch)
  }

  @Test func `no week is idle while a later one has work that fits it`() throws {
    let jobs = (0..<5).map { job($0, value: 100 + $0, minutes: [30], lastWeek: 20) }
    let plan = try ScheduleProblem(jobs: jobs, capacity: Array(repeating: [60], count: 21)).plan()
    #expect(plan.weeks.compactMap(\.self).sorted() == [0, 0, 1, 1, 2])
    #expect(plan.weeks[4] == 0 && plan.weeks[0] == 2, "what brings most is done first")
  }

  @Test func `a week without minutes, and a job longer than any week, are no errors`() throws {
    let none = try ScheduleProblem(jobs: [job()], capacity: [[0]]).plan()
    #expect(none.weeks == [nil] && none.value == 0 && none.isBest)
    let long = try ScheduleProblem(jobs: [job(minutes: [90])], capacity: [[60]]).plan()
    #expect(long.weeks == [nil])
    #expect(long.lack(ofJobAt: 0)?.minutes == [30])
  }

  @Test func `weeks without staff before others leave the bound close`() throws {
    let jobs = (0..<50).map { job($0, value: 1000 + $0, lastWeek: 1) }
    let plan = try ScheduleProblem(jobs: jobs, capacity: [[0], [300]]).plan()
    #expect(plan.isBest)
    #expect(plan.weeks.compactMap(\.self).count == 10)
  }
}
