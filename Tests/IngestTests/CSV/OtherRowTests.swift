import Claims
import Foundation
import Ingest
import Testing

struct OtherRowTests {
  @Test func `a denial letter before surgery needs no claim`() throws {
    let text = """
      reference,origin,payer_name,notice_day,remarks,category,procedures,diagnoses,pre_service,\
      documents_on_file,patient_last,member_number,stated_deadline
      L-1,letter,Aetna,2025-03-01,N115 M127,medical-necessity,22551  22552,M50.12,yes,3,Roe,W1,\
      2025-08-28
      L-2,,Aetna,2025-03-02,,,,,,,,,

      """
    let imported = try Import(text, by: shippedMapping("overturn-denials"))
    let notice = try #require(CalendarDay("2025-03-01"))
    let first = DenialNotice(
      origin: .letter, payer: Payer(identifier: "", name: "Aetna"), reference: "L-1",
      noticeDay: notice, remarks: ["N115", "M127"], category: .medicalNecessity,
      procedures: [Procedure(code: "22551"), Procedure(code: "22552")], diagnoses: ["M50.12"],
      isPreService: true, statedDeadline: notice.adding(days: 180), documentsOnFile: 3,
      patient: Person(lastName: "Roe", memberNumber: "W1"))
    let second = DenialNotice(
      origin: .export, payer: first.payer, reference: "L-2", noticeDay: notice.adding(days: 1))
    #expect(imported.values == [.denialNotice(first), .denialNotice(second)])
  }

  @Test func `an appeal without an outcome is pending, and a decision never precedes filing`()
    throws
  {
    let text = """
      payer_id,patient_control_number,level,action,filed_day,outcome,decided_day,recovered,minutes
      1,P1,1,appeal,2025-01-02,,,,45
      1,P2,2,peer-to-peer,2025-01-02,partially-overturned,2025-02-01,120.5,
      1,P3,1,appeal,2025-01-02,upheld,2025-01-01,,
      1,P4,0,appeal,2025-01-02,upheld,2025-01-03,,
      1,P5,99,appeal,2025-01-02,upheld,2025-01-03,,
      1,P6,1,appeal,2025-01-02,overturned,2025-01-03,-50.00,

      """
    let imported = try Import(text, by: shippedMapping("overturn-appeals"))
    let filed = try #require(CalendarDay("2025-01-02"))
    let payer = Payer(identifier: "1", name: "")
    #expect(
      imported.values == [
        .appeal(Appeal(payer: payer, patientControlNumber: "P1", filedDay: filed, minutes: 45)),
        .appeal(
          Appeal(
            payer: payer, patientControlNumber: "P2", level: 2, action: "peer-to-peer",
            filedDay: filed, outcome: .partiallyOverturned, decidedDay: filed.adding(days: 30),
            recovered: Money(cents: 12_050))),
      ])
    #expect(imported.issues.map(\.place) == [.line(4), .line(5), .line(6), .line(7)])
  }

  @Test func `a decision may print the last day for the next level, which is not before it`()
    throws
  {
    let text = """
      payer_id,patient_control_number,level,action,filed_day,outcome,decided_day,next_deadline
      1,P1,1,appeal,2025-01-02,upheld,2025-02-01,2025-04-02
      1,P2,1,appeal,2025-01-02,upheld,2025-02-01,2025-01-31
      1,P3,1,appeal,2025-01-02,upheld,,2025-04-02
      1,P4,1,appeal,2025-01-02,upheld,2025-02-01,

      """
    let imported = try Import(text, by: shippedMapping("overturn-appeals"))
    let days = imported.values.map { value -> CalendarDay? in
      guard case .appeal(let appeal) = value else { return nil }
      return appeal.nextDeadline
    }
    #expect(days == [CalendarDay("2025-04-02"), nil])
    #expect(imported.issues.map(\.place) == [.line(3), .line(4)])
  }

  @Test func `a contract rate ends after it begins and is not negative`() throws {
    let text = """
      payer_id,procedure,allowed,first_day,last_day,source
      1,22551,9800.10,2025-01-01,,contract of 2025
      1,22551,9800.10,2025-01-01,2024-12-31,contract of 2025
      1,22551,-1,2025-01-01,,contract of 2025
      1,22551,1,2025-01-01,,

      """
    let imported = try Import(text, by: shippedMapping("overturn-contract-rates"))
    let rate = ContractRate(
      payer: Payer(identifier: "1", name: ""), procedure: "22551",
      allowed: Money(cents: 980_010), firstDay: try #require(CalendarDay("2025-01-01")),
      source: "contract of 2025")
    #expect(imported.values == [.contractRate(rate)])
    #expect(imported.issues.map(\.place) == [.line(3), .line(4), .line(5)])
  }

  @Test
  func `rates of one file that contradict one another are told, and the lowest is no known one`()
    throws
  {
    let text = """
      payer_id,procedure,allowed,first_day,last_day,source
      1,22551,9800,2025-01-01,,A
      1,22551,9100,2025-01-01,,B
      1,22551,9900,2025-01-01,,C
      2,22551,9000,2025-01-01,,D
      1,22551,9000,2026-01-01,,E
      1,63047,900,2025-01-01,,F
      1,63047,900,2025-01-01,,G

      """
    let imported = try Import(text, by: shippedMapping("overturn-contract-rates"))
    #expect(imported.issues.map(\.place) == [.line(3), .line(4)])
    #expect(imported.issues.allSatisfy { $0.severity == .warning })
    let rates = imported.values.compactMap { value -> ContractRate? in
      if case .contractRate(let rate) = value { rate } else { nil }
    }
    #expect(rates.count == 7)
    #expect(rates[..<3].allSatisfy { $0.allowed == Money(cents: 910_000) && $0.source == "B" })
    #expect(rates[..<3].allSatisfy { $0.isContradicted == true }, "no row is believed alone")
    #expect(rates[3...].allSatisfy { $0.isContradicted == nil })
  }

  @Test func `a payer's unknown facts stay unknown`() throws {
    let text = """
      payer_id,line_of_business,funding,network,state
      1,commercial,self-funded,contracted,CA
      2,auto,,,
      3,commercial,,,California

      """
    let imported = try Import(text, by: shippedMapping("overturn-payers"))
    #expect(
      imported.values == [
        .payerProfile(
          PayerProfile(
            payer: Payer(identifier: "1", name: ""), lineOfBusiness: .commercial,
            funding: .selfFunded, network: .contracted, state: "CA")),
        .payerProfile(
          PayerProfile(payer: Payer(identifier: "2", name: ""), lineOfBusiness: .auto)),
      ])
    #expect(imported.issues.map(\.place) == [.line(4)])
  }

  private let ruleHeader =
    "name,line_of_business,pre_service,level,alarm_days,limit_days,day_kind,anchor,receipt_days,"
    + "source,verification,verified_day\n"

  @Test func `a deadline rule keeps its source and how far it is verified`() throws {
    let text = ruleHeader + "first,medicare,no,1,115,120,calendar,receipt,5,42 CFR,P,2025-11-01\n"
    let imported = try Import(text, by: shippedMapping("overturn-deadline-rules"))
    let rule = DeadlineRule(
      name: "first", lineOfBusiness: .medicare, isPreService: false, alarmDays: 115,
      limitDays: 120, anchor: .receipt, receiptDays: 5, source: "42 CFR", verification: .primary,
      verifiedDay: CalendarDay("2025-11-01"))
    #expect(imported.values == [.deadlineRule(rule)])
  }

  @Test(arguments: [
    ("r,,,1,30,,calendar,notice,,,P,", "column 'source'"),
    ("r,,,1,0,,calendar,notice,,s,P,", "column 'alarm_days'"),
    ("r,,,1,-5,,calendar,notice,,s,P,", "column 'alarm_days'"),
    ("r,,,1,30,29,calendar,notice,,s,P,", "column 'limit_days'"),
    ("r,,,1,3651,,calendar,notice,,s,P,", "column 'alarm_days'"),
    ("r,,,1,30,99999999,calendar,notice,,s,P,", "column 'limit_days'"),
    ("r,,,0,30,,calendar,notice,,s,P,", "column 'level'"),
    ("r,,,1,30,,calendar,notice,-1,s,P,", "column 'receipt_days'"),
    ("r,,,1,30,,calendar,notice,,s,X,", "column 'verification'"),
    ("r,,maybe,1,30,,calendar,notice,,s,P,", "column 'pre_service'"),
  ])
  func `a deadline rule that nobody could rely on is refused`(row: String, column: String) throws {
    let imported = try Import(
      ruleHeader + row + "\n", by: shippedMapping("overturn-deadline-rules"))
    #expect(imported.values.isEmpty)
    #expect(imported.issues.map(\.place) == [.line(2)])
    #expect(imported.issues.first?.message.hasPrefix(column) == true)
  }

  private let actionHeader = "name,action,level,holder,payer_id,after,source,verification\n"

  @Test func `a contract's row of actions is read whole`() throws {
    let text =
      actionHeader + "one level,further-appeal,2,nobody,60054,first-appeal;peer-to-peer,A,P\n"
    let imported = try Import(text, by: shippedMapping("overturn-action-rules"))
    let rule = ActionRule(
      name: "one level", action: .furtherAppeal, level: 2, holder: .nobody,
      payerIdentifier: "60054", after: [.firstAppeal, .peerToPeer], source: "A",
      verification: .primary)
    #expect(imported.values == [.actionRule(rule)])
  }

  @Test(arguments: [
    ("r,a-call,1,practice,,,s,P", "column 'action'"),
    ("r,write-off,0,practice,,,s,P", "column 'level'"),
    ("r,write-off,1,someone,,,s,P", "column 'holder'"),
    ("r,write-off,1,practice,,calls,s,P", "column 'after'"),
    ("r,first-appeal,1,practice,,peer-to-peer;first-appeal,s,P", "column 'after'"),
    ("r,write-off,1,practice,,,,P", "column 'source'"),
  ])
  func `a row of actions that nobody could rely on is refused`(row: String, column: String) throws {
    let imported = try Import(
      actionHeader + row + "\n", by: shippedMapping("overturn-action-rules"))
    #expect(imported.values.isEmpty)
    #expect(imported.issues.first?.message.hasPrefix(column) == true)
  }

  private let reviewHeader =
    "payer_id,reference,claim_number,review_day,policy,met,not_met,not_documented,contradicted\n"

  @Test func `a chart review is read whole, what is contradicted is open too`() throws {
    let imported = try Import(
      reviewHeader + "60054,R-1,,2026-03-02,CPB 0743,5,1,2,1\n",
      by: shippedMapping("overturn-chart-reviews"))
    let day = try #require(CalendarDay("2026-03-02"))
    let review = ChartReview(
      payer: Payer(identifier: "60054", name: ""), reference: "R-1",
      findings: ChartFindings(day: day, met: 5, notMet: 1, open: 3, policy: "CPB 0743"))
    #expect(imported.values == [.chartReview(review)])
  }

  @Test(arguments: [
    ("60054,,,2026-03-02,P,5,1,2,", "column 'reference'"),
    ("60054,R-1,,2026-03-02,P,-1,1,2,", "column 'met'"),
    ("60054,R-1,,2026-03-02,P,5,,2,", "column 'not_met'"),
    ("60054,R-1,,2026-03-02,P,0,0,0,", "column 'met'"),
    ("60054,R-1,,,P,5,1,2,", "column 'review_day'"),
    ("60054,R-1,,2026-03-02,P,5,1,2,x", "column 'contradicted'"),
  ])
  func `a chart review that tells nothing for sure is refused`(row: String, column: String) throws {
    let imported = try Import(
      reviewHeader + row + "\n", by: shippedMapping("overturn-chart-reviews"))
    #expect(imported.values.isEmpty)
    #expect(imported.issues.first?.message.hasPrefix(column) == true)
  }
}
