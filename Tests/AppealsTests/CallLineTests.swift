import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Which of a letter's numbers rings the reviewing physician, and until when.
struct CallLineTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(
      "Example Plan\nDate: 10/28/2026\n\nThe request is denied.\n\n" + text, document: "letter.txt")
  }

  @Test(arguments: [
    (
      "Appeal fax 555-010-0177; appeal phone 555-010-0178; member services 555-010-0100; TTY 711; "
        + "peer-to-peer line 555-010-0188.", "555-010-0188"
    ),
    (
      "For a peer-to-peer fax the form to 555-010-0101 or call 555-010-0102.", "555-010-0102"
    ),
    (
      "Call (555) 010-0199 for a peer-to-peer; fax records to (555) 010-0142.", "(555) 010-0199"
    ),
    (
      "Peer-to-peer: 1-800-555-0103 (TTY 1-800-555-0104).", "1-800-555-0103"
    ),
    (
      "Member services: 555-010-0100, peer to peer: 555-010-0188", "555-010-0188"
    ),
  ])
  func `of several numbers the call's own is taken`(words: String, phone: String) {
    #expect(read(words).peerToPeer.phone?.value == phone)
  }

  @Test func `a fax alone is no phone`() {
    #expect(read("To ask for a peer-to-peer fax the form to 555-010-0101.").peerToPeer.phone == nil)
  }

  @Test(arguments: [
    "If you'd like to speak with a Carelon physician about this decision please call 1-833-305-1809 "
      + "within ten (10) business days of the date of this letter.",
    "Your doctor can call the reviewing physician at 1-833-305-1809 within 10 business days of receipt "
      + "of this letter.",
    "To talk to the doctor who made this decision, call 1-833-305-1809 within 10 business days of this "
      + "letter.",
    "Your provider may discuss the case with one of our medical directors at 1-833-305-1809 within 10 "
      + "business days of this notice.",
  ])
  func `a talk with the payer's physician is the call, whatever it is called`(words: String) {
    let letter = read(words)
    #expect(letter.peerToPeer.phone?.value == "1-833-305-1809")
    #expect(letter.callTime?.day == CalendarDay("2026-11-11"))
    #expect(letter.appealTime == nil)
  }

  @Test func `a talk with one's own doctor is none`() {
    let letter = read("Please talk with your doctor about exercises within 30 days of this letter.")
    #expect(!letter.peerToPeer.isOffered)
  }

  @Test func `a time of day before which to call belongs to its day, and a day alone does not`() {
    let noon = read(
      "A final determination will be issued unless a peer-to-peer discussion occurs before 12:00 p.m. ET "
        + "on October 30, 2026. Call 855-555-0177.")
    #expect(noon.callTime?.day == CalendarDay("2026-10-30"))
    let day = read("The peer-to-peer must be requested before November 4, 2026 at 855-555-0177.")
    #expect(day.callTime?.day == CalendarDay("2026-11-03"))
  }

  @Test func `a time that runs over the head of the next page is the call's`() {
    let letter = DenialLetterReader().read(
      """
      10/29/2026 14:22 FROM: 5550100142  TO: 5550100101   PAGE 1 OF 2
      NORTHFIELD HEALTH PLAN  UTILIZATION MANAGEMENT
                                                           October 28, 2026
      Your request is denied as not medically necessary. Appeal fax 555-010-0177; peer-to-peer line
      555-010-0188,
      10/29/2026 14:22 FROM: 5550100142  TO: 5550100101   PAGE 2 OF 2
      available until November 6, 2026 at noon.
      """, document: "letter.txt")
    #expect(letter.peerToPeer.phone?.value == "555-010-0188")
    #expect(letter.callTime?.day == CalendarDay("2026-11-06"))
  }

  @Test(arguments: [
    "A treating provider who wishes to speak with the physician advisor may call 973-555-0171.",
    "The reviewer, a board certified orthopedist, is available at 973-555-0171 Mon-Fri 9-11 PST.",
    "To ask for a reconsideration call 973-555-0171 within 10 business days.",
  ])
  func `whoever decided is reached for a talk in many words`(words: String) {
    let letter = DenialLetterReader().read(
      "Example Plan\n10/23/2026\n\nThe request is denied. \(words)\n\n"
        + "Appeals go to the plan within 180 days of this notice.\n", document: "letter.txt")
    #expect(letter.peerToPeer.phone?.value == "973-555-0171")
    #expect(letter.appealTime?.day == CalendarDay("2027-04-21"))
    #expect(letter.contradictions.isEmpty)
  }
}
