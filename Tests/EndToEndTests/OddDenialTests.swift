import Foundation
import Testing

/// Denials, appeals and rules that cannot be, or cannot be worked: what the list and its explanation say
/// of each, by the real binary.
struct OddDenialTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// One remittance of a payer whose contract allows 2,000 dollars for 63047 and 90 days to appeal.
  private static let rates =
    "payer_id,payer_name,procedure,allowed,first_day,last_day,source,synthetic\n"
    + "KON,Konto Health,63047,2000.00,2025-01-01,,contract A,no\n"
  private static let terms =
    "name,payer_id,line_of_business,funding,network,claim_kind,route,pre_service,state,level,"
    + "alarm_days,limit_days,day_kind,anchor,receipt_days,source,verification,verified_day,synthetic\n"
    + "KON appeal,KON,,,,,,,,1,90,90,calendar,notice,0,contract section 7,P,2025-01-01,no\n"
  private static let payers =
    "payer_id,payer_name,line_of_business,funding,network,state,synthetic\n"
    + "KON,Konto Health,commercial,insured,contracted,OH,no\n"
  private static let appealColumns =
    "payer_id,payer_name,patient_control_number,claim_number,level,action,filed_day,outcome,"
    + "decided_day,recovered,minutes,synthetic\n"
  private static let noticeColumns =
    "reference,origin,payer_id,payer_name,line_of_business,patient_control_number,claim_number,"
    + "notice_day,group,reason,remarks,category,procedures,diagnoses,service_day,pre_service,billed,"
    + "stated_deadline,documents_on_file,patient_last,patient_first,member_number,synthetic\n"

  private static func claim(_ number: String, _ procedure: String = "63047") -> String {
    "CLP*\(number)*1*5000*0**12*ICN\(number)*11*1~SVC*HC:\(procedure)*5000*0**1~DTM*472*20260815~"
      + "CAS*CO*50*5000~"
  }

  private static func remittance(_ claims: String, paid: String = "0") -> String {
    let body =
      "ST*835*0001~BPR*I*\(paid)*C*ACH************20260910~TRN*1*T1*1999999999~"
      + "N1*PR*Konto Health*XV*KON~N1*PE*MY ASC*XX*1234567893~LX*1~\(claims)"
    let count = body.count { $0 == "~" } + 1
    return
      "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PRACTICE       *260910*0600*^*00501*"
      + "000000001*0*P*:~GS*HP*PAYER*PRACTICE*20260910*0600*1*X*005010X221A1~"
      + "\(body)SE*\(count)*0001~GE*1*1~IEA*1*000000001~"
  }

  private func load(_ claims: String, paid: String = "0", appeals: [String] = []) throws {
    let files = [
      try scratch.write(Self.remittance(claims, paid: paid), "a.835"),
      try scratch.write(Self.rates, "contract_rates.csv"),
      try scratch.write(Self.terms, "contract_terms.csv"),
      try scratch.write(Self.payers, "payers.csv"),
      try scratch.write(
        Self.appealColumns
          + appeals.map { "KON,Konto Health,\($0),no\n" }.joined(), "appeals.csv"),
    ]
    let loaded = try run(["ingest"] + files)
    #expect(loaded.status == 0, "\(loaded.output)\(loaded.errors)")
  }

  private func run(_ arguments: [String]) throws -> Tool.Result {
    try Tool.run(
      arguments + ["--database", scratch.file("p.sqlite").path, "--data", Tool.data])
  }

  /// Why the only denial stands where it does.
  private func explanation(asOf day: String = "2026-10-01") throws -> String {
    let told = try run(["rank", "--minutes", "600", "--as-of", day, "--explain", "1"])
    #expect(told.status == 0, "\(told.errors)")
    return told.output
  }

  private func ingest(_ text: String, _ name: String) throws -> Tool.Result {
    try run(["ingest", try scratch.write(text, name)])
  }

  @Test func `a contract without the procedure leaves the dollars unknown, and works nothing`()
    throws
  {
    try load(Self.claim("A", "99999"))
    let told = try explanation()
    #expect(told.contains("recoverable amount: no contract rate in force"))
    #expect(told.contains("place: deferred: unknown-value, 1 of 1") && !told.contains("$0.00"))
  }

  @Test func `a call that was used is not offered again, and the appeal still is`() throws {
    try load(Self.claim("A"), appeals: ["A,,1,peer-to-peer,2026-09-15,upheld,2026-09-15,,30"])
    let told = try explanation()
    #expect(
      told.contains("peer to peer, level 1: not now: a call was used on 2026-09-15: upheld"))
    #expect(told.contains("first appeal, level 1: possible: act by 2026-12-09"))
  }

  @Test func `an appeal filed after its deadline says so, and opens no further level`() throws {
    try load(Self.claim("A"), appeals: ["A,,1,appeal,2026-12-20,upheld,2027-01-10,,30"])
    let told = try explanation(asOf: "2027-02-01")
    #expect(
      told.contains(
        "the appeal was filed on 2026-12-20, after its deadline 2026-12-09 (rule KON appeal)"))
    #expect(told.contains("nothing to file: upheld at level 1"))
    let folder = scratch.file("R").path
    let report = try run(
      ["report", "weekly", "--as-of", "2027-02-01", "--minutes", "600", "--out", folder])
    #expect(report.status == 0, "\(report.errors)")
    #expect(
      try String(contentsOfFile: folder + "/weekly-2027-02-01.html", encoding: .utf8).contains(
        "the appeal of 2026-12-20 was filed after the last day, 2026-12-09 (rule KON appeal)"))
  }

  @Test(arguments: [("12", false), ("CI", false), ("ZZ", false), ("16", true), ("MC", true)])
  func `a filing indicator that contradicts the payer's profile is told once`(
    indicator: String, isTold: Bool
  ) throws {
    let claims = (Self.claim("A") + Self.claim("B")).replacing("**12*", with: "**\(indicator)*")
    try load(claims)
    let status = try run(["status"])
    #expect(status.status == 0, "\(status.errors)")
    let words = "the payer's profile says commercial, 2 claims of its remittances"
    #expect((status.output.components(separatedBy: words).count == 2) == isTold)
  }

  @Test func `two open appeals of one denial are told, and counted once`() throws {
    try load(
      Self.claim("A"),
      appeals: ["A,,1,appeal,2026-09-20,,,,30", "A,,1,appeal,2026-09-22,,,,30"])
    let told = try explanation()
    #expect(told.contains("the record contradicts itself: two open appeals"))
    #expect(told.contains("open appeals: 2, of one denial: it is counted once"))
    #expect(told.contains("place: deferred: not-open, 1 of 1"))
  }

  @Test func `more paid and owed than is allowed is nothing to recover, never less`() throws {
    let claim =
      "CLP*A*1*5000*1000**12*ICNA*11*1~SVC*HC:63047*5000*1000**1~DTM*472*20260815~"
      + "CAS*CO*50*1500~CAS*PR*1*2500~"
    try load(claim, paid: "1000")
    let list = scratch.file("R").path
    let report = try run(
      ["report", "weekly", "--as-of", "2026-10-01", "--minutes", "600", "--out", list])
    #expect(report.status == 0, "\(report.errors)")
    let line = try #require(
      try String(contentsOfFile: list + "/weekly-2026-10-01.csv", encoding: .utf8)
        .split(separator: "\r\n").last)
    #expect(line.contains(",0.00,known,contract A,") && !line.contains("-1500.00"))
    #expect(!line.hasPrefix("selected,"))
  }

  @Test func `a contract that allows less than nothing is refused by line and column`() throws {
    let refused = try ingest(
      Self.rates.replacingOccurrences(of: "2000.00", with: "-2000.00"), "contract_rates.csv")
    #expect(refused.status == 1 && refused.output.contains("line 2: column 'allowed'"))
    #expect(!refused.output.contains("2000.00"))
  }

  @Test func `a deadline before its denial is refused by line and column, not ranked`() throws {
    let notice =
      "REF,letter,KON,Konto Health,commercial,A,ICNA,2026-09-10,CO,50,,,63047,M48062,2026-08-15,no,"
      + "5000.00,2026-09-01,2,X,Y,M1,no\n"
    let refused = try ingest(Self.noticeColumns + notice, "denials.csv")
    #expect(refused.status == 1)
    #expect(
      refused.output.contains(
        "line 2: column 'stated_deadline': is before 'notice_day'; correct one of them"))
    #expect(!refused.output.contains("2026-09-01"))
  }

  @Test func `a letter whose reason nobody can tell is read before anything is written off`() throws
  {
    try load("")
    let notice =
      "REF,letter,KON,Konto Health,commercial,A,ICNA,2026-09-10,,,,unclassified,63047,M48062,"
      + "2026-08-15,no,5000.00,2026-11-30,2,X,Y,M1,no\n"
    let loaded = try ingest(Self.noticeColumns + notice, "denials.csv")
    #expect(loaded.status == 0, "\(loaded.output)\(loaded.errors)")
    let told = try explanation()
    #expect(told.contains("place: deferred: reason-unread, 1 of 1"), "\(told)")
    #expect(
      told.contains("read letter or ask payer, level 1: possible: act by 2026-11-30 (rule letter)"))
    #expect(told.contains("write off: not now: nobody can tell yet why it was denied"))
    let folder = scratch.file("R").path
    let report = try run(
      ["report", "weekly", "--as-of", "2026-10-01", "--minutes", "600", "--out", folder])
    #expect(report.status == 0, "\(report.errors)")
    let line = try #require(
      try String(contentsOfFile: folder + "/weekly-2026-10-01.csv", encoding: .utf8)
        .split(separator: "\r\n").last)
    #expect(line.hasPrefix("deferred: reason-unread,"))
    #expect(line.contains(",read-letter-or-ask-payer,") && line.contains(",2026-11-30,"))
  }

  @Test(arguments: [
    (",1,90,90,calendar,", ",1,0,0,calendar,", "alarm_days"),
    (",0,contract section 7,P,", ",0,,P,", "source"),
  ])
  func `contract terms with a window of zero days, or of nobody's word, are refused by line`(
    sound: String, broken: String, column: String
  ) throws {
    let refused = try ingest(
      Self.terms.replacingOccurrences(of: sound, with: broken), "contract_terms.csv")
    #expect(refused.status == 1)
    #expect(refused.output.contains("line 2: column '\(column)'"), "\(refused.output)")
  }

  @Test(arguments: ["0", "biller=0,nurse=0"])
  func `staff with no minutes works nothing, and is told what falls off and what would save it`(
    minutes: String
  ) throws {
    let practice = try SamplePractice(SamplePractice.trained)
    let list = try practice.run(
      "rank", "--minutes", minutes, "--as-of", SamplePractice.day, "--limit", "2")
    #expect(list.status == 0, "\(list.errors)")
    #expect(list.output.contains("0 to work, 0 of 0 minutes, expected net $0.00"))
    #expect(
      list.output.contains(/[1-9][0-9]* denials worth \$[0-9,.]+ \(estimated\) fall off the plan/))
    #expect(list.output.contains("minutes more in the week of"))
  }
}
