import Appeals
import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

struct BattleCardTests {
  private func text(_ card: BattleCard) -> String {
    HTMLRenderer(gnuplot: nil).render(card.report)
  }

  @Test func `the summary of a documented case has 65 to 80 words`() throws {
    let card = try SampleCase().card()
    #expect(Summary.words.contains(card.summary.wordCount), "\(card.summary.wordCount)")
    #expect(card.summary.isComplete)
  }

  @Test func `the summary is cited clause by clause`() throws {
    let summary = try SampleCase().card().summary
    #expect(summary.facts.count >= 5)
    #expect(summary.spans.compactMap(\.anchor).count == summary.facts.count)
  }

  @Test func `what no fact fills is a task and not prose`() throws {
    var sample = SampleCase()
    sample.facts.removeAll { $0.path.rawValue.hasPrefix("function") }
    let card = try sample.card()
    #expect(card.tasks.contains("a function score with its date"))
    #expect(!card.summary.spans.words.contains("Function"))
  }

  @Test func `the strongest finding follows the order and not the wording`() throws {
    var sample = SampleCase()
    #expect(try sample.card().strongest?.kind == .imaging)
    let earlier = Fact(
      FactPath("neuro.motor_mrc.L5S1"), .motor(.five), lastDay: CalendarDay("2026-06-02"),
      side: .right, support: [SampleChart.quote("EHL 4/5 right", SampleChart.office)])
    sample.facts.append(earlier)
    #expect(try sample.card().strongest?.kind == .motorProgression)
    sample.facts.removeAll { $0.path.rawValue.hasPrefix("neuro") }
    sample.facts.removeAll { $0.path.rawValue.hasPrefix("imaging") }
    #expect(try sample.card().strongest == nil)
  }

  @Test func `a finding at another level does not stand for the requested one`() throws {
    var sample = SampleCase()
    let words = "L3-4 and L5-S1 no more than mild narrowing"
    sample.facts.insert(
      Fact(
        FactPath("imaging.stenosis_grade"), .stenosis(.mild), lastDay: CalendarDay("2026-08-12"),
        level: SpinalLevel("L3-4"), concordance: .agrees,
        support: [SampleChart.quote(words, SampleChart.office)]), at: 0)
    let card = try sample.card()
    #expect(card.summary.spans.words.contains("severe stenosis at L4-5"))
    #expect(!card.summary.spans.words.contains("mild stenosis"))
    #expect(!(try sample.gaps().contains { if case .levelMismatch = $0 { true } else { false } }))
  }

  @Test func `what the record does not meet is answered by nothing in it`() throws {
    var sample = SampleCase()
    let met = try text(sample.card())
    sample.facts.removeAll { $0.path.rawValue.hasPrefix("conservative.pt") }
    sample.facts.append(
      Fact(
        FactPath("conservative.pt_in_person.weeks"), .number(2, unit: "weeks"),
        firstDay: CalendarDay("2026-04-14"), lastDay: CalendarDay("2026-04-28"),
        support: [SampleChart.quote("16 visits, 3/3/26-4/28/26", SampleChart.therapy)]))
    let short = try text(sample.card())
    #expect(!short.contains("Therapy lasted 2 weeks"))
    #expect(!short.contains("answers section 0743"))
    #expect(!met.contains("Therapy lasted 2 weeks"))
  }

  @Test func `full strength is no sign, and the weaker muscle is`() throws {
    var sample = SampleCase()
    sample.facts.insert(
      Fact(
        FactPath("neuro.motor_mrc.L3L4"), .motor(.five), lastDay: CalendarDay("2026-08-12"),
        support: [SampleChart.quote("EHL 4/5 right", SampleChart.office)]), at: 0)
    let words = try sample.card().summary.spans.words
    #expect(words.contains("Strength: “EHL 4/5 right”"), "the muscle as the note names it")
    #expect(!words.contains("L5S1"), "a pair of roots reads as a level")
  }

  @Test func `things found are said in whole sentences of the record`() throws {
    var sample = SampleCase()
    let index = try #require(
      sample.facts.firstIndex { $0.path == FactPath("function.adl_limits") })
    // As extracted, without the words that turn it around.
    sample.facts[index].value = .words(["walk more than one block"])
    #expect(!text(try sample.card()).contains("walk more than one block"))
    let html = HTMLRenderer(gnuplot: nil).render(try sample.draft().report)
    #expect(!html.contains("walk more than one block"))
  }

  @Test func `a grade that only the surgeon gives is not the radiologist's`() throws {
    var sample = SampleCase()
    for index in sample.documents.indices {
      let document = sample.documents[index]
      sample.documents[index] = SourceDocument(
        name: document.name, kind: "office", day: document.day, text: document.text)
    }
    #expect(try sample.card().strongest?.kind != .imaging)
  }

  @Test func `the denial's words choose the objection when every criterion is met`() throws {
    let card = try SampleCase().card()
    #expect(card.objections == [1])
    #expect(
      text(card).contains("Therapy ran from 2026-03-03 to 2026-04-28, 16 visits over 8 weeks"))
  }

  @Test func `open criteria come first and there are at most four objections`() throws {
    var sample = SampleCase()
    sample.facts = []
    let card = try sample.card()
    #expect(card.objections.count == 4)
    #expect(card.tasks.count >= 5)
    #expect(!text(card).contains("Therapy ran"))
  }

  @Test func `a score that is in the record is not asked for nor held against us`() throws {
    var sample = SampleCase()
    sample.letter = sample.letter.replacing(
      "Reason for denial: The", with: "Reason for denial: Function is not quantified. The")
    let scored = text(try sample.card())
    #expect(scored.contains("ODI was 52%"))
    for words in ["a limit without a number", "have an ODI filled in", "a number that nobody"] {
      #expect(!scored.contains(words), "\(words)")
    }
    #expect(!scored.contains("five weeks"), "no warning about another patient")
    #expect(!scored.contains(".”."))
    sample.facts.removeAll { $0.path == FactPath("function.odi") }
    let unscored = text(try sample.card())
    #expect(unscored.contains("a limit without a number"))
    #expect(unscored.contains("have an ODI filled in"))
  }

  @Test func `an appeal due before the last day for the call is said to come first`() throws {
    var sample = SampleCase()
    let letterDay = try #require(SampleLetters.read(SampleLetters.commercial).letterDay?.value)
    let today = letterDay.adding(days: 1)
    #expect(!text(try sample.card(today: today)).contains("before the last day for the call"))
    sample.letter = sample.letter.replacing(
      "within 180 calendar days", with: "within 10 calendar days")
    #expect(text(try sample.card(today: today)).contains("before the last day for the call"))
  }

  @Test func `the excerpts leave nothing on paper`() throws {
    let onPaper = try SampleCase().card().report.blocks.contains {
      if case .details(let summary, _, _) = $0 { summary == "Excerpts" } else { false }
    }
    #expect(!onPaper)
  }

  @Test func `a call that cannot change the decision says so in a warning`() throws {
    var sample = SampleCase()
    sample.letter = sample.letter.replacing(
      "The call may change\nthe decision, and you may present additional clinical information.",
      with: "The call is informational only.")
    let card = try sample.card()
    #expect(text(card).contains("this call cannot change the decision"))
  }

  @Test func `the next step has its day and what the day rests on`() throws {
    let html = text(try SampleCase().card())
    #expect(html.contains("File the first-level appeal by 2027-02-20"))
    #expect(html.contains("180 calendar days"))
  }

  @Test func `without a stated or ruled deadline the day is unknown`() throws {
    var sample = SampleCase()
    sample.letter = sample.letter.replacing("within 180 calendar days", with: "in good time")
    #expect(text(try sample.card()).contains("the last day is not known"))
  }

  @Test func `a card with an edited note is refused`() throws {
    var sample = SampleCase()
    sample.documents[1] = SourceDocument(name: SampleChart.therapy.name, kind: "therapy", text: "x")
    #expect(throws: NotReady.self) { try sample.card() }
  }

  @Test func `a mismatch is the first thing on the card`() throws {
    var sample = SampleCase()
    sample.request.side = .left
    guard case .notice(.danger, let words)? = try sample.card().report.blocks.first else {
      Issue.record("the card does not begin with the mismatch")
      return
    }
    #expect(words.contains("side"))
  }

  @Test(
    .enabled(if: Paper.isInstalled, "needs chromium and pdfinfo"), arguments: [true, false])
  func `the card fits one Letter page`(isDocumented: Bool) throws {
    var sample = SampleCase()
    if !isDocumented { sample.facts = [] }
    #expect(try Paper.pages(of: text(sample.card())) == 1)
  }
}

struct CallWindowTests {
  private func notices(_ card: BattleCard) -> [String] {
    card.report.blocks.compactMap { block in
      if case .notice(.danger, let text) = block { text } else { nil }
    }
  }

  @Test func `a call whose time has ended says so, and before that it does not`() throws {
    let letterDay = try #require(SampleLetters.read(SampleLetters.commercial).letterDay?.value)
    let early = try SampleCase().card(today: letterDay.adding(days: 1))
    let late = try SampleCase().card(today: letterDay.adding(days: 60))
    #expect(!notices(early).contains { $0.contains("time for this call ended") })
    #expect(notices(late).contains { $0.contains("time for this call ended") })
  }
}

/// Two policies in force, and a letter that names neither.
struct RivalPolicyTests {
  @Test func `which of several policies governs is asked, not chosen`() throws {
    var sample = SampleCase()
    #expect(try sample.gaps().isEmpty)
    sample.rivals = ["CMM-608, Lumbar Decompression"]
    #expect(try sample.gaps() == [.severalPolicies(["CMM-608, Lumbar Decompression"])])
    let card = try HTMLRenderer(gnuplot: nil).render(sample.card().report)
    #expect(card.contains("which governs"))
  }

  @Test func `where the weeks are met the card has nothing to try instead of them`() throws {
    let waiver = "ask for the waiver if care was contraindicated"
    let met = HTMLRenderer(gnuplot: nil).render(try SampleCase().card().report)
    #expect(met.contains("Conservative treatment"), "the denial's words announce it")
    #expect(!met.contains(waiver))
    var short = SampleCase()
    short.facts.removeAll { $0.path == SampleChart.therapyWeeks.path }
    let open = HTMLRenderer(gnuplot: nil).render(try short.card().report)
    #expect(open.contains(waiver))
  }
}
