import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Letters that deny nothing, or nothing for the first time, though they speak of a denial.
struct NoDenialLetterTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read("Example Plan\nDate: 11/04/2026\n\n" + text, document: "letter.txt")
  }

  @Test(arguments: [
    "Your request for CPT 63047, L4-5 has been approved from 11/01/2026 through 01/30/2027. If a "
      + "claim is later denied you may appeal within 180 days.",
    "We have completed our review. Your request for lumbar surgery is authorized.",
    "Requested: 63047 L4-5\nDetermination: Approved\nValid through: 01/30/2027",
    "Status: CERTIFIED\nCPT: 63047",
    "The prior authorization you asked for was certified for 63047.",
    "We have overturned our denial, and the service which was denied is now authorized.",
    "Our physician decided to overturn our earlier decision. The denied service is now covered.",
    "We have reversed our denial of October 3, 2026. Authorization has been issued.",
    "The service we had denied before is now certified as medically necessary.",
  ])
  func `an approval is one whatever stands between the request and its answer`(words: String) {
    #expect(read(words).approval != nil)
  }

  @Test(arguments: [
    "Your request for CPT 63047 was not approved.",
    "The request for surgery, which is denied, would have been approved with therapy notes.",
    "Your request for CPT 63047 has been partially approved.",
    "Determination: Not approved",
    "Status: Approved in part",
    "You have the right to ask that we reverse our decision. The request is denied.",
    "The reviewer may decide to overturn our decision. The request is denied.",
    "We have not reversed our denial. The service is not covered.",
    "We have reversed our denial in part: CPT 63047 stays denied.",
    "If we decided to overturn our denial, the service is now covered.",
    "Service: 63047. If your request for surgery is approved, call us.",
    "The request is denied. Your doctor's request for office visits was previously approved.",
  ])
  func `what is not approved, or in part, is no approval`(words: String) {
    #expect(read(words).approval == nil)
  }

  @Test func `a letter that acknowledges an appeal denies nothing and sets no time to appeal`() {
    let received = read(
      """
      Dear Dr. Synwell:

      We received your appeal on November 2, 2026 of our decision to deny the service above. We will
      review it and send you our decision by December 2, 2026. You may send additional information
      within 10 days of this letter.
      """)
    #expect(received.pending?.text.contains("received your appeal") == true)
    #expect(received.appealTime == nil && received.contradictions.isEmpty)
    #expect(received.answerTime?.day == CalendarDay("2026-11-14"))
    let acknowledged = read(
      "This letter acknowledges receipt of your request for reconsideration regarding CPT 63047, which "
        + "was denied on October 12, 2026 as not medically necessary. We will decide by November 26, "
        + "2026.")
    #expect(acknowledged.pending != nil && acknowledged.upholding == nil)
  }

  @Test(arguments: [
    "We received your request for an appeal. Our decision to deny is upheld.",
    "We received your appeal on October 2, 2026. We reviewed it and are upholding the denial.",
    "Thank you for your appeal. Our denial has been overturned.",
    "Your request is denied. If we receive your appeal in time, we will decide within 30 days.",
    "The request is denied. We will acknowledge receipt of your appeal within five working days.",
  ])
  func `what decides, or tells of an appeal to come, acknowledges none`(words: String) {
    #expect(read(words).pending == nil)
  }

  @Test(arguments: [
    "Your provider withdrew the request for the service above. No decision was made on it.",
    "The request for CPT 63047 has been withdrawn and is closed.",
    "No determination of medical necessity was made.",
  ])
  func `a request that was withdrawn is not denied`(words: String) {
    #expect(read(words).pending != nil)
  }

  @Test(arguments: [
    ("We have withdrawn our denial of October 3, 2026 and will review anew.", "denial"),
    ("The adverse determination dated 10/03/2026 has been rescinded.", "denial"),
    ("We are rescinding the non-certification issued on October 3, 2026.", "denial"),
    ("Your provider withdrew the request for the service above.", "request"),
    ("Your case is now closed. No further action is required.", "closed"),
    ("We have closed this request because it was sent twice.", "closed"),
  ])
  func `a letter that ends the matter asks for no answer`(words: String, what: String) throws {
    let letter = read(words)
    #expect(letter.closing?.kind.rawValue.hasPrefix(what) == true && letter.pending != nil)
    var sample = SampleCase()
    sample.letter = "Example Plan\nDate: 08/24/2026\n\n" + words
    #expect(
      try sample.gaps().contains { if case .matterEnded = $0 { true } else { false } })
    #expect(try !sample.gaps().description.contains("notYetDenied"))
  }

  @Test(arguments: [
    "The request is denied and this case is closed.",
    "If you withdraw your request, the case is closed.",
    "The denial has not been withdrawn. The request is denied.",
    "We cannot approve CPT 63047. Your earlier request was withdrawn.",
  ])
  func `a denial that closes a case is one`(words: String) {
    #expect(read(words).closing == nil && read(words).pending == nil)
  }

  @Test(arguments: [
    "We have reviewed your appeal. After review by another physician we agree with the initial denial.",
    "NOTICE OF RECONSIDERATION - DENIAL UPHELD\n\nWe reviewed your appeal of the denial of 63047.",
    "We reviewed your reconsideration request. We have sent your case file to the Independent Review "
      + "Entity.",
    "We have completed the review of your appeal. The original decision was correct and is affirmed.",
  ])
  func `an appeal that was lost is upheld in other words too`(words: String) {
    #expect(read(words).upholding != nil)
  }

  @Test(arguments: [
    "The request is denied. If you ask for an appeal and we continue to deny your request, we'll "
      + "automatically send your case to an independent reviewer.",
    "The request is denied. You may ask for an appeal; if we agree with the first decision we will send "
      + "your case to the Independent Review Entity.",
  ])
  func `a first denial that tells what follows an appeal stays one`(words: String) {
    #expect(read(words).upholding == nil)
  }

  @Test func `a letter that refuses nothing says so`() {
    #expect(read("You may appeal within 180 days if a claim is denied.").refusal == nil)
    #expect(read("Thank you for choosing our plan.").refusal == nil)
    #expect(read("We are denying the request for 63047.").refusal != nil)
    #expect(read("Status: DENIED - Medical Necessity").refusal != nil)
    #expect(read("63047  Remove spine lamina  Not Covered").refusal != nil)
    #expect(read("NOTICE OF ADVERSE DETERMINATION\n\nCode 63047").refusal != nil)
    #expect(read("We could not certify the procedure.").refusal != nil)
    #expect(read("The request does not satisfy the criteria.").refusal != nil)
    #expect(read("The service is considered investigational.").refusal != nil)
    #expect(read("The request was rejected.").refusal != nil)
    #expect(read("The records lack medical necessity for it.").refusal != nil)
  }
}
