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
