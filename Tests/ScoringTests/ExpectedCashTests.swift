import Claims
import Scoring
import Statistics
import Testing

/// When decisions come and what they bring, by payer, with appeals pending: on simulated truth.
struct ExpectedCashTests {
  @Test func `each payer gets its own pace, and pending appeals do not distort the share won`()
    throws
  {
    let appeals = Self.appeals(800)
    let course = try #require(Self.course(appeals))
    #expect(course.pending > 80)
    for habit in Self.habits {
      let row = Self.predictors.row(
        of: try #require(appeals.first { $0.habit.name == habit.name }).denial)
      let incidence = try course.incidence(of: row)
      // 400 appeals of a payer put 2.5 % on a share; half-months are drawn together a little.
      #expect(
        abs(try #require(incidence.probability(of: "won", by: 120)) - habit.chance) < 0.08)
      let early = try #require(incidence.probability(of: "won", by: 45))
      #expect(habit.name == "Fast" ? early > 0.6 : early < 0.08, "\(habit.name) \(early)")
    }
    // The slow payer's decided appeals alone, and its pending ones taken as lost, mislead.
    let recent = appeals.filter {
      $0.habit.name == "Slow" && Self.asOf.days(since: $0.filed) < 100
    }
    let known = recent.filter { $0.decided <= Self.asOf }
    let share = { (of: [Appeal]) in
      Double(known.count(where: \.isWon)) / Double(of.count)
    }
    #expect(share(known) > 0.5 && share(recent) < 0.3, "\(share(known)) \(share(recent))")
  }

  @Test func `cash by month is what comes in, of pending appeals and of those filed today`() throws
  {
    let appeals = Self.appeals(800)
    let course = try #require(Self.course(appeals))
    let pending = appeals.filter { $0.decided > Self.asOf }
    let cash = ExpectedCash(
      of: pending.map { appeal in
        ExpectedCash.Case(
          row: Self.predictors.row(of: appeal.denial), filedDay: appeal.filed,
          chance: appeal.habit.chance, amount: Self.amount, isAppealed: true)
      }, course: course, asOf: Self.asOf)
    #expect(cash.appealed.cases == pending.count && cash.appealed.counted == pending.count)
    #expect(cash.months.first.map { [$0.year, $0.month] } == [2025, 12])
    #expect(cash.months.first?.appealed == .zero)
    var (expected, actual) = (0, 0)
    for month in cash.months {
      let won = pending.count {
        $0.isWon && $0.decided.civil.year == month.year && $0.decided.civil.month == month.month
      }
      expected += month.appealed.cents
      actual += won * Self.amount.cents
      // Three binomial errors of about sixty pending appeals a month, and the half-months' bluntness.
      #expect(
        abs(month.appealed.cents - won * Self.amount.cents) < 14 * Self.amount.cents,
        "\(month) \(won)")
    }
    #expect(abs(Double(expected) / Double(actual) - 1) < 0.2, "\(expected) \(actual)")
  }

  @Test func `the months of an appeal add up to its chance times its amount, to the cent`() throws {
    let appeals = Self.appeals(400)
    let course = try #require(Self.course(appeals))
    var random = RandomSource(seed: 7)
    for index in 0..<200 {
      let tenThousandths = Int(random.uniform() * 10_000)
      let amount = Money(cents: Int(random.uniform() * 5_000_000))
      let cash = ExpectedCash(
        of: [
          ExpectedCash.Case(
            row: Self.predictors.row(of: appeals[index].denial), filedDay: Self.asOf,
            chance: Double(tenThousandths) / 10_000, amount: amount, isAppealed: false)
        ], course: course, asOf: Self.asOf)
      #expect(
        cash.months.reduce(0) { $0 + $1.selected.cents }
          == (amount.cents * tenThousandths + 5_000) / 10_000)
      #expect(cash.months.allSatisfy { $0.selected >= .zero })
    }
  }

  @Test func `the months of a win add up to one, and begin when it can come`() throws {
    let appeals = Self.appeals(400)
    let course = try #require(Self.course(appeals))
    let row = Self.predictors.row(
      of: try #require(appeals.first { $0.habit.name == "Slow" }).denial)
    let filed = Self.asOf.adding(days: 63)
    let months = ExpectedCash.months(from: Self.asOf, through: filed.adding(days: 120))
    let shares = { (chance: Double?) in
      ExpectedCash.shares(
        of: ExpectedCash.Case(
          row: row, filedDay: filed, chance: chance, amount: nil, isAppealed: false),
        among: months, course, on: Self.asOf)
    }
    let found = try #require(shares(0.4))
    #expect(months.count == 8 && found.count == 8)
    #expect(abs(found.reduce(0, +) - 1) < 1e-9)
    // Filed on 4 March and won 50 to 90 days later: not before the end of April, but for bluntness.
    #expect(found[0...2].allSatisfy { $0 == 0 } && found[3] < 0.1 && found[4] + found[5] > 0.8)
    // How likely it is moves no month; without a chance there is none.
    let likely = try #require(shares(0.8))
    #expect(zip(likely, found).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(shares(nil) == nil)
  }

  @Test func `payment comes as long after the decision as wins were paid before`() throws {
    let appeals = Self.appeals(400)
    let course = try #require(Self.course(appeals))
    let row = Self.predictors.row(
      of: try #require(appeals.first { $0.habit.name == "Fast" }).denial)
    let months = ExpectedCash.months(from: Self.asOf, through: Self.asOf.adding(days: 240))
    let shares = { (lags: [Int]?, filedDaysAgo: Int) in
      try #require(
        ExpectedCash.shares(
          of: ExpectedCash.Case(
            row: row, filedDay: Self.asOf.adding(days: -filedDaysAgo), chance: 0.5, amount: nil,
            isAppealed: true),
          among: months, course, paidAfter: lags.map { PaymentLag.Distribution($0) },
          on: Self.asOf))
    }
    for waited in [0, 15] {
      let decided = try shares(nil, waited)
      #expect(try zip(shares([0], waited), decided).allSatisfy { abs($0 - $1) < 1e-12 })
      // December's last day is the as-of day: 31 days on, January's decisions are paid in February.
      let (late, half) = (try shares([31], waited), try shares([0, 31], waited))
      #expect(abs(late.reduce(0, +) - 1) < 1e-9 && abs(half.reduce(0, +) - 1) < 1e-9)
      #expect(decided[1] > 0.7 && late[0] == 0 && late[1] < 0.05 && late[2] > 0.7)
      for month in months.indices {
        #expect(abs(half[month] - (decided[month] + late[month]) / 2) < 1e-9)
      }
    }
  }

  @Test func `what has no amount, no chance or waits past the horizon is in no sum`() throws {
    let appeals = Self.appeals(400)
    let course = try #require(Self.course(appeals))
    let row = Self.predictors.row(of: appeals[0].denial)
    func each(_ chance: Double?, _ amount: Money?, waited: Int = 0) -> ExpectedCash.Case {
      ExpectedCash.Case(
        row: row, filedDay: Self.asOf.adding(days: -waited), chance: chance, amount: amount,
        isAppealed: waited > 0)
    }
    let cash = ExpectedCash(
      of: [
        each(0.5, Self.amount), each(nil, Self.amount), each(0.5, nil),
        each(0.5, Self.amount, waited: 120),
      ], course: course, asOf: Self.asOf)
    #expect(cash.selected.cases == 3 && cash.selected.counted == 1)
    #expect(cash.appealed.cases == 1 && cash.appealed.counted == 0)
    // Filed today, all of its chance falls into the months.
    let total = cash.months.reduce(0) { $0 + $1.selected.cents }
    #expect(abs(total - Self.amount.cents / 2) <= 5)
  }

  @Test func `with the wait for payment the same dollars come in later months`() throws {
    let appeals = Self.appeals(400)
    let course = try #require(Self.course(appeals))
    let row = Self.predictors.row(
      of: try #require(appeals.first { $0.habit.name == "Fast" }).denial)
    let paid = (0..<10).map { number in
      var denial = Sample.denial(
        "paid \(number)", status: .overturned, decided: "2025-03-01",
        appeals: [
          Sample.appeal(filed: "2025-02-01", outcome: .overturned, decided: "2025-03-01")
        ])
      denial.recoveryPaymentDay = Sample.day("2025-03-01").adding(days: 31)
      return denial
    }
    func cash(_ lag: PaymentLag?) -> ExpectedCash {
      ExpectedCash(
        of: [
          ExpectedCash.Case(
            row: row, filedDay: Self.asOf, chance: 0.5, amount: Self.amount, isAppealed: true)
        ], course: course, paidAfter: lag, asOf: Self.asOf)
    }
    let (decided, waited) = (cash(nil), cash(PaymentLag(of: paid, asOf: Self.asOf)))
    let total = { (cash: ExpectedCash) in cash.months.reduce(0) { $0 + $1.appealed.cents } }
    #expect(abs(total(decided) - total(waited)) <= 5)
    // Decided in January at the latest, paid 31 days later.
    #expect(decided.months[1].appealed.cents > total(decided) / 2)
    #expect(waited.months[1].appealed.cents < total(decided) / 10)
    #expect(waited.months[2].appealed.cents > total(decided) / 2)
    #expect(decided.lag == nil && waited.lag?.pooled?.longest == 31)
  }

  @Test func `surgery not yet performed is in no month, and its dollars are told apart`() throws {
    let appeals = Self.appeals(400)
    let course = try #require(Self.course(appeals))
    let row = Self.predictors.row(of: appeals[0].denial)
    func each(isAppealed: Bool, isBeforeSurgery: Bool) -> ExpectedCash.Case {
      ExpectedCash.Case(
        row: row, filedDay: Self.asOf, chance: 0.5, amount: Self.amount, isAppealed: isAppealed,
        isBeforeSurgery: isBeforeSurgery)
    }
    let cash = ExpectedCash(
      of: [
        each(isAppealed: false, isBeforeSurgery: true),
        each(isAppealed: true, isBeforeSurgery: true),
        each(isAppealed: true, isBeforeSurgery: false),
      ], course: course, asOf: Self.asOf)
    #expect(cash.months.allSatisfy { $0.selected == .zero })
    let timed = cash.months.reduce(0) { $0 + $1.appealed.cents }
    for amount in [timed, cash.beforeSurgery.selected.cents, cash.beforeSurgery.appealed.cents] {
      #expect(abs(amount - Self.amount.cents / 2) <= 5)
    }
    #expect(cash.selected.counted == 1 && cash.appealed.counted == 2)
  }
}
