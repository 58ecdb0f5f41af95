import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

@testable import Appeals

/// A call between physicians that is over, or that nobody offers.
struct CallEndedTests {
  private func read(_ words: String) -> DenialLetter { .ofLaminectomy(words) }

  @Test(arguments: [
    "The offered peer-to-peer call was not taken.",
    "No peer-to-peer was requested in time.",
    "A peer-to-peer discussion was offered and was not scheduled by your office.",
    "The time to request a peer-to-peer has expired.",
    "Your office did not respond to our offer of a physician-to-physician call.",
  ])
  func `a call that was let pass changes nothing any more`(words: String) {
    let call = read(words).peerToPeer
    #expect(call.canChangeDecision?.value == false)
    #expect(call.canChangeDecision?.quote.text == words)
  }

  @Test(arguments: [
    "If a peer-to-peer is not requested within 7 days, only an appeal is left.",
    "A peer-to-peer has not been held yet; call 800-555-0124 within 7 days of this letter.",
  ])
  func `a call that may still be asked for is not over`(words: String) {
    #expect(read(words).peerToPeer.canChangeDecision == nil)
  }

  @Test func `a denial that stands since a call was let pass keeps its own day`() {
    let letter = read(
      "A peer-to-peer was offered on October 26, 2026 and was not taken. The determination of "
        + "October 23, 2026 therefore remains.")
    #expect(letter.deniedBeforeCall?.value == CalendarDay("2026-10-23"))
  }

  @Test func `how a call ended is read where the page of rights offers another`() {
    let letter = read(
      "Thank you for the peer-to-peer call. After the call the physician upheld the denial of "
        + "October 10, 2026. Your doctor may talk with our medical director within 30 calendar days of "
        + "the date of this letter. Call (555) 010-0199.")
    #expect(letter.deniedBeforeCall?.value == CalendarDay("2026-10-10"))
  }

  @Test func `a call that left a denial without a date leaves no day to count from`() {
    let letter = read(
      "After the peer-to-peer call our decision is unchanged. You may appeal within 180 days of the "
        + "original denial.")
    #expect(letter.peerToPeer.canChangeDecision?.value == false)
    #expect(letter.appealTime == nil)
    #expect(letter.contradictions.count == 1)
    #expect(letter.contradictions.first?.contains("does not date the denial") == true)
  }

  private static let most = [
    "name": "most", "payers": "", "line_of_business": "", "state": "", "who_may_call": "",
    "stage": "", "after_denial_can_change": "", "accepts_new_facts": "", "window_days": "5",
    "advice": "most allow 5 to 14 business days", "verification": "S", "source": "a guide",
  ]

  private func card(_ change: (inout SampleCase) -> Void) throws -> String {
    var sample = SampleCase()
    if let start = sample.letter.range(of: "PEER-TO-PEER"),
      let end = sample.letter.range(of: "APPEAL RIGHTS")
    {
      sample.letter.removeSubrange(start.lowerBound..<end.lowerBound)
    }
    change(&sample)
    return HTMLRenderer(gnuplot: nil).render(
      try sample.card(calls: PeerToPeerRules(rows: [Self.most])).report)
  }

  @Test func `no day is assumed for a call about records that are missing`() throws {
    #expect(try card { _ in }.contains("(assumed"))
    #expect(!(try card { $0.filing.category = .documentation }.contains("(assumed")))
  }

  @Test func `no day is assumed for a call about what is done already`() throws {
    let html = try card {
      $0.letter = $0.letter.replacing(
        "Diagnosis Code:", with: "Date of service: 08/03/2026\nDiagnosis Code:")
    }
    #expect(!html.contains("(assumed"))
    #expect(html.contains("no phone or window stated: ask"))
  }

  @Test func `no day is assumed for a call that was let pass, and the card says so`() throws {
    let html = try card { $0.letter += "\nNo peer-to-peer was requested in time.\n" }
    #expect(!html.contains("(assumed"))
    #expect(html.contains("none any more"))
  }
}
