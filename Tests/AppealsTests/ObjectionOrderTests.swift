import Appeals
import ClinicalRecords
import Documents
import Foundation
import Testing

/// Which objections a card prepares, and in which order.
struct ObjectionOrderTests {
  /// The sample, denied in these words.
  private static func denied(_ words: String) -> SampleCase {
    var sample = SampleCase()
    sample.letter = SampleLetters.commercial.replacing(
      /The records do not show(?:.|\n)*?conservative treatment\./, with: words)
    return sample
  }

  @Test func `objections stand in the order of the denial's words, others below`() throws {
    var sample = Self.denied(
      "The MRI shows only mild stenosis. The records submitted do not show physical therapy.")
    #expect(try sample.card().objections.prefix(2) == [4, 1])
    #expect(try !sample.card().objections.contains(12), "'submitted' tells of no BMI")
    sample.facts.removeAll { $0.path.rawValue.hasPrefix("function") }
    let html = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    let said = try #require(html.range(of: "They will say"))
    let other = try #require(html.range(of: "They may also ask"))
    let function = try #require(html.range(of: "Function is not quantified"))
    #expect(said.lowerBound < other.lowerBound && other.lowerBound < function.lowerBound)
  }

  @Test func `a report that was not sent is no mild finding, and directed treatment is care`()
    throws
  {
    let sample = Self.denied(
      "The MRI report was not included. Six weeks of provider-directed treatment are not shown.")
    #expect(try sample.card().objections.prefix(2) == [20, 1])
  }

  @Test(arguments: [
    ("The notes do not tell how long you had therapy or what it did for your pain.", 1),
    ("The records do not show a supervised program of treatment for at least six weeks.", 1),
    ("The films do not show motion of 3 mm or more between the bones.", 9),
  ])
  func `care and instability in a payer's other words are what the call is about`(
    words: String, number: Int
  ) throws {
    #expect(try Self.denied(words).card().objections.first == number)
  }
}
