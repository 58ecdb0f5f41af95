import Adjudication
import Claims
import Testing

struct ExpectedAllowedTests {
  func rate(_ amount: Int, from first: Int, to last: Int? = nil, code: String = "63047")
    -> ContractRate
  {
    ContractRate(
      payer: spinePayer, procedure: code, allowed: dollars(amount), firstDay: day(first),
      lastDay: last.map(day), source: "contract")
  }

  func median(_ amount: Int, lines: Int, known: Int? = nil) -> ExpectedAllowed.Median {
    ExpectedAllowed.Median(
      payer: spinePayer, procedure: "63047", allowed: dollars(amount), lines: lines,
      knownDay: known.map(day))
  }

  func allowed(
    _ expected: ExpectedAllowed, units: Double = 1, on number: Int? = 50, known: Int = 100,
    modifiers: [String] = [], payer: Payer = spinePayer
  ) -> Estimate<Money> {
    expected.allowed(
      payer: payer, procedure: Procedure(code: "63047", modifiers: modifiers), units: units,
      serviceDay: number.map(day), knownDay: day(known))
  }

  @Test func `the contract in force on the service day is known, and units multiply`() {
    let expected = ExpectedAllowed(
      rates: [rate(800, from: 1, to: 49), rate(850, from: 50)], medians: [median(500, lines: 9)])
    #expect(allowed(expected) == .known(dollars(850), source: "contract"))
    #expect(allowed(expected, on: 49) == .known(dollars(800), source: "contract"))
    #expect(allowed(expected, units: 2) == .known(dollars(1700), source: "contract"))
    #expect(allowed(expected, units: 0.5) == .known(dollars(425), source: "contract"))
  }

  @Test func `of two contracts in force the later begun holds, and two of one day refuse`() {
    #expect(
      allowed(ExpectedAllowed(rates: [rate(800, from: 1), rate(850, from: 40)])).value
        == dollars(850))
    #expect(
      allowed(ExpectedAllowed(rates: [rate(800, from: 1), rate(850, from: 1)])).mark == .unknown)
  }

  @Test(arguments: [(4, Estimate<Money>.Mark.unknown), (5, .estimated)])
  func `a median of five paid lines estimates, of four it does not`(
    lines: Int, mark: Estimate<Money>.Mark
  ) {
    let found = allowed(ExpectedAllowed(rates: [], medians: [median(500, lines: lines)]))
    #expect(found.mark == mark)
    #expect(found.ground.contains("5 paid lines"))
  }

  @Test func `a median of later payments is not seen`() {
    let expected = ExpectedAllowed(
      rates: [],
      medians: [median(500, lines: 5, known: 60), median(900, lines: 50, known: 200)])
    #expect(allowed(expected, known: 100).value == dollars(500))
    #expect(allowed(expected, known: 200).value == dollars(900))
    #expect(allowed(expected, known: 59).mark == .unknown)
  }

  @Test func `without contract or median it is unknown, not zero and not the charge`() {
    #expect(allowed(ExpectedAllowed(rates: [])).value == nil)
    #expect(allowed(ExpectedAllowed(rates: [rate(800, from: 1)]), payer: otherPayer).value == nil)
    #expect(
      allowed(ExpectedAllowed(rates: [rate(800, from: 1)]), on: nil, known: 0).value == nil)
  }

  @Test func `without a day of service the rate of the day of the denial is an estimate`() {
    let rates = ExpectedAllowed(
      rates: [rate(800, from: 1, to: 99), rate(850, from: 100)], medians: [median(500, lines: 9)])
    let found = allowed(rates, units: 2, on: nil, known: 100)
    #expect(found.mark == .estimated)
    #expect(found.value == dollars(1700))
    #expect(found.ground.contains("no day of service is told"))
    #expect(allowed(rates, on: nil, known: 99).value == dollars(800))
  }

  @Test func `a rate that its own file contradicts is not known`() {
    var doubtful = rate(800, from: 1)
    doubtful.isContradicted = true
    let found = allowed(ExpectedAllowed(rates: [doubtful]))
    #expect(found.mark == .estimated)
    #expect(found.value == dollars(800))
    #expect(found.ground.contains("the lowest of several rates"))
  }

  @Test func `an assistant is not paid the surgeon's rate`() {
    let plain = ExpectedAllowed(rates: [rate(800, from: 1)])
    #expect(allowed(plain, modifiers: ["LT"]).mark == .known)
    #expect(allowed(plain, modifiers: ["AS"]).mark == .estimated)
    let priced = ExpectedAllowed(rates: [rate(800, from: 1), rate(110, from: 1, code: "63047-AS")])
    #expect(allowed(priced, modifiers: ["AS"]) == .known(dollars(110), source: "contract"))
  }

  @Test func `one unknown line makes the denial unknown, one estimated line estimated`() throws {
    func recoverable(_ expected: ExpectedAllowed) throws -> Estimate<Money> {
      let claim = claim(line(billed: 1000, "CO-50 1000"), line("22612", billed: 2500, "CO-50 2500"))
      return try productAdjudicator(expected).soleDenial(of: history(payment(10, claim)))
        .recoverable
    }
    #expect(try recoverable(ExpectedAllowed(rates: [rate(800, from: 1)])).mark == .unknown)
    var other = median(2000, lines: 7)
    other.procedure = "22612"
    let estimated = try recoverable(ExpectedAllowed(rates: [rate(800, from: 1)], medians: [other]))
    #expect(estimated.mark == .estimated)
    #expect(estimated.value == dollars(2800))
    #expect(estimated.ground.contains("7 paid lines"))
  }

  @Test func `what is paid, the patient's or another payer's is not recoverable`() throws {
    let claim = claim(
      line(billed: 1000, paid: 300, "CO-45 200", "PR-2 100", "OA-23 150", "CO-151 250"))
    let denial = try productAdjudicator(ExpectedAllowed(rates: [rate(800, from: 1)]))
      .soleDenial(of: history(payment(10, claim)))
    #expect(denial.recoverable.value == dollars(250))
    let overpaid = try productAdjudicator(ExpectedAllowed(rates: [rate(500, from: 1)]))
      .soleDenial(of: history(payment(10, claim)))
    #expect(overpaid.recoverable.value == .zero)
  }
}
