import Claims
import Testing
import Worklists

struct WorklistTests {
  func randomCandidates(_ count: Int, _ random: inout SeededGenerator) -> [Candidate] {
    (0..<count).map { id in
      let recoverable: Estimate<Money> =
        Int.random(in: 0..<8, using: &random) == 0
        ? .unknown(reason: "no contract row")
        : .known(Money(cents: Int.random(in: -2_000...400_000, using: &random)), source: "x")
      let alarm = monday.adding(days: Int.random(in: -40...150, using: &random))
      let open = Int.random(in: 0..<12, using: &random)
      return candidate(
        id: id,
        denial(
          key: "K\(Int.random(in: 0..<count, using: &random))",
          isAppealable: Int.random(in: 0..<10, using: &random) > 0, recoverable: recoverable,
          status: open == 0 ? .appealed : .open),
        probability: Double.random(in: 0...1, using: &random),
        deadline: deadline(
          alarm: alarm, limit: alarm.adding(days: 5),
          standing: FilingDeadline.Standing.allCases.randomElement(using: &random) ?? .assumed),
        effort: effort(minutes: Int.random(in: 5...120, using: &random)),
        isExtrapolated: Bool.random(using: &random))
    }
  }

  func lines(_ list: Worklist) -> [Worklist.Line] {
    list.selected + list.deferred.map(\.line) + list.expired + list.notAppealable
  }

  @Test(arguments: [0, 60, 480, 2400, 100_000])
  func `every candidate is in exactly one part, and the minutes suffice`(minutes: Int) {
    var random = SeededGenerator(state: UInt64(minutes) + 1)
    for _ in 0..<20 {
      let candidates = randomCandidates(150, &random)
      let list = Worklist(ranking: candidates, on: monday, minutes: minutes)
      #expect(list.count == candidates.count)
      #expect(lines(list).map(\.candidate.id).sorted() == candidates.map(\.id))
      #expect(list.minutesSelected <= minutes)
      #expect(list.selected.map(\.rank) == Array(1..<(list.selected.count + 1)))
      #expect(lines(list).allSatisfy { !$0.reasons.isEmpty })
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `input order does not matter`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let candidates = randomCandidates(120, &random)
    let list = Worklist(ranking: candidates, on: monday, minutes: 900)
    #expect(
      Worklist(ranking: candidates.shuffled(using: &random), on: monday, minutes: 900) == list)
    #expect(Worklist(ranking: candidates.reversed(), on: monday, minutes: 900) == list)
  }

  @Test func `equal worth and deadline are ordered by key, then number`() {
    let pairs = [(1, "B"), (2, "A"), (3, "B")]
    let list = Worklist(
      ranking: pairs.map { candidate(id: $0, denial(key: $1)) }, on: monday, minutes: 600)
    #expect(list.selected.map(\.candidate.id) == [2, 1, 3])
  }

  @Test(arguments: FilingDeadline.Standing.allCases)
  func `a deadline that passed expires only when stated or sourced`(
    standing: FilingDeadline.Standing
  ) {
    let past = deadline(alarm: monday.adding(days: -1), standing: standing)
    let list = Worklist(ranking: [candidate(deadline: past)], on: monday, minutes: 600)
    if standing == .assumed {
      let asked = list.deferred(for: .deadlineUnconfirmed)
      #expect(list.expired.isEmpty)
      #expect(asked.first?.reasons.contains(.assumedDeadlinePassed(alarm: past.alarm)) == true)
    } else {
      #expect(list.expired.count == 1)
      #expect(list.selected.isEmpty)
    }
  }

  @Test func `between the safe day and the last day a denial is still worked, with a warning`() {
    let late = deadline(alarm: monday.adding(days: -2), limit: monday)
    let list = Worklist(ranking: [candidate(deadline: late)], on: monday, minutes: 600)
    #expect(list.selected.first?.reasons.contains(.alarmPassed(limit: monday)) == true)
    let tomorrow = Worklist(
      ranking: [candidate(deadline: late)], on: monday.adding(days: 1), minutes: 600)
    #expect(tomorrow.expired.count == 1)
  }

  @Test func `no minutes select nothing and lose nothing`() {
    let list = Worklist(ranking: [candidate()], on: monday, minutes: 0)
    #expect(list.selected.isEmpty)
    #expect(list.deferred(for: .outOfMinutes).count == 1)
    #expect(list.expectedNetWithoutRoom == Money(cents: 47_000))
  }

  @Test func `unknown dollars are listed apart and never as zero`() throws {
    let unknown = candidate(denial(recoverable: .unknown(reason: "no contract row")))
    let list = Worklist(ranking: [unknown], on: monday, minutes: 600)
    let line = try #require(list.deferred(for: .unknownValue).first)
    #expect(line.value.mark == .unknown)
    #expect(line.reasons.first?.description.contains("no contract row") == true)
  }

  @Test(arguments: [0, 5_999, 6_000])
  func `what does not bring more than it costs is not worked`(cents: Int) {
    let poor = candidate(denial(recoverable: .known(Money(cents: cents), source: "x")))
    let list = Worklist(ranking: [poor], on: monday, minutes: 600)
    #expect(list.deferred(for: .costsMoreThanItBrings).count == 1)
  }

  @Test(arguments: Denial.Status.allCases.filter { $0 != .open })
  func `only open denials are worked`(status: Denial.Status) {
    let list = Worklist(ranking: [candidate(denial(status: status))], on: monday, minutes: 600)
    #expect(list.deferred(for: .notOpen).count == 1)
  }

  @Test func `what cannot be appealed says what to do instead`() {
    let unprocessable = denial(route: .resubmit, isAppealable: false)
    let list = Worklist(ranking: [candidate(unprocessable)], on: monday, minutes: 600)
    #expect(list.notAppealable.first?.reasons.first?.description.contains("resubmit") == true)
    let none = Worklist(ranking: [candidate(denial(route: .none))], on: monday, minutes: 600)
    #expect(none.notAppealable.count == 1)
  }

  @Test func `what nobody has read the reason of waits for a reader, with its clock and dollars`()
    throws
  {
    let unread = denial(route: .needsHuman, isAppealable: false)
    let list = Worklist(ranking: [candidate(unread)], on: monday, minutes: 600)
    #expect(list.notAppealable.isEmpty)
    let line = try #require(list.deferred(for: .reasonUnread).first)
    #expect(line.nextAction == "read-letter-or-ask-payer")
    #expect(line.value.mark == .unknown && line.expectedNet == nil && !line.bringsNothing)
    #expect(line.reasons.first?.description.contains("read the letter, or ask the payer") == true)
    let late = deadline(alarm: monday.adding(days: -1), standing: .stated)
    let expired = Worklist(
      ranking: [candidate(unread, deadline: late)], on: monday, minutes: 600)
    #expect(expired.expired.count == 1)
  }

  @Test func `what must start this week goes before what is worth more an hour and can wait`() {
    let due = candidate(
      id: 1, denial(key: "due"), deadline: deadline(alarm: monday.adding(days: 10)))
    let rich = candidate(
      id: 2, denial(key: "rich", recoverable: .known(Money(cents: 900_000), source: "x")),
      deadline: deadline(alarm: monday.adding(days: 100)))
    let one = Worklist(ranking: [rich, due], on: monday, minutes: 60)
    #expect(one.selected.map(\.candidate.id) == [1])
    #expect(one.deferred(for: .laterWeek).map(\.candidate.id) == [2])
    let two = Worklist(ranking: [rich, due], on: monday, minutes: 120)
    #expect(two.selected.map(\.candidate.id) == [1, 2])
  }

  @Test func `what is due within the week comes first, by its day, whatever it is worth`() {
    let list = Worklist(
      ranking: [
        candidate(id: 1, deadline: deadline(alarm: monday.adding(days: 9))),
        candidate(
          id: 2, denial(key: "small", recoverable: .known(Money(cents: 20_000), source: "x")),
          deadline: deadline(alarm: monday.adding(days: 3))),
        candidate(
          id: 3, denial(key: "today", recoverable: .known(Money(cents: 10_000), source: "x")),
          deadline: deadline(alarm: monday)),
      ], on: monday, minutes: 600)
    #expect(list.selected.map(\.candidate.id) == [3, 2, 1])
  }

  @Test(arguments: [(7, [2, 1]), (8, [1, 2])])
  func `a line that says seven days left is due within seven days`(days: Int, order: [Int]) {
    let list = Worklist(
      ranking: [
        candidate(id: 1, deadline: deadline(alarm: monday.adding(days: 9))),
        candidate(
          id: 2, denial(key: "small", recoverable: .known(Money(cents: 20_000), source: "x")),
          deadline: deadline(alarm: monday.adding(days: days))),
      ], on: monday, minutes: 600)
    #expect(list.selected.map(\.candidate.id) == order)
  }

  @Test func `of two that must start in one hour the better is chosen, over the other`() {
    let soon = deadline(alarm: monday.adding(days: 10))
    let better = candidate(id: 1, denial(key: "b"), probability: 0.6, deadline: soon)
    let worse = candidate(id: 2, denial(key: "w"), probability: 0.5, deadline: soon)
    let list = Worklist(ranking: [worse, better], on: monday, minutes: 60)
    #expect(list.selected.map(\.candidate.id) == [1])
    #expect(
      list.selected.first?.reasons.contains(
        .ahead(ofDenial: 2, perHour: Money(cents: 47_000))) == true)
    #expect(list.deferred(for: .outOfMinutes).map(\.candidate.id) == [2])
  }

  @Test func `a chance beyond the data says so on its line`() {
    let list = Worklist(
      ranking: [candidate(isExtrapolated: true)], on: monday, minutes: 600)
    #expect(list.selected.first?.reasons.contains(.extrapolated) == true)
  }
}
