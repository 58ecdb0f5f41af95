import Appeals
import Claims
import Testing

/// Pages of rights with several clocks, of which only one is the appeal's.
struct RightsPageTests {
  private static func read(_ body: String) -> DenialLetter {
    DenialLetterReader().read(
      "Example Health Plan\nDate: 10/06/2026\n\nThe request is denied because it is not medically "
        + "necessary.\n\n" + body, document: "letter.txt")
  }

  @Test func `days for mailing are added to the count before them`() {
    let letter = Self.read(
      """
      1. Appeal. You have 60 calendar days, plus 3 days for mailing, from the date of this notice. That
      means we must get it by December 8, 2026.
      """)
    #expect(letter.contradictions.isEmpty)
    #expect(letter.appealTime?.day == CalendarDay("2026-12-08"))
    let counted = Self.read(
      "You may appeal within 60 days plus 3 days from the date of this notice.")
    #expect(counted.appealTime?.day == CalendarDay("2026-12-08"))
    #expect(counted.appealTime?.isSafe == true)
  }

  @Test func `to keep a service, and the level after the first, are no first appeal`() {
    let kept = Self.read(
      """
      APPEAL: You must ask within 60 calendar days of the date of this notice, by 12/05/2026.
      KEEPING SERVICES: To keep a service you already get, ask within 15 calendar days of the date of this
      notice.
      """)
    #expect(kept.appealTime?.day == CalendarDay("2026-12-05"))
    #expect(kept.contradictions.isEmpty)
    let levels = Self.read(
      "Level 1 appeal: 180 days from the date of this letter. Level 2: 60 days after level 1.")
    #expect(levels.appealTime?.day == CalendarDay("2027-04-04"))
  }

  @Test func `a hearing counted from the decision on the appeal is no appeal`() {
    let letter = Self.read(
      """
      1. Appeal. You have 60 calendar days from the date of this notice.
      2. State Fair Hearing. After our appeal decision you have 120 days.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2026-12-05"))
  }

  @Test func `two doctors who talk are a call between physicians`() {
    let letter = Self.read(
      """
      1. Appeal. You have 60 calendar days from the date of this notice.
      2. Your doctor can talk to ours: call 1-888-555-9181 within 10 business days.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2026-12-05"))
    #expect(letter.peerToPeer.phone?.value == "1-888-555-9181")
  }

  @Test func `a grievance is the appeal where only a desk bears that name`() {
    let letter = Self.read(
      """
      You have 180 days from the date you receive this letter to ask for an internal grievance. Write to:
      Appeals Unit, P.O. Box 2459, Detroit, MI 48231. If we don't answer within 30 days or you do not
      agree, you can ask for an external review no later than 127 days after our final determination.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2027-04-04"))
    #expect(
      letter.windows.allSatisfy { $0.value.limit != .days(30, .calendar) },
      "the time in which the payer was to answer is no time of the reader's")
  }

  @Test func `what is counted from a letter that is yet to come has no day`() {
    let letter = Self.read(
      "You must write to OPM within 90 days after the date of our letter upholding our initial decision."
    )
    #expect(letter.windows.map(\.value.purpose) == [.externalReview])
    #expect(letter.externalTime == nil)
  }

  @Test func `a second level without the word appeal is one all the same`() {
    let letter = Self.read(
      """
      You may appeal within 180 days of receiving this letter. An expedited appeal is decided in 72
      hours. Second level: within 60 days of the first level decision.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2027-04-04"))
    #expect(letter.windows.map(\.value.purpose) == [.appeal, .furtherAppeal])
  }

  @Test func `a call before discharge may end before its count`() {
    let letter = Self.read(
      "Peer-to-peer: call 800-555-7615 within 3 business days of this notice or before discharge.")
    #expect(letter.callTime?.day == CalendarDay("2026-10-09"))
    #expect(letter.callTime?.isSafe == false)
  }

  @Test func `to call for a reopening is time for records`() {
    let letter = Self.read(
      "Send a new request or call for a reopening within 14 calendar days of the date of this letter."
    )
    #expect(letter.answerTime?.day == CalendarDay("2026-10-20"))
  }

  @Test func `an explanation of benefits is dated by what was processed, not by its print`() {
    func day(_ head: String) -> CalendarDay? {
      DenialLetterReader().read(
        "Example Administrators\n\(head)\n\nYou may appeal within 180 days of receipt of this notice.\n",
        document: "eob.txt"
      ).appealTime?.day
    }
    let printed = "Date Printed: 11/02/2026"
    #expect(day("\(printed)\nClaim processed: 10/29/2026") == CalendarDay("2027-04-27"))
    #expect(day(printed) == nil, "a copy is printed long after")
    #expect(day("\(printed)\nEOB date: 10/30/2026") == CalendarDay("2027-04-28"))
  }

  @Test func `a count from the payer's final decision has no day before there is one`() {
    let letter = Self.read(
      """
      You may appeal within 180 days of receiving this letter. A second appeal must be filed within 60
      days of the first decision. You can ask for an external review no later than 127 days after you
      receive our final determination.
      """)
    let later = letter.windows.filter { $0.value.purpose != .appeal }
    #expect(later.count == 2 && later.allSatisfy { letter.lastDay(of: $0.value) == nil })
    #expect(
      Self.read("You may ask for an external review within 4 months of this final decision.")
        .externalTime != nil)
  }

  @Test func `the earlier of two times leaves the day open, the later is at least the first`() {
    func letter(_ which: String) -> DenialLetter {
      Self.read(
        "Date of service: 10/01/2026\n\nClaim disputes must be received within 365 days from the date of "
          + "service or 90 days from the date of this notice, whichever is \(which).")
    }
    #expect(letter("later").appealTime?.day == CalendarDay("2027-10-01"))
    #expect(letter("earlier").appealTime == nil)
    #expect(letter("sooner").windows.count == 2)
  }

  @Test
  func `a reconsideration that is not expedited is the first appeal, and what follows it is not`() {
    let letter = Self.read(
      """
      An expedited reconsideration must be requested within three days of this notice. A non-expedited
      reconsideration must be received within 90 days from the date of this notice. If the
      reconsideration is unfavorable you may appeal to the contractor within 60 days of the date of the
      reconsideration determination.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2027-01-04"))
    #expect(letter.appealTime?.isSafe == true)
    #expect(letter.windows.map(\.value.purpose) == [.expeditedAppeal, .appeal, .furtherAppeal])
  }

  @Test func `to discuss by a day is the call's time, and decisions within days are the payer's`() {
    let letter = Self.read(
      """
      An appeal may be filed within 180 days of receipt of this notice. Decisions within 15 days at each
      of two levels. To discuss, call 1-866-555-9842 no later than 10/27/2026; after that day the decision
      is changed on appeal.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2027-04-04"))
    #expect(letter.callTime?.day == CalendarDay("2026-10-27"))
    #expect(letter.peerToPeer.phone?.value == "1-866-555-9842")
  }
}
