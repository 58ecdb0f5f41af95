import Claims
import Testing

struct UpheldLevelTests {
  func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  func denial(_ appeals: [Appeal], status: Denial.Status = .upheld) throws -> Denial {
    try Denial(
      key: "k", origin: .remittance, isSynthetic: true,
      payer: Payer(identifier: "1", name: "one"), lineOfBusiness: .commercial,
      reading: ReasonReading(
        category: .medicalNecessity, route: .clinicalAppeal, isAppealable: true, name: "n",
        expectedDocuments: [], verification: .primary, source: "s"),
      knownDay: day("2026-01-01"), recoverable: .unknown(reason: "x"), status: status,
      decidedDay: day("2026-03-01"), appeals: appeals)
  }

  func appeal(
    _ level: Int, _ outcome: AppealOutcome, action: String = "appeal", decided: String? = nil
  ) throws -> Appeal {
    try Appeal(
      payer: Payer(identifier: "1", name: "one"), patientControlNumber: "p", level: level,
      action: action, filedDay: day("2026-02-01"), outcome: outcome,
      decidedDay: decided.map { try day($0) })
  }

  @Test func `the highest level that was upheld counts, from its decision`() throws {
    let both = try denial([
      appeal(1, .upheld, decided: "2026-02-20"), appeal(2, .upheld, decided: "2026-05-01"),
    ])
    #expect(try both.upheld == UpheldLevel(level: 2, day: day("2026-05-01"), isDayKnown: true))
  }

  @Test func `an answer in the remittances alone is of the level that was filed`() throws {
    let pending = try denial([appeal(1, .pending)])
    #expect(try pending.upheld == UpheldLevel(level: 1, day: day("2026-03-01"), isDayKnown: true))
    #expect(try denial([]).upheld?.level == 1)
  }

  @Test func `a decision without a day says that its day is not known`() throws {
    #expect(try denial([appeal(1, .upheld)]).upheld?.isDayKnown == false)
  }

  @Test(arguments: ["peer-to-peer", "P2P call", "corrected claim", "records"])
  func `something tried beside an appeal is no level`(action: String) throws {
    let tried = try denial([appeal(1, .upheld, action: action, decided: "2026-02-20")])
    #expect(tried.upheld?.level == 0)
  }

  @Test(arguments: Denial.Status.allCases.filter { $0 != .upheld })
  func `only an upheld denial has a level behind it`(status: Denial.Status) throws {
    #expect(try denial([appeal(1, .upheld, decided: "2026-02-20")], status: status).upheld == nil)
  }
}
