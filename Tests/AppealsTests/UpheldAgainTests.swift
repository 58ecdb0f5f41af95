import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Letters that decide an appeal, in the words of committees and panels.
struct UpheldAgainTests {
  private func read(_ words: String) -> DenialLetter {
    DenialLetterReader().read(
      "Redwood Health Plan\nNovember 4, 2026\nServices: 63047 L4-L5\n\n" + words,
      document: "letter.txt")
  }

  @Test(arguments: [
    "Thank you for your second-level appeal received September 29, 2026. The panel has decided not to "
      + "change the decision of July 14, 2026.",
    "We have finished our review of your appeal. The committee voted to leave the denial in place.",
    "This letter answers your appeal of October 2, 2026. The original decision will not be changed.",
    "We considered your appeal. Our earlier decision is correct and we did not change it.",
  ])
  func `a panel that does not change the decision upholds it`(words: String) {
    #expect(read(words).upholding != nil)
  }

  @Test(arguments: [
    "You may appeal. If the panel decides not to change the decision, you will be told why.",
    "You may ask us to change the decision by an appeal.",
  ])
  func `a first denial that tells how an appeal goes upholds nothing`(words: String) {
    #expect(read(words).upholding == nil)
  }

  @Test func `the last appeal under the plan uses them up`() {
    #expect(read("This is the last appeal under the plan.").exhaustion != nil)
    #expect(read("You may file a last appeal under the plan.").exhaustion == nil)
  }

  @Test func `a dispute that is upheld was decided`() {
    let words = "We have reviewed your provider dispute. The denial for timely filing is upheld."
    #expect(read(words).upholding != nil)
  }
}
