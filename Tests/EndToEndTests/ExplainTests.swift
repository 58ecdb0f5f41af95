import Foundation
import Testing

/// `rank --explain`, overrides and rule tables by the real binary on the sample practice.
@Suite(.serialized)
struct ExplainTests {
  private static let day = ["--as-of", SamplePractice.day]

  private static func json(_ text: String) throws -> [[String: String]] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [[String: Any]]).map { row in
      row.mapValues { "\($0)" }
    }
  }

  private func list(_ practice: SamplePractice) throws -> [[String: String]] {
    let folder = practice.scratch.file("Reports").path
    let written = try practice.run(
      "report", "weekly", "--as-of", SamplePractice.day, "--minutes", "1200", "--out", folder)
    #expect(written.status == 0, "\(written.errors)")
    let text = try String(
      contentsOfFile: folder + "/weekly-\(SamplePractice.day).csv", encoding: .utf8)
    let lines = text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
    // Part, rank, rank in part and number stand before any cell that could hold a comma.
    return lines.dropFirst().map { line in
      let cells = line.components(separatedBy: ",")
      return ["Part": cells[0], "Denial": cells[3]]
    }
  }

  @Test func `a term of a contract makes other rules of it, and a loop is refused when loaded`()
    throws
  {
    let practice = try SamplePractice(SamplePractice.trained)
    func version() throws -> Substring {
      let text = try practice.run(
        "rank", "--as-of", SamplePractice.day, "--minutes", "600", "--explain", "1"
      ).output
      let rules = try #require(text.firstMatch(of: /rules ([0-9a-f]{12})/))
      return rules.1
    }
    let before = try version()
    let head =
      "name,payer_id,level,alarm_days,limit_days,day_kind,anchor,receipt_days,source,verification\n"
    let term = try practice.scratch.write(
      head + "SYN02 longer,SYN02,1,120,120,calendar,notice,0,amendment,P\n", "terms.csv")
    #expect(try practice.run("ingest", term).status == 0)
    #expect(try version() != before)
    let actions = try practice.scratch.write(
      "name,action,level,holder,payer_id,after,source,verification\n"
        + "one,peer-to-peer,1,practice,SYN02,first-appeal,s,P\n"
        + "two,first-appeal,1,practice,SYN02,peer-to-peer,s,P\n", "actions.csv")
    let loop = try practice.run("ingest", actions)
    #expect(loop.status == 1 && loop.output.contains("comes back by"))
    // The row that closes the loop is refused, and the list goes on.
    #expect(try version() != before)
  }

  @Test func `every part of the list explains a line of its own, in text and in JSON`() throws {
    let practice = try SamplePractice(SamplePractice.trained)
    let lines = try list(practice)
    var first: [String: String] = [:]
    for line in lines.reversed() {
      if let part = line["Part"], let denial = line["Denial"] { first[part] = denial }
    }
    #expect(first.count >= 6)
    for (part, denial) in first {
      // Minutes are those of the last list.
      let text = try practice.run("rank", "--as-of", SamplePractice.day, "--explain", denial)
      #expect(text.status == 0, "\(text.errors)")
      #expect(text.output.contains("place: \(part), "), "denial \(denial)")
      for heading in ["What can be done", "The chance", "The sum", "The clock", "Version"] {
        #expect(text.output.contains("\n\(heading)\n"), "denial \(denial)")
      }
      let rows = try Self.json(
        practice.run(
          "rank", "--as-of", SamplePractice.day, "--explain", denial, "--format", "json"
        ).output)
      #expect(rows.contains { $0["What"] == "place" && $0["Value"]?.hasPrefix(part) == true })
    }
  }

  @Test func `an upheld redetermination stands in the list with its reconsideration`() throws {
    let practice = try SamplePractice(SamplePractice.trained)
    let text = try practice.run(
      "rank", "--as-of", SamplePractice.day, "--minutes", "1200", "--explain",
      try upheldMedicare(practice))
    #expect(text.output.contains("level 2: level 1 was upheld on "))
    #expect(text.output.contains("rule medicare-reconsideration"))
    #expect(text.output.contains("chance: unknown: no appeal of level 2 was ever decided here"))
  }

  /// A denial of Original Medicare of unknown value whose explanation names a level upheld.
  private func upheldMedicare(_ practice: SamplePractice) throws -> String {
    let unknown = try list(practice).filter { $0["Part"] == "deferred: unknown-value" }
    for line in unknown {
      let denial = try #require(line["Denial"])
      let text = try practice.run("rank", "--as-of", SamplePractice.day, "--explain", denial)
      if text.output.contains("status: upheld"), text.output.contains("Medicare") { return denial }
    }
    return try #require(nil, "no upheld redetermination of unknown value in the sample")
  }

  @Test func `a person's word moves a line, is shown with who and why, and can be taken back`()
    throws
  {
    let practice = try SamplePractice(SamplePractice.trained)
    let later = try #require(
      try list(practice).last { $0["Part"] == "deferred: later-week" }?["Denial"])
    func top() throws -> String? {
      let ranked = try practice.run(
        "rank", "--as-of", SamplePractice.day, "--minutes", "1200", "--format", "json")
      let value = try JSONSerialization.jsonObject(with: Data(ranked.output.utf8))
      let rows = try #require(value as? [[String: Any]])
      return (rows.first?["Denial"] as? NSNumber)?.stringValue
    }
    let before = try top()
    #expect(before != later)
    let kept = try practice.run(
      "override", later, "--first", "--reason", "surgery is on Monday", "--by", "JD", "--as-of",
      SamplePractice.day)
    #expect(kept.status == 0, "\(kept.errors)")
    #expect(try top() == later)
    let text = try practice.run("rank", "--as-of", SamplePractice.day, "--explain", later)
    #expect(text.output.contains("put first by JD on 2026-10-31: surgery is on Monday"))
    _ = try practice.run(
      "override", later, "--cancel", "--reason", "moved", "--by", "JD", "--as-of",
      SamplePractice.day)
    #expect(try top() == before)
  }

  @Test func `a word without a reason, or about no denial, is refused`() throws {
    let practice = try SamplePractice(SamplePractice.loaded)
    #expect(try practice.run("override", "1", "--first", "--by", "JD").status == 64)
    let blank = try practice.run("override", "1", "--first", "--reason", " ", "--by", "JD")
    #expect(blank.status == 64)
    let none = try practice.run(
      "override", "99999", "--never", "--reason", "x", "--by", "JD", "--as-of", SamplePractice.day)
    #expect(none.status == 1 && none.errors.contains("denial 99999"))
  }

  /// A copy of the rules with one file changed, or taken away.
  private func rank(
    with scratch: Scratch, file: String, _ change: (String) -> String?
  ) throws -> Tool.Result {
    let data = scratch.file("Data")
    try FileManager.default.copyItem(atPath: Tool.data, toPath: data.path)
    let path = data.appending(path: "rules/\(file)")
    let text = try String(contentsOf: path, encoding: .utf8)
    if let changed = change(text) {
      try Data(changed.utf8).write(to: path)
    } else {
      try FileManager.default.removeItem(at: path)
    }
    return try Tool.run([
      "rank", "--minutes", "60", "--database", scratch.file("p.sqlite").path, "--data", data.path,
    ])
  }

  @Test func `without its holidays the list is refused, and says what is missing`() throws {
    let refused = try rank(with: Scratch(), file: "holidays.csv") { _ in nil }
    #expect(refused.status == 1)
    #expect(refused.errors.contains("holidays.csv: the file is missing"))
  }

  @Test(arguments: [
    (
      "actions.csv", "\nrecords,records-reply,", "\nrecords,record-reply,",
      "line 7: rule 'records', column 'action'"
    ),
    (
      "deadlines.csv", ",1,120,120,calendar,receipt,5,", ",1,0,120,calendar,receipt,5,",
      "line 2: rule 'medicare-redetermination', column 'alarm_days'"
    ),
    (
      "deadlines.csv",
      ",42 CFR 405.942(a): 120 calendar days from receipt; receipt presumed 5 days after the notice; "
        + "the alarm counts from the notice itself,", ",,",
      "line 2: rule 'medicare-redetermination', column 'source'"
    ),
    (
      "actions.csv",
      ",ResDAC and DocsLib copies of the adjustment reason list: 252 and 226 ask for records,",
      ",,",
      "line 7: rule 'records', column 'source'"
    ),
    (
      "holidays.csv", "\nLabor Day,9,", "\nLabor Day,19,",
      "line 8: rule 'Labor Day', column 'month'"
    ),
  ])
  func `a broken rule is refused with its line and column`(
    file: String, sound: String, broken: String, place: String
  ) throws {
    let refused = try rank(with: Scratch(), file: file) {
      $0.replacingOccurrences(of: sound, with: broken)
    }
    #expect(refused.status == 1)
    #expect(refused.errors.contains("\(file): \(place)"), "\(refused.errors)")
  }

  @Test func `putting first what has expired or cannot be appealed says that it stays so`()
    throws
  {
    let practice = try SamplePractice(SamplePractice.trained)
    let expired = try #require(
      try list(practice).first { $0["Part"] == "expired" }?["Denial"])
    let said = try practice.run(
      "override", expired, "--first", "--reason", "asked", "--by", "AB", "--as-of",
      SamplePractice.day)
    #expect(
      said.status == 0 && said.output.contains("It stays expired: the time to file"),
      "\(said.errors)")
    let elsewhere = try #require(
      try list(practice).first { $0["Part"] == "not appealable" }?["Denial"])
    let told = try practice.run(
      "override", elsewhere, "--first", "--reason", "asked", "--by", "AB", "--as-of",
      SamplePractice.day)
    #expect(
      told.status == 0 && told.output.contains("It stays where it is: not appealable"),
      "\(told.errors)")
  }
}
