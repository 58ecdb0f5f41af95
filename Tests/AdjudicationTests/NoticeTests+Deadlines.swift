import Adjudication
import Claims
import Testing

/// Which last day to appeal is followed where letters and the practice's own list give several.
extension NoticeTests {
  @Test func `of several last days the earliest is followed, in whatever order they came`() throws {
    var second = letter(12, deadline: 60)
    second.reference = "L2"
    for letters in [[letter(8, deadline: 90), second], [second, letter(8, deadline: 90)]] {
      let denial = try adjudicator.soleDenial(of: history(payment(10, denied), notices: letters))
      #expect(denial.statedDeadline == day(60))
      #expect(denial.contradictions.contains { $0.contains("letters give more than one last day") })
    }
  }

  @Test
  func `a letter's last day goes before that of the practice's own list, whichever is read first`()
    throws
  {
    var log = letter(8, deadline: 120)
    log.origin = .export
    log.reference = "A0"
    let written = letter(12, deadline: 60)
    for notices in [[log, written], [written, log]] {
      let denial = try adjudicator.soleDenial(of: history(payment(10, denied), notices: notices))
      #expect(denial.statedDeadline == day(60) && denial.statedDeadlineOrigin == .letter)
      #expect(denial.contradictions.contains { $0.contains("the letter is followed") })
    }
    let alone = try adjudicator.soleDenial(of: history(payment(10, denied), notices: [log]))
    #expect(alone.statedDeadline == day(120) && alone.statedDeadlineOrigin == .export)
  }

  @Test
  func `before the service nothing is authorized after the fact, and no operation is reported`()
    throws
  {
    func documents(_ preService: Bool, _ categories: DenialCategory...) throws -> (Route, [String])
    {
      var history = history(
        notices: categories.enumerated().map { index, category in
          letter(8 + index, reason: nil, category: category, preService: preService)
        })
      history.patientControlNumber = "L1"
      let reading = try adjudicator.soleDenial(of: history).reading
      return (reading.route, reading.expectedDocuments)
    }
    let performed = try documents(false, .authorization)
    #expect(performed.0 == .retroAuthorization && performed.1.contains("operative report"))
    // Also where a second letter first says what the refusal is for.
    for planned in [
      try documents(true, .authorization), try documents(true, .unclassified, .authorization),
    ] {
      #expect(planned.0 == .authorizationAppeal)
      #expect(planned.1 == performed.1.filter { $0 != "operative report" })
    }
  }
}
