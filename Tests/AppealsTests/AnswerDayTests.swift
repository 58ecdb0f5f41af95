import Appeals
import Claims
import ClinicalRecords
import Documents
import Testing

/// The day by which a payer wants what it asks for, and letters that give no appeal.
struct AnswerDayTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read("Example Plan\nDate: 10/12/2026\n\n" + text, document: "letter.txt")
  }

  @Test(arguments: [
    (
      "We need more information before we can decide on this request. Please fax the following so "
        + "that we have it by October 28, 2026:\n - MRI report", "2026-10-28"
    ),
    (
      "The claim has been selected for prepayment medical review. Please submit the records listed "
        + "below within 45 calendar days of the date of this letter, by November 26, 2026. Failure to "
        + "respond may result in a denial of the claim.", "2026-11-26"
    ),
    (
      "No decision has been made. The records must be received within fourteen days of this letter.",
      "2026-10-26"
    ),
  ])
  func `a letter that asks for records decides nothing and says by when`(words: String, day: String)
  {
    let letter = read(words)
    #expect(letter.pending != nil)
    #expect(letter.answerTime?.day == CalendarDay(day) && letter.answerTime?.isSafe == true)
    #expect(letter.lastDayToAppeal == nil && letter.contradictions.isEmpty)
  }

  @Test(arguments: [
    "You may appeal. Send your request and the records within 180 days of this letter.",
    "APPEAL RIGHTS\n\nSend your written request and medical records within 180 days of this letter.",
  ])
  func `records sent with an appeal have the appeal's time`(words: String) {
    let letter = read("The request is denied.\n\n" + words)
    #expect(letter.answerTime == nil)
    #expect(letter.lastDayToAppeal == CalendarDay("2027-04-10"))
  }

  @Test func `the list keeps the day for records where these are what is missing`() {
    let letter = read(
      "The request is denied for lack of information. Send it within 45 days of the date of this letter.\n\n"
        + "You may appeal within 180 days of receipt of this letter.")
    func day(_ asks: Bool) -> CalendarDay? {
      letter.dayToKeep(asksForRecords: asks, isReviewFirst: false)
    }
    #expect(day(true) == CalendarDay("2026-11-26") && day(false) == CalendarDay("2027-04-10"))
    let vague = read(
      "The request is denied. Send the records within 45 days of the decision.\n\n"
        + "You may appeal within 180 days of receipt of this letter.")
    #expect(vague.dayToKeep(asksForRecords: true, isReviewFirst: false) == nil)
  }

  @Test func `card and checklist say the day`() throws {
    var sample = SampleCase()
    sample.letter += "\nPlease send the MRI report by September 20, 2026.\n"
    let render = HTMLRenderer(gnuplot: nil).render
    #expect(try render(sample.card().report).contains("They ask for records by 2026-09-20"))
    #expect(
      try render(sample.checklist().report).contains("asks for records by 2026-09-20"))
    #expect(try !render(SampleCase().card().report).contains("ask for records by"))
  }

  @Test func `before a decision no window of a call runs, and no reason is missed`() throws {
    var sample = SampleCase()
    sample.filing.lineOfBusiness = .commercial
    sample.letter = """
      Date: August 24, 2026
      Requested service: Laminectomy, L4-5, bilateral (CPT 63047)

      We need more information before we can decide. Please fax the MRI report by August 31, 2026.
      """
    #expect(try sample.gaps() == [.notYetDenied("denial.txt", line: 4)])
    let rules = try PeerToPeerRules(rows: Product.rows("rules/peer-to-peer.csv"))
    let page = HTMLRenderer(gnuplot: nil).render(try sample.card(calls: rules).report)
    #expect(page.contains("They ask for records by 2026-08-31"))
    #expect(!page.contains("the time for this call ended") && !page.contains("file the appeal"))
  }

  @Test func `what the payer says cannot be appealed gets no appeal`() throws {
    var sample = SampleCase()
    sample.letter += "\nA non-affirmation is not an initial determination and is not appealable.\n"
    #expect(throws: NotReady.self) { try sample.draft() }
    let page = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(page.contains("ask again with what is missing"))
    #expect(read("If you do not respond, the decision is not appealable.").notAppealable == nil)
  }

  @Test func `where records go is not where an appeal goes, and a case closed as denied is denied`()
  {
    let letter = DenialLetterReader().read(
      """
      Cohere Health for Humana
      October 27, 2026

      We asked your office twice for the MRI report. Nothing came.
      Without it a decision in your favor cannot be made, and the request is closed as denied for lack of clinical
      information. Send the records by 11/10/2026 to fax 857-557-6787 and we will reopen the request. An appeal may
      be filed within 60 calendar days of this letter.
      """, document: "letter.txt")
    #expect(letter.appealFax == nil)
    #expect(letter.closing == nil && letter.pending == nil)
    #expect(letter.answerTime?.day == CalendarDay("2026-11-10"))
    #expect(letter.reasons.first?.text.hasPrefix("We asked your office twice") == true)
  }
}
