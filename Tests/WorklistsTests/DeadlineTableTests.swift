import Claims
import Testing
import Worklists

struct DeadlineTableTests {
  let notice = day("2026-05-15")

  // Palmetto's own table: an ERA of 2022-05-15 can be appealed until 2022-09-17, 125 days.
  @Test func `Medicare alarms 120 days after the notice and ends 125 days after it`() throws {
    let found = try productTable().deadline(
      for: denial(line: .medicare, paid: day("2022-05-15")), profile: nil)
    #expect(found.alarm == day("2022-09-12"))
    #expect(found.limit == day("2022-09-17"))
    #expect(found.standing == .sourced)
    #expect(found.startName == "payment day")
    #expect(found.verifiedDay == day("2026-06-20"))
  }

  @Test func `Medicare Advantage alarms at 60 days and ends at 65`() throws {
    let table = try productTable()
    let before = table.deadline(
      for: denial(line: .medicareAdvantage, isPreService: true, notice: notice), profile: nil)
    let after = table.deadline(
      for: denial(line: .medicareAdvantage, notice: notice),
      profile: profile(someone, .medicareAdvantage, .government, .nonContracted))
    for found in [before, after] {
      #expect(found.alarm.days(since: notice) == 60)
      #expect(found.limit.days(since: notice) == 65)
      #expect(found.standing == .sourced)
      #expect(found.verification == .secondary)
    }
  }

  @Test(arguments: [PayerProfile.Network.contracted, .unknown])
  func `a contracted practice has no sourced clock of Medicare Advantage after the service`(
    network: PayerProfile.Network
  ) throws {
    let found = try productTable().deadline(
      for: denial(line: .medicareAdvantage, notice: notice),
      profile: profile(someone, .medicareAdvantage, .government, network))
    #expect(found.standing == .assumed)
    #expect(found.alarm.days(since: notice) == 60)
    #expect(!found.isExpired(on: notice.adding(days: 1000)))
  }

  @Test func `the member's 180 days are not a contracted provider's`() throws {
    let table = try productTable()
    let outside = table.deadline(
      for: denial(notice: notice), profile: profile(someone, .commercial, .unknown, .nonContracted))
    #expect(outside.rule == "commercial-member-appeal")
    #expect(outside.standing == .sourced)
    let inside = table.deadline(
      for: denial(notice: notice), profile: profile(someone, .commercial, .unknown, .contracted))
    #expect(inside.standing == .assumed)
    #expect(inside.alarm < outside.alarm)
  }

  @Test(arguments: [
    (PayerProfile.Funding.insured, "NJ", 90), (.insured, "TX", 180), (.selfFunded, "NJ", 180),
    (.insured, "MD", 365), (.insured, "FL", 180),
  ])
  func `a state's exception holds for its fully insured plans only`(
    funding: PayerProfile.Funding, state: String, days: Int
  ) throws {
    let found = try productTable().deadline(
      for: denial(payer: aetna, notice: notice),
      profile: profile(aetna, .commercial, funding, .contracted, state))
    #expect(found.alarm.days(since: notice) == days)
    #expect(found.standing == .sourced)
  }

  @Test func `a facility and a surgeon have different clocks in Florida`() throws {
    let profile = profile(aetna, .commercial, .insured, .contracted, "FL")
    let table = try productTable()
    let surgeon = table.deadline(
      for: denial(payer: aetna, kind: .professional, notice: notice), profile: profile)
    let facility = table.deadline(for: denial(payer: aetna, notice: notice), profile: profile)
    #expect(surgeon.alarm.days(since: notice) == 365)
    #expect(facility.alarm.days(since: notice) == 180)
  }

  @Test func `an unknown fact that would choose a shorter rule makes the shorter one assumed`()
    throws
  {
    let found = try productTable().deadline(
      for: denial(payer: aetna, notice: notice), profile: nil)
    #expect(found.rule == "aetna-dispute-nj")
    #expect(found.standing == .assumed)
    #expect(found.source.contains("depends on funding, network, state"))
  }

  @Test func `an unverified rule is only ever assumed`() throws {
    let table = try productTable()
    for line in LineOfBusiness.allCases {
      for payer in [someone, aetna, Payer(identifier: "87726", name: "U")] {
        for route in Route.allCases {
          let found = table.deadline(
            for: denial(payer: payer, line: line, route: route, notice: notice), profile: nil)
          #expect(found.verification != .unverified || found.standing == .assumed)
          #expect(found.alarm <= found.limit)
          #expect(found.limit >= notice)
        }
      }
    }
    let medicaid = table.deadline(for: denial(line: .medicaid, notice: notice), profile: nil)
    #expect(medicaid.standing == .assumed)
    #expect(medicaid.rule == "medicaid-managed-care-appeal")
  }

  @Test func `an appeal clock alarms a corrected claim but does not expire it`() throws {
    let found = try productTable().deadline(
      for: denial(line: .medicare, route: .correctedClaim, notice: notice), profile: nil)
    #expect(found.alarm.days(since: notice) == 120)
    #expect(found.standing == .assumed)
  }

  @Test func `an unprocessable Medicare claim may be sent again for a year after the service`()
    throws
  {
    let table = try productTable()
    let service = day("2026-03-02")
    let found = table.deadline(
      for: denial(line: .medicare, route: .resubmit, service: service, notice: notice),
      profile: nil)
    #expect(found.alarm == day("2027-03-02"))
    #expect(found.startName == "service day")
    #expect(found.standing == .sourced)
    let undated = table.deadline(
      for: denial(line: .medicare, route: .resubmit, notice: notice), profile: nil)
    #expect(undated.standing == .assumed)
  }

  @Test(arguments: InferredDay.allCases)
  func `no rule is sure that counts from a day nobody told`(inferred: InferredDay) throws {
    let terms = DeadlineRule(
      name: "our Aetna contract", payerIdentifier: "60054", alarmDays: 45,
      source: "agreement of 2024, section 7", verification: .primary)
    let table = try productTable(contract: [terms])
    var export = denial(payer: aetna, known: notice)
    #expect(table.deadline(for: export, profile: nil).standing == .sourced)
    export.inferredDay = inferred
    let found = table.deadline(for: export, profile: nil)
    #expect(found.standing == .assumed)
    #expect(found.alarm.days(since: notice) == 45)
    #expect(!found.isExpired(on: notice.adding(days: 1000)))
    #expect(found.startName.contains(inferred.rawValue))
    #expect(found.source.contains("the day of the denial is not told"))
    export.noticeDay = notice
    #expect(table.deadline(for: export, profile: nil).standing == .sourced, "a letter tells it")
  }

  @Test func `a clock that runs from the service is as sure without the day of the denial`() throws
  {
    var resent = denial(
      line: .medicare, route: .resubmit, service: day("2026-03-02"), known: notice)
    resent.inferredDay = .received
    #expect(try productTable().deadline(for: resent, profile: nil).standing == .sourced)
  }

  // Denied on 2026-02-01 by its payment day, produced on 2026-01-05: 120 days from the one and 125
  // from the other.
  @Test func `without a letter the limit runs from the payment day, the alarm from the earlier`()
    throws
  {
    let found = try productTable().deadline(
      for: denial(line: .medicare, paid: day("2026-02-01"), produced: day("2026-01-05")),
      profile: nil)
    #expect(found.start == day("2026-02-01"))
    #expect(found.startName == "payment day")
    #expect(found.alarm == day("2026-05-05"))
    #expect(found.limit == day("2026-06-06"))
    #expect(!found.isExpired(on: day("2026-05-20")))
    #expect(found.source.contains("the alarm counts from 2026-01-05"))
    let late = try productTable().deadline(
      for: denial(line: .medicare, paid: day("2026-01-05"), produced: day("2026-03-01")),
      profile: nil)
    #expect(late.alarm == day("2026-05-05"))
    #expect(late.limit == day("2026-05-10"))
  }

  // A redetermination is asked of an initial determination, which is made on a claim.
  @Test func `Original Medicare has no sourced clock before the service`() throws {
    let found = try productTable().deadline(
      for: denial(line: .medicare, isPreService: true, notice: day("2026-05-20")), profile: nil)
    #expect(found.standing == .assumed)
    #expect(found.rule != "medicare-redetermination")
  }

  @Test func `business days leave out weekends, and holidays for the last day alone`() throws {
    let rule = DeadlineRule(
      name: "call", alarmDays: 5, dayKind: .business, source: "x", verification: .primary)
    let friday = day("2026-11-20")
    let plain = try DeadlineTable(rules: [rule])
    #expect(plain.deadline(for: denial(notice: friday), profile: nil).limit == day("2026-11-27"))
    let thanksgiving = try DeadlineTable(rules: [rule], holidays: [day("2026-11-26")])
    let found = thanksgiving.deadline(for: denial(notice: friday), profile: nil)
    #expect(found.limit == day("2026-11-30"))
    // A payer may work that Thursday.
    #expect(found.alarm == day("2026-11-27"))
  }

  @Test func `a profile of another line of business is not used`() throws {
    let found = try productTable().deadline(
      for: denial(line: .commercial, notice: notice),
      profile: profile(someone, .medicareAdvantage, .government, .nonContracted))
    #expect(found.standing == .assumed)
  }

  @Test func `no rule shorter than the assumed one fits the line of business`() throws {
    let rules = try ruleRows("deadlines.csv").map { try DeadlineRule(row: $0) }
    let found = try DeadlineTable(rules: rules).deadline(
      for: denial(notice: notice), profile: nil)
    let shortest =
      rules.filter {
        $0.lineOfBusiness == .commercial && $0.level == 1 && $0.route == nil
          && $0.isPreService != true && $0.anchor != .serviceDay
      }.map(\.alarmDays).min()
    #expect(found.alarm.days(since: notice) == shortest)
  }
}
