import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

@testable import Appeals

/// What a card says of the denial and of what comes next.
struct CardWordsTests {
  private static func denying(_ words: String) -> SampleCase {
    var sample = SampleCase()
    sample.letter = SampleLetters.commercial.replacing(
      /The records do not show(?:.|\n)*?conservative treatment\./, with: words)
    return sample
  }

  private static func page(_ sample: SampleCase) throws -> String {
    HTMLRenderer(gnuplot: nil).render(try sample.card().report)
  }

  @Test func `records are sent by their own day, and the appeal by its`() throws {
    var sample = Self.denying("We have not received the therapy notes.")
    sample.filing.route = .sendRecords
    sample.letter += """

      If you send the missing records within 14 days of this letter, we will open the case again without
      an appeal.
      """
    let letter = SampleLetters.read(sample.letter)
    let records = try #require(letter.answerTime?.day)
    let appeal = try #require(letter.appealTime?.day)
    let html = try Self.page(sample)
    #expect(
      html.contains("Send the records that are asked for by \(records), else file the appeal"))
    #expect(records < appeal)
    #expect(!html.contains("records that are asked for by \(appeal)"))
  }

  @Test func `of a long reason the card keeps what the record is said to lack`() {
    let rule =
      "The guideline says that surgery may be right when leg pain lasts and two kinds of care failed."
    let lack = "The records tell of medicine only."
    #expect(CardPage.gist(of: [rule, lack], words: 10) == lack)
    #expect(CardPage.gist(of: [rule + " " + lack], words: 50) == rule + " " + lack)
    #expect(CardPage.gist(of: [rule], words: 3) == "The guideline says …")
  }

  @Test func `what the payer grants is not what they will say`() throws {
    let html = try Self.page(
      Self.denying(
        "The MRI reads severe stenosis at L4-5. However, no home exercise program is documented."))
    #expect(!html.contains("Imaging shows no stenosis"))
    #expect(html.contains("Conservative treatment was not completed"))
  }

  @Test func `a place that is refused is what they will say`() throws {
    let html = try Self.page(
      Self.denying("The inpatient level of care is denied. No physical therapy is documented."))
    #expect(html.contains("It could be done elsewhere"))
  }
}
