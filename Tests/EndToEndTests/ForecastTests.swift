import Foundation
import Testing

/// Claims before sending, the model report, letters: on the sample practice, by the real binary.
@Suite(.serialized)
struct ForecastTests {
  @Test func `what is not sent yet is foretold, the model reported, another compared`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    #expect(job.stage.trained?.output.contains("denials before sending") == true)
    let unsent = try job.run(
      "predict-denials", "--unsubmitted", "--as-of", "2026-10-31", "--format", "csv")
    let rows = unsent.output.split(separator: "\r\n")
    #expect(unsent.status == 0 && rows.count > 5, "\(unsent.errors)")
    // The file of unsent claims says the same without being loaded.
    let file = try job.run(
      "predict-denials", Tool.data + "/practice/837P-unsent.edi", "--as-of", "2026-10-31",
      "--format", "csv")
    #expect(Set(file.output.split(separator: "\r\n")).isSubset(of: Set(rows)))
    let none = try job.run("predict-denials", "NO-SUCH-NUMBER", "--as-of", "2026-10-31")
    #expect(none.status == 1)
    #expect(!none.errors.contains("NO-SUCH-NUMBER"))

    let folder = job.scratch.file("Reports").path
    let report = try job.run("validate", "--out", folder)
    #expect(report.status == 0, "\(report.errors)")
    let page = try String(
      contentsOfFile: folder + "/model-synthetic-2026-10-31.html", encoding: .utf8)
    for heading in ["Synthetic data", "Who was learned from", "What it is worth", "TRIPOD+AI"] {
      #expect(page.contains(heading), "\(heading)")
    }
    #expect(!page.contains("could not be drawn"))
    try trainingAgainSaysWhy(job)
  }

  private func trainingAgainSaysWhy(_ job: SamplePractice) throws {
    let poor = try job.run("train", "--as-of", "2026-10-31", "--ridge", "1000000")
    #expect(poor.status == 0)
    #expect(poor.output.contains("log loss") && poor.output.contains("on the same"))
    let status = try job.run("status")
    #expect(status.output.contains("overturn, synthetic, as of 2026-10-31"))
  }
}
