import Statistics
import Testing

@testable import Reporting

/// What a model report says of its number of cases.
struct SampleSizeWordsTests {
  // The published example of pmsampsize: 623, 662 and 221 rows.
  private let needed = SampleSizeCriteria(
    parameters: 24, eventRate: 0.174, expectedRSquared: 0.288)

  @Test func `the cases learned from stand beside those needed by each criterion`() {
    let words = SampleSizeWords(needed, cases: 700).words
    #expect(words.contains("Are 700 cases enough? For 24 effects"))
    for rows in ["needs 662:", "623 so that", "662 so that", "221 to know"] {
      #expect(words.contains(rows), "\(rows)")
    }
    #expect(words.contains("There are as many."))
  }

  @Test func `too few cases are called too few, with what that does to a fit`() {
    let words = SampleSizeWords(needed, cases: 300).words
    #expect(words.contains("There are fewer"))
    #expect(words.contains("would have to shrink to 0.8"))
    #expect(
      SampleSizeWords(needed, cases: 5).words.contains("by more than the criteria can say"))
  }
}
