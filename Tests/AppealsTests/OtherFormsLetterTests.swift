import Appeals
import Claims
import Testing

/// Letters in forms of their own: scans, portals, mails, several cases, several tongues.
struct OtherFormsLetterTests {
  private static func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  private static func letter(_ sentences: String, date: String = "Date: 10/15/2026")
    -> DenialLetter
  {
    read(
      """
      Example Health Plan
      \(date)

      The request for CPT 63047 is denied because it is not medically necessary.

      \(sentences)
      """)
  }

  @Test(arguments: [
    "Date: 1O/15/2026", "Date: 10/l5/2026", "Date: 10/15/2O26", "Date: 10/15/20 26",
    "October 1 5, 2026", "0ctober 15, 2026", "Octoher 15, 2026", "October 15, 2O26",
    "Mailing date 10/15/20 26",
  ])
  func `a date that a scan damaged is refused and never completed`(date: String) {
    #expect(Self.letter("You may appeal within 180 days of receipt.", date: date).letterDay == nil)
  }

  @Test(arguments: [
    "Appeals must be received by 04/13/20 27.", "Appeals must be received by Aprll 13, 2027.",
    "You may appeal within 1 80 days of the date of this letter.",
    "You may appeal within l80 days of the date of this letter.",
    "You may appeal within 18O days of the date of this letter.",
  ])
  func `a damaged time limit gives no last day`(words: String) {
    #expect(Self.letter(words).appealTime == nil)
  }

  @Test func `a time of day behind a short year is no torn year`() {
    #expect(
      Self.letter("", date: "DATE: 10/15/26 16:02").letterDay?.value.description == "2026-10-15")
  }

  @Test(arguments: [
    ("Date: 15-Oct-2026", "2026-10-15"), ("Sent: x\nDecision Date: 15-Oct-26", "2026-10-15"),
    ("Date: Tue, 13 Oct 2026 16:22:11 -0500", "2026-10-13"),
    ("Date/Fecha: 10/15/2026", "2026-10-15"), ("Mailing date 10/15/2026", "2026-10-15"),
    ("Notice Date 10/15/2026", "2026-10-15"), ("Statement date 10/15/2026", "2026-10-15"),
    ("Date of decision: 10/14/2026    Date sent: 10/15/2026", "2026-10-15"),
  ])
  func `a portal, a mail and a letter in two tongues date themselves in their ways`(
    date: String, day: String
  ) {
    #expect(Self.letter("", date: date).letterDay?.value == CalendarDay(day))
  }

  @Test func `a window that closes on a day ends on it`() {
    let letter = Self.letter(
      "Your P2P window closes Oct 20, 2026 at 5 pm ET - 866-555-0177.\n"
        + "Standard appeal due 4/11/2027 (180 days).", date: "Date: 10/13/2026")
    #expect(letter.callTime?.day == CalendarDay("2026-10-20"))
    #expect(letter.appealTime?.day == CalendarDay("2027-04-11"))
    // What an authorization does is no time to appeal.
    let other = Self.letter("You may appeal. Authorization A-1 expires January 15, 2027.")
    #expect(other.appealTime == nil)
  }

  @Test func `what is asked for by a day in a list is due on it`() {
    let letter = Self.read(
      """
      Harvest Health Plan
      Date: 10/05/2026

      We cannot make a decision with the information we have. Please
      send by October 19, 2026:
      - the therapy discharge summary
      - the MRI report
      This is not a denial.
      """)
    #expect(letter.pending != nil)
    #expect(letter.answerTime?.day == CalendarDay("2026-10-19"))
  }

  @Test func `of two reviews in one sentence each has its own time`() {
    let letter = Self.letter(
      "You may request a second level appeal within 60 days of the date of this letter, or external "
        + "review within four months of the date of this letter.")
    #expect(letter.nextLevelTime?.day == CalendarDay("2026-12-14"))
    #expect(letter.externalTime?.day == CalendarDay("2027-02-15"))
  }

  @Test func `a letter of several members is to be parted`() {
    let several = Self.letter(
      """
      Case 1: Reference LM-10001
      Member: Jo First, ID LMX100001
      CPT 63047: denied. Appeal by March 29, 2027.

      Case 2: Reference LM-10002
      Member: Kim Second, ID LMX100002
      CPT 22612: denied. Appeal by March 30, 2027.
      """)
    #expect(several.contradictions.contains("the letter speaks of more than one member"))
    // A family's subscriber, and a name written twice, are one member's letter.
    let one = Self.letter(
      """
      Member: Jo First, ID LMX100001
      Subscriber: Pat First
      Patient: FIRST, JO
      Member: Jo First
      """)
    #expect(!one.contradictions.contains("the letter speaks of more than one member"))
    #expect(one.member.name?.value == "Jo First")
  }

  @Test(arguments: [
    ("APPEAL: 180 cal. days from rec't of this notice.", "2027-04-13"),
    (
      "Any protest must be received within 60 days of the date you receive this order.",
      "2026-12-14"
    ),
    ("Appeals: 30 days from 10/15/2026.", "2026-11-14"),
    (
      "You may appeal within 60 days from the date on this notice. If you are getting this now and "
        + "want to continue, ask by 10/25/2026.", "2026-12-14"
    ),
  ])
  func `a time limit in short hand is counted`(words: String, day: String) {
    #expect(Self.letter(words).appealTime?.day == CalendarDay(day))
  }

  @Test func `a count of business days in short hand skips the weekend`() {
    let letter = Self.letter("P2P: 5 bus. days from 10/15/2026. Ph 800-555-0144 x3")
    #expect(letter.callTime?.day == CalendarDay("2026-10-22"))
    // From another day that the letter does not call its own, nothing is counted.
    let other = Self.letter("P2P: 5 bus. days from 10/12/2026.")
    #expect(other.callTime == nil)
  }

  @Test func `a call that must come before the service ends before it`() {
    let words =
      "Peer-to-peer must be completed prior to the date of service or within 21 calendar days of the "
      + "date of this letter, whichever comes first. Phone 800-555-0120."
    let dated = Self.letter(words + "\n\nDate of service: 10/28/2026")
    #expect(dated.callTime?.day == CalendarDay("2026-10-27"))
    #expect(dated.callTime?.isSafe == true)
    let later = Self.letter(words + "\n\nDate of service: 12/28/2026")
    #expect(later.callTime?.day == CalendarDay("2026-11-05"))
    // Where the letter does not date the service, the count may be too late.
    #expect(Self.letter(words).callTime?.isSafe == false)
  }

  @Test func `a plain letter's doctor-to-doctor talk and count in two measures are read`() {
    let letter = Self.letter(
      "You can appeal within 180 calendar days (about 6 months) of getting this letter.\n\nFor a "
        + "doctor-to-doctor talk, your doctor calls 1-877-555-0110 within 10 business days of the date "
        + "of this letter.")
    #expect(letter.appealTime?.day == CalendarDay("2027-04-13"))
    #expect(letter.appealTime?.isSafe == true)
    #expect(letter.peerToPeer.phone?.value == "1-877-555-0110")
    #expect(letter.callTime?.day == CalendarDay("2026-10-29"))
  }

  @Test func `a date beside the salutation is the letter's, and one beside a label is not`() {
    let letter = Self.letter(
      "", date: "Dear Provider:                    October 8, 2026")
    #expect(letter.letterDay?.value == CalendarDay("2026-10-08"))
    let other = Self.letter("", date: "Received           October 8, 2026")
    #expect(other.letterDay == nil)
  }

  @Test func `a vendor's reference and a mail's sender are read`() {
    let letter = Self.read(
      """
      Portal - Message Center

      From: Northfield Health Plan
      Decision Date: 14-Oct-2026
      Our ref OA/26/3391

      The request for CPT 63047 is denied.
      """)
    #expect(letter.payer?.value == "Northfield Health Plan")
    #expect(letter.references.first?.value.number == "OA/26/3391")
    let fax = Self.read("FROM: Example Spine Clinic\nDate: 10/14/2026\n")
    #expect(fax.payer == nil)
  }
}
