import Claims
import Testing

@testable import Worklists

/// What a later minute is worth, and what a list makes of it.
struct ArrivingWorkTests {
  private func arrivals(_ nets: Int..., minutes: Int = 60, skill: Skill = .nurse) -> [(
    net: Money, work: [Skill: Int]
  )] {
    nets.map { (Money(cents: $0), [skill: minutes]) }
  }

  private func prices(_ work: ArrivingWork, _ staff: Staff) -> [Money] {
    work.prices(under: staff).map(\.perHour)
  }

  @Test func `a later hour is worth what the first arrival without room would bring`() {
    let work = ArrivingWork(arrivals(50_000, 90_000, 20_000, 70_000), weeks: 1)
    #expect(prices(work, Staff(minutes: 130)) == [Money(cents: 50_000)])
    #expect(prices(work, Staff(minutes: 240)) == [.zero], "all of it fits")
    #expect(prices(work, Staff(minutes: 0)) == [Money(cents: 90_000)])
    let months = ArrivingWork(arrivals(50_000, 90_000, 20_000, 70_000), weeks: 2)
    #expect(
      prices(months, Staff(minutes: 60)) == [Money(cents: 50_000)], "120 minutes in two weeks")
  }

  @Test func `each skill has a price of its own`() {
    let work = ArrivingWork(
      arrivals(50_000, 30_000) + arrivals(9_000, minutes: 30, skill: .biller), weeks: 1)
    let staff = Staff(bySkill: [.nurse: 60, .biller: 600])
    #expect(prices(work, staff) == [.zero, Money(cents: 30_000), .zero])
  }

  @Test func `what costs more than it brings asks for no minutes`() {
    let work = ArrivingWork(arrivals(-500, 0, 40_000), weeks: 1)
    #expect(work.count == 1 && prices(work, Staff(minutes: 60)) == [.zero])
  }

  /// Due in ten days, which is this week at the latest; and for three months.
  private func pair(due: Int, waits: Int) -> [Candidate] {
    [
      candidate(
        id: 1, denial(key: "due", recoverable: .known(Money(cents: due), source: "x")),
        deadline: deadline(alarm: monday.adding(days: 10))),
      candidate(
        id: 2, denial(key: "waits", recoverable: .known(Money(cents: waits), source: "x")),
        deadline: deadline(alarm: monday.adding(days: 90))),
    ]
  }

  private func chosen(due: Int, waits: Int, price: Int, staff: Staff = Staff(minutes: 60)) -> [Int]
  {
    // Nothing fits beside one arrival a week: it is the price.
    let arriving = ArrivingWork(arrivals(price, price), weeks: 1)
    return Worklist(
      ranking: pair(due: due, waits: waits), on: monday, staff: staff, arriving: arriving
    ).selected.map(\.candidate.id)
  }

  @Test func `work worth less than a later hour does not put off what brings more`() {
    // $500 − $30 and $4,500 − $30 an hour.
    #expect(chosen(due: 100_000, waits: 900_000, price: 200_000) == [2])
    #expect(chosen(due: 100_000, waits: 900_000, price: 0) == [1], "free: both are worked")
  }

  @Test func `work worth more than a later hour goes before what can wait`() {
    // Half of what arrives is left undone: waiting risks a sixth of what it is worth above the price.
    #expect(chosen(due: 600_000, waits: 900_000, price: 100_000) == [1])
  }

  @Test func `where no denial is expected later weeks are free, and the list says so`() {
    let none = Staff(minutes: 60).expectingNone()
    #expect(chosen(due: 100_000, waits: 900_000, price: 200_000, staff: none) == [1])
    let list = Worklist(
      ranking: pair(due: 1, waits: 1), on: monday, staff: none,
      arriving: ArrivingWork(arrivals(500, 500), weeks: 1))
    #expect(list.assumption.hasSuffix("no denial is expected to come any more"))
  }

  @Test func `what a priced week leaves is planned, and told by how much it is less than the best`()
  {
    let arriving = ArrivingWork(arrivals(200_000, 200_000), weeks: 1)
    let list = Worklist(
      ranking: pair(due: 100_000, waits: 900_000), on: monday, staff: Staff(minutes: 60),
      arriving: arriving)
    #expect(list.plan.weeks == [2: 0] && list.plan.lateWeeks == [1: 1])
    #expect(list.plan.expectedNet == Money(cents: 447_000))
    #expect(list.plan.bound == Money(cents: 447_000 + 47_000))
    #expect(list.assumption.contains("an hour of a later week is taken to be worth $2,000.00"))
  }
}
