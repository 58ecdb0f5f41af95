import Foundation
import Testing

/// What somebody decided not to work, in what finance may hope for; the real binary on the sample.
struct PutAsideTests {
  @Test func `a denial put aside waits for nothing, and stands apart from what does`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let word = try job.run(
      "override", "577", "--never", "--reason", "settled by telephone", "--by", "JD", "--as-of",
      SamplePractice.day)
    #expect(word.status == 0, "\(word.errors)")
    let page = try job.finance().page
    let why = "Put aside, with who said so and why on record"
    let apart = try #require(page.range(of: "Not to be worked, as of"))
    let waiting = try #require(page.range(of: "Conditional, as of"))
    #expect(waiting.lowerBound < apart.lowerBound)
    #expect(!page[waiting.lowerBound..<apart.lowerBound].contains(why))
    let row = page[apart.upperBound...].prefix(while: { $0 != "\n" })
    #expect(row.contains(why), "\(row)")
  }
}
