import Foundation
import Testing

/// Appeals of the log filed after their last day, or twice, in what is promised; the real binary on the sample.
struct LateAppealTests {
  @Test func `of an appeal filed after its last day nothing is promised`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let log = """
      payer_id,payer_name,patient_control_number,claim_number,level,action,filed_day,outcome,\
      decided_day,recovered,minutes,synthetic
      SYN04,Meridian Advantage (synthetic),S100076,SYN04S100076,1,appeal,2026-10-20,,,,60,yes

      """
    #expect(try job.run("ingest", try job.scratch.write(log, "late.csv")).status == 0)
    let told = try job.run(
      "rank", "--minutes", "1200", "--as-of", SamplePractice.day, "--explain", "308")
    #expect(told.output.contains("S100076") && told.output.contains("status: appealed"))
    #expect(told.output.contains("after its deadline 2025-02-25"))
    let status = try job.run("status")
    #expect(
      status.output.contains("the appeal of 2026-10-20 was filed after the last day, 2025-02-25"))
    let (page, journal) = try job.finance()
    #expect(journal.contains("appealed and pending") && !journal.contains(",308,"))
    #expect(page.contains("1 chance of overturn unknown"))
  }

  @Test func `a rule of the contract's that no table can hold is refused, and the list goes on`()
    throws
  {
    let job = try SamplePractice(SamplePractice.trained)
    let rules = """
      name,action,level,holder,payer_id,line_of_business,funding,network,claim_kind,route,pre_service,state,after,clock,source,verification,verified_day
      ours,external-review,2,practice,SYN01,,,,,,,,,no such clock,section 9,P,
      none,first-appeal,1,nobody,SYN01,,,,,,,,,,section 10,P,

      """
    let loaded = try job.run("ingest", try job.scratch.write(rules, "actions.csv"))
    #expect(loaded.status == 1 && loaded.output.contains("rule 'ours', column 'clock'"))
    let told = try job.run(
      "rank", "--minutes", "2400", "--as-of", SamplePractice.day, "--explain", "261")
    #expect(told.status == 0 && told.output.contains("there is none for such a denial (rule none)"))
    #expect(!told.output.contains("selected, "))
    let page = try job.finance().page
    #expect(page.contains("No step of the practice"))
  }

  @Test func `surgery denied beforehand and billed since is worked under its claim alone`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let notices = """
      reference,origin,payer_id,payer_name,line_of_business,patient_control_number,claim_number,notice_day,group,reason,remarks,category,procedures,diagnoses,service_day,pre_service,billed,stated_deadline,documents_on_file,patient_last,patient_first,member_number,synthetic
      PRE-1,letter,SYN02,Payer (synthetic),commercial,,,2026-06-01,,,,authorization,63047 62380 27279,M48062,2026-08-07,yes,,2026-12-27,3,DOE,PAT,SYN1001771,yes

      """
    #expect(try job.run("ingest", try job.scratch.write(notices, "before.csv")).status == 0)
    let told = try job.run(
      "rank", "--as-of", SamplePractice.day, "--minutes", "2400", "--format", "csv")
    #expect(told.status == 0)
    #expect(!told.output.contains("PRE-1"), "the list of the week")
    let page = try job.finance().page
    #expect(page.contains("Denied before surgery, and billed since"))
  }

  @Test func `surgery denied beforehand under two references is worked and counted once`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let notices = """
      reference,origin,payer_id,payer_name,line_of_business,patient_control_number,claim_number,notice_day,group,reason,remarks,category,procedures,diagnoses,service_day,pre_service,billed,stated_deadline,documents_on_file,patient_last,patient_first,member_number,synthetic
      AGAIN-3,letter,SYN02,Granite Mutual (synthetic),commercial,,,2026-10-29,,,,medical-necessity,22612-SG,M4316 M48062,2026-12-05,yes,,2026-12-10,6,SYNLETTER,CASE3,syn9100003,yes

      """
    #expect(try job.run("ingest", try job.scratch.write(notices, "again.csv")).status == 0)
    let told = try job.run(
      "rank", "--as-of", SamplePractice.day, "--minutes", "2400", "--format", "csv")
    #expect(told.output.contains("SYN-LETTER-3") && !told.output.contains("AGAIN-3"))
    let page = try job.finance().page
    #expect(page.contains("Denied before surgery under more than one reference"))
  }

  @Test func `after a lost call the appeal stays on the list, with a word on its chance`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let log = """
      payer_id,payer_name,patient_control_number,claim_number,level,action,filed_day,outcome,decided_day,recovered,minutes,synthetic
      SYN02,Granite Mutual (synthetic),SYN-LETTER-3,,1,peer-to-peer,2026-10-29,upheld,2026-10-29,,30,yes

      """
    #expect(try job.run("ingest", try job.scratch.write(log, "call.csv")).status == 0)
    let told = try job.run(
      "rank", "--as-of", SamplePractice.day, "--minutes", "2400", "--explain", "593")
    #expect(told.output.contains("place: selected, "), "\(told.output)")
    #expect(
      told.output.contains("the call was lost; the chance is of first appeals without a call"))
    #expect(told.output.contains("act by: 2026-11-26"))
  }

  @Test func `two open appeals of one level are one question, and stand in the forecast once`()
    throws
  {
    let job = try SamplePractice(SamplePractice.trained)
    let log = """
      payer_id,payer_name,patient_control_number,claim_number,level,action,filed_day,outcome,minutes,synthetic
      SYN03,Lakeshore Blue Plan (synthetic),F101832,,1,appeal,2026-10-20,,30,yes
      SYN03,Lakeshore Blue Plan (synthetic),F101832,,1,appeal,2026-10-22,,30,yes

      """
    #expect(try job.run("ingest", try job.scratch.write(log, "twice.csv")).status == 0)
    let journal = try job.finance().journal
    let rows = journal.components(separatedBy: "\r\n").filter { $0.contains(",286,") }
    #expect(rows.count == 1 && rows[0].contains("appealed and pending"))
  }
}
