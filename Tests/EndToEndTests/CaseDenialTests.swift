import Foundation
import Testing

/// Denial letters of a case, by the real binary: which registers a denial, and what it tells of the call.
@Suite(.serialized)
struct CaseDenialTests {
  @Test func `the last day for the call stands in the terminal and on the page`() throws {
    let job = try CaseJob()
    let review = try job.review()
    #expect(
      review.output.contains("peer-to-peer at (555) 010-0199: last day for the call 2026-11-14"))
    let page = try String(
      contentsOf: job.scratch.file("Reports/review-SYN-CASE-1.html"), encoding: .utf8)
    #expect(page.contains("Last day for the call") && page.contains("2026-11-14"))
    try job.edit(
      "denial.txt", "within 30 calendar days of the date of this letter",
      "within 30 calendar days of the decision")
    let doubtful = try job.review()
    #expect(doubtful.output.contains("2026-11-14 (estimated: may be earlier)"))
  }

  @Test(arguments: [
    (
      "The request is denied because\nthe service is not medically necessary.",
      "This is not a denial: records are needed.", "the letter decides nothing yet"
    ),
    (
      "We reviewed the request for prior authorization of the service above.",
      "We reviewed your appeal. We uphold our denial.", "decides an appeal"
    ),
  ])
  func `a letter that pends or decides an appeal registers no first denial`(
    old: String, new: String, words: String
  ) throws {
    let job = try CaseJob()
    try job.edit("denial.txt", old, new)
    let review = try job.review()
    #expect((review.output + review.errors).contains(words), "\(review.errors)")
    #expect(!review.output.contains("registered as open"))
    let status = try Tool.run(["status", "--format", "json"] + job.options)
    #expect(!status.output.contains("denial letter"))
  }

  @Test func `of a letter that approves a part, the rest is registered without being asked`() throws
  {
    let job = try CaseJob()
    try job.edit(
      "denial.txt", "The request is denied because\nthe service is not medically necessary.",
      "CPT 22612 has been approved. CPT 63047 has been\ndenied because it is not medically necessary."
    )
    let review = try job.review()
    #expect(review.status == 0, "\(review.errors)")
    #expect(review.output.contains("registered as open"))
    #expect(review.output.contains("a part is approved") && review.output.contains("only the rest"))
  }

  @Test func `a short denial that names necessity need not be asked what it is about`() throws {
    let job = try CaseJob()
    try job.edit(
      "denial.txt",
      """
      The request is denied because
      the service is not medically necessary. The records we received do not show that conservative
      treatment was completed before surgery, and do not show how your condition limits your daily
      activities.
      """, "Decision: Denied. The surgery is not medically necessary.")
    #expect(try job.review().status == 0)
    let letter = try job.paper("letter", "letter.html")
    #expect(letter.result.status == 0, "\(letter.result.errors)")
  }

  @Test func `the day for records that are asked for is told, and no denial registered`() throws {
    let job = try CaseJob()
    try job.edit(
      "denial.txt", "The request is denied because\nthe service is not medically necessary.",
      "Please fax the imaging report by October 28, 2026.\nIf we do not receive it, the request will "
        + "be denied.")
    let review = try job.review()
    #expect(review.output.contains("answer it by 2026-10-28"), "\(review.errors)")
    #expect(!review.output.contains("registered as open"))
    let checklist = try Tool.run(
      ["checklist", "SYN-CASE-1", "--as-of", "2026-10-31"] + job.options)
    #expect(checklist.output.contains("records by 2026-10-28"), "\(checklist.errors)")
  }

  @Test func `in California a utilization review is answered by the independent one`() throws {
    let job = try CaseJob()
    try job.edit(
      "case.json", "\"plan_type\": \"commercial\",\n    \"state\": \"OH\"",
      "\"plan_type\": \"workers_comp\",\n    \"state\": \"CA\"")
    #expect(try job.review().status == 0)
    let letter = try job.paper("letter", "letter.html")
    #expect(letter.result.status == 1 && letter.result.errors.contains("--level external"))
  }

  @Test func `a letter that approves, or of another person, registers nothing`() throws {
    let job = try CaseJob()
    try job.edit(
      "denial.txt", "The request is denied because\nthe service is not medically necessary.",
      "The request is approved.")
    let approved = try job.review()
    #expect(approved.status == 1 && approved.errors.contains("the letter approves"))
    let other = try CaseJob()
    try other.edit("denial.txt", "SYN9000001", "SYN9000002")
    let refused = try other.review()
    #expect(refused.status == 1 && refused.errors.contains("member number"))
    #expect(!refused.errors.contains("SYN900"))
    for job in [job, other] {
      let status = try Tool.run(["status", "--format", "json"] + job.options)
      #expect(!status.output.contains("denial letter"))
    }
  }

  @Test func `the letter's time for the call goes before any rule's`() throws {
    let job = try CaseJob()
    _ = try job.review()
    let explained = try Tool.run(
      ["rank", "--minutes", "600", "--as-of", "2026-10-31", "--explain", "1"] + job.options)
    #expect(explained.status == 0, "\(explained.errors)")
    let call = explained.output.split(separator: "\n").first { $0.contains("peer to peer") }
    #expect(call?.contains("2026-11-14") == true && call?.contains("assumed window") == false)
  }
}
