import Foundation
import Testing

struct BadInputTests {
  private func sample(_ name: String) throws -> String {
    try String(contentsOfFile: Tool.data + "/practice/" + name, encoding: .utf8)
  }

  @Test func `a remittance cut short is refused with its place, and its neighbours load`() throws {
    let scratch = try Scratch()
    let whole = try sample("835-2026-03.edi")
    let cut = try scratch.write(String(whole.prefix(whole.count * 9 / 10)), "cut.835")
    let good = Tool.data + "/practice/835-2026-04.edi"
    let result = try Tool.ingest(scratch, [cut, good])
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\r\n")
    let refused = try #require(lines.first { $0.hasPrefix("cut.835") })
    #expect(refused.contains("segment") && refused.contains("byte"))
    #expect(lines.contains { $0.hasPrefix("835-2026-04.edi,835,loaded") })
  }

  @Test func `a wrong segment count refuses its transaction and no other`() throws {
    let scratch = try Scratch()
    var text = try sample("835-2026-03.edi")
    let end = try #require(text.range(of: "\nSE*"))
    text.replaceSubrange(end, with: "\nSE*9")
    let result = try Tool.ingest(scratch, [try scratch.write(text, "count.835")])
    #expect(result.status == 1)
    #expect(result.output.contains("loaded in part"))
    #expect(result.output.contains("SE01"))
  }

  @Test func `a row out of shape is refused with its line and column, never its content`() throws {
    let scratch = try Scratch()
    var rows = try sample("appeals.csv").split(separator: "\n").map(String.init)
    rows[1] = rows[1].replacing("2025-01-05", with: "2025-02-30")
    rows[2] += ",one,too,many"
    let result = try Tool.ingest(
      scratch, [try scratch.write(rows.joined(separator: "\n") + "\n", "appeals.csv")])
    #expect(result.status == 1)
    #expect(result.output.contains("line 2") && result.output.contains("filed_day"))
    #expect(!result.output.contains("2025-02-30") && !result.errors.contains("2025-02-30"))
    #expect(result.output.contains("loaded in part"))
  }

  @Test func `training on one outcome alone is refused`() throws {
    let scratch = try Scratch()
    let appeals = try sample("appeals.csv").split(separator: "\n").filter {
      !$0.contains(",overturned,") && !$0.contains(",partially-overturned,")
    }
    let log = try scratch.write(appeals.joined(separator: "\n") + "\n", "appeals.csv")
    let files = ["denials.csv", "payers.csv"].map { Tool.data + "/practice/" + $0 } + [log]
    #expect(try Tool.ingest(scratch, files).status == 0)
    let trained = try Tool.run(
      [
        "train", "--as-of", "2026-10-31", "--database", scratch.file("p.sqlite").path, "--data",
        Tool.data,
      ])
    #expect(trained.status == 1)
    #expect(trained.errors.contains("both outcomes"))
  }

  @Test func `without a model the list still has deadlines and dollars, and no chance`() throws {
    let scratch = try Scratch()
    let folder = Tool.data + "/practice/"
    let files = [
      "835-2026-09.edi", "835-2026-10.edi", "contract_rates.csv", "contract_terms.csv",
      "payers.csv",
    ].map { folder + $0 }
    #expect(try Tool.ingest(scratch, files).status == 0)
    let database = ["--database", scratch.file("p.sqlite").path, "--data", Tool.data]
    let day = ["--as-of", "2026-10-31"]
    #expect(try Tool.run(["rank", "--minutes", "600"] + day + database).status == 0)
    let reports = scratch.file("Reports").path
    let report = try Tool.run(["report", "weekly", "--out", reports] + day + database)
    #expect(report.status == 0, "\(report.errors)")
    let list = try String(
      contentsOfFile: reports + "/weekly-2026-10-31.csv", encoding: .utf8)
    let rows = list.split(separator: "\r\n").dropFirst()
    #expect(rows.contains { $0.hasPrefix("deferred: unknown-value,") && $0.contains(",known,") })
    #expect(!rows.contains { $0.hasPrefix("selected,") })
    #expect(try Tool.run(["score"] + day + database).errors.contains("overturn train"))
  }

  @Test func `a table nobody has a mapping for is refused in a folder too, and can be listed`()
    throws
  {
    let scratch = try Scratch()
    let folder = scratch.file("in")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try scratch.write("a,b\n1,2\n", "in/odd.csv")
    _ = try scratch.write("some notes", "in/notes.txt")
    let result = try Tool.ingest(scratch, [folder.path])
    #expect(result.status == 1)
    #expect(result.output.contains("odd.csv") && result.output.contains("refused"))
    #expect(result.output.contains("notes.txt,,skipped"))
    let issues = try Tool.run([
      "status", "--issues", "--database", scratch.file("p.sqlite").path, "--data", Tool.data,
    ])
    #expect(issues.output.contains("odd.csv") && issues.output.contains("mapping"))
  }

  @Test func `a report that can't be written says where and what to do`() throws {
    let scratch = try Scratch()
    #expect(try Tool.ingest(scratch, [Tool.data + "/practice/835-2026-10.edi"]).status == 0)
    let result = try Tool.run([
      "report", "weekly", "--out", "/dev/null", "--as-of", "2026-10-31", "--database",
      scratch.file("p.sqlite").path, "--data", Tool.data,
    ])
    #expect(result.status == 1)
    #expect(result.errors.contains("/dev/null: cannot be written"))
    #expect(!result.errors.contains("NSCocoa"))
  }

  @Test func `the columns of a printed list do not depend on its rows`() throws {
    let scratch = try Scratch()
    #expect(try Tool.ingest(scratch, [Tool.data + "/practice/835-2026-10.edi"]).status == 0)
    let header = { (minutes: String) in
      try Tool.run([
        "rank", "--minutes", minutes, "--as-of", "2026-10-31", "--format", "csv", "--database",
        scratch.file("p.sqlite").path, "--data", Tool.data,
      ]).output.split(separator: "\r\n").first
    }
    #expect(try header("0") == header("100000"))
    #expect(try header("0")?.contains("Recoverable mark") == true)
  }

  // Payments of one claim by two numbers, a reversal of nothing on record, an appeal of nobody.
  @Test func `what contradicts itself is counted by status, though no denial tells it`() throws {
    let scratch = try Scratch()
    let payment = { (number: String, control: String) in
      "CLP*\(number)*1*100*80**12*\(control)*24*1~SVC*HC:63047*100*80**1~DTM*472*20251201~CAS*CO*45*20~"
    }
    let reversal = "CLP*GONE*22*-50*-40**12*R1*24*1~CAS*CO*45*-10~"
    let era = try scratch.write(
      Self.remittance("T1", "80", payment("TWICE", "A"))
        + Self.remittance("T2", "40", payment("TWICE", "B") + reversal), "odd.835")
    let log = try scratch.write(
      "payer_id,payer_name,patient_control_number,claim_number,level,action,filed_day,outcome,"
        + "decided_day,recovered,minutes,synthetic\nKON,K,NOBODY,,1,appeal,2026-01-20,,,,,no\n",
      "appeals.csv")
    #expect(try Tool.ingest(scratch, [era, log]).status == 0)
    let status = try Tool.run(
      [
        "status", "--database", scratch.file("p.sqlite").path, "--data", Tool.data, "--format",
        "csv",
      ])
    for line in [
      "contradictions,all,3", "contradictions,paid twice,1",
      "contradictions,reversal without its original,1",
      "contradictions,an appeal in the log matches no denial on record,1",
    ] {
      #expect(status.output.contains(line), "\(line)")
    }
  }

  /// An interchange with one payment.
  private static func remittance(_ trace: String, _ paid: String, _ claims: String) -> String {
    let body = """
      ST*835*0001~BPR*I*\(paid)*C*ACH************20260110~TRN*1*\(trace)*1999999999~\
      N1*PR*K*XV*KON~N1*PE*MY ASC*XX*1234567893~LX*1~\(claims)
      """
    let count = body.count { $0 == "~" } + 1
    return """
      ISA*00*          *00*          *ZZ*PAYER          *ZZ*PRACTICE       *260110*0600*^*00501*\
      000000001*0*P*:~GS*HP*PAYER*PRACTICE*20260110*0600*1*X*005010X221A1~\
      \(body)SE*\(count)*0001~GE*1*1~IEA*1*000000001~
      """
  }

  @Test func `a population without denials is refused, not valued at zero`() throws {
    let job = try SamplePractice(SamplePractice.loaded)
    let list = try job.run(
      "rank", "--minutes", "600", "--as-of", SamplePractice.day, "--population", "external-review")
    #expect(list.status == 1 && list.errors.contains("holds no denials"))
    #expect(!list.output.contains("$0.00"))
  }

  @Test func `a table of actions without rows is refused`() throws {
    let scratch = try Scratch()
    let data = scratch.file("Data")
    try FileManager.default.copyItem(at: URL(filePath: Tool.data), to: data)
    let table = data.appending(path: "rules/actions.csv")
    let head = try String(contentsOf: table, encoding: .utf8).prefix { $0 != "\n" }
    try Data("\(head)\n".utf8).write(to: table)
    let status = try Tool.run(
      ["status", "--database", scratch.file("p.sqlite").path, "--data", data.path])
    #expect(status.status == 1 && status.errors.contains("actions.csv"))
  }
}
