import Foundation
import Testing

/// Letters of a reviewed case, by the real binary: which kind, at which level, and when none is written.
@Suite(.serialized)
struct CaseLetterTests {
  @Test func `an upheld denial gets a second letter, which answers the decision`() throws {
    let job = try CaseJob()
    _ = try job.review()
    let alone = try job.paper("letter", "second.html", ["--level", "2"])
    #expect(alone.result.status == 1 && alone.result.errors.contains("--upheld"))
    let denial = try String(contentsOfFile: job.file("denial.txt"), encoding: .utf8)
    let upheld = try job.scratch.write(
      denial.replacingOccurrences(of: "October 15, 2026", with: "October 29, 2026")
        .replacingOccurrences(of: "do not show how your", with: "still do not show how your"),
      "upheld.txt")
    let second = try job.paper("letter", "second.html", ["--level", "2", "--upheld", upheld])
    #expect(second.result.status == 0, "\(second.result.errors)")
    for words in ["second-level appeal", "October 29, 2026", "still do not show how your"] {
      #expect(second.text.contains(words))
    }
    let outside = ["--level", "external", "--upheld", upheld]
    let external = try job.paper("letter", "third.html", outside)
    #expect(external.result.status == 1 && external.result.errors.contains("--for-member"))
    #expect(try job.paper("letter", "third.html", outside + ["--for-member"]).result.status == 0)
  }

  @Test func `haste is asked for with a reason that a note has, or not at all`() throws {
    let job = try CaseJob()
    _ = try job.review()
    let letter = try job.paper("letter", "letter.html", ["--expedited", "cannot wait any longer"])
    #expect(letter.result.status == 1 && letter.result.errors.contains("word for word in no note"))
    #expect(!letter.result.errors.contains("any longer"))
    let quick = try job.paper(
      "letter", "letter.html", ["--expedited", "cannot stand to cook a meal"])
    #expect(quick.result.status == 0, "\(quick.result.errors)")
    #expect(quick.text.contains("Why this cannot wait"))
  }

  @Test func `a cover of records lists the chart, where records were asked for`() throws {
    let job = try CaseJob()
    _ = try job.review()
    let refused = try job.paper("letter", "cover.html", ["--records"])
    #expect(refused.result.status == 1 && refused.result.errors.contains("asks for no records"))
    try job.edit(
      "case.json", "\"synthetic\": true,",
      """
      "synthetic": true, "denial_category": "documentation",
      """)
    #expect(try job.review().status == 0)
    let cover = try job.paper("letter", "cover.html", ["--records"])
    #expect(cover.result.status == 0, "\(cover.result.errors)")
    #expect(cover.text.contains("mri_2026-06-30.txt") && !cover.text.contains("Severe central"))
  }

  @Test func `where no policy is known the letter argues from the record, and asks for criteria`()
    throws
  {
    let job = try CaseJob()
    try job.edit("case.json", "\"administrator\": \"Aetna\",", "")
    let review = try job.review()
    #expect(review.output.contains("no policy found"), "\(review.errors)")
    let letter = try job.paper("letter", "letter.html")
    #expect(letter.result.status == 0, "\(letter.result.errors)")
    #expect(letter.text.contains("We therefore claim of no criterion that it is met"))
    #expect(letter.text.contains("Severe central canal stenosis at L4-5"))
    #expect(letter.text.contains("Please also send us the criteria"))
  }

  @Test func `a service given without authorization gets the letter that asks for it afterwards`()
    throws
  {
    let job = try CaseJob()
    try job.edit(
      "denial.txt", "Planned date of service: November 24, 2026",
      "Date of service: September 29, 2026")
    try job.edit(
      "case.json", "\"synthetic\": true,",
      """
      "synthetic": true, "denial_category": "authorization",
      """)
    try job.edit(
      "case.json", "\"planned_service_day\": \"2026-11-24\"",
      "\"planned_service_day\": \"2026-09-29\"")
    let review = try job.review()
    #expect(review.status == 0, "\(review.errors)")
    #expect(review.output.contains("registered as open, after the service of 2026-09-29"))
    let letter = try job.paper("letter", "letter.html")
    #expect(letter.result.status == 0, "\(letter.result.errors)")
    #expect(letter.text.contains("Re: request for authorization after the service"))
    let haste = try job.paper(
      "letter", "haste.html", ["--expedited", "cannot stand to cook a meal"])
    #expect(haste.result.status == 1 && haste.result.errors.contains("given already"))
  }

  @Test func `words of another policy, or none, are no wording of this one`() throws {
    let job = try CaseJob()
    _ = try job.review()
    for (text, told) in [
      ("", "the file has no text"), ("\n\n", "the file has no text"),
      ("# K1\nHearing aids are covered once every three years.\n", "nothing in it speaks of"),
    ] {
      let words = try job.scratch.write(text, "words.txt")
      for verb in ["letter", "battlecard"] {
        let refused = try job.paper(verb, "refused.html", ["--policy-words", words])
        #expect(refused.result.status == 1 && refused.result.errors.contains("words.txt, line 1"))
        #expect(refused.result.errors.contains(told) && !refused.result.errors.contains("Hearing"))
      }
    }
  }

  @Test func `wording without the number that the criterion sets is refused by its line`() throws {
    let job = try CaseJob()
    _ = try job.review()
    let words = try job.scratch.write(
      "# K2\nA trial of medication such as an NSAID.\n# K1\nPhysical therapy in person.\n",
      "words.txt")
    let refused = try job.paper("letter", "refused.html", ["--policy-words", words])
    #expect(refused.result.status == 1 && refused.result.errors.contains("words.txt, line 3"))
    #expect(refused.result.errors.contains("does not say 6 weeks"), "\(refused.result.errors)")
  }

  @Test func `the payer's own wording is quoted on letter and card, and checked by line`() throws {
    let job = try CaseJob()
    _ = try job.review()
    let words = try job.scratch.write("# K1\nSix weeks of\ntherapy in person.\n", "words.txt")
    let letter = try job.paper("letter", "letter.html", ["--policy-words", words])
    #expect(letter.text.contains("Six weeks of therapy in person."), "\(letter.result.errors)")
    #expect(letter.text.contains("words.txt was held against"))
    #expect(letter.text.contains("(K1) can be of its section"))
    let card = try job.paper("battlecard", "card.html", ["--policy-words", words])
    #expect(card.result.status == 0 && card.text.contains("Six weeks of therapy in person."))
    let wrong = try job.scratch.write("# K1\nText.\n# Z9\nSecret.\n", "wrong.txt")
    let refused = try job.paper("letter", "other.html", ["--policy-words", wrong])
    #expect(refused.result.status == 1 && refused.result.errors.contains("wrong.txt, line 3"))
    #expect(!refused.result.errors.contains("Secret"))
  }

  @Test func `a case that was never reviewed has no letter`() throws {
    let job = try CaseJob()
    let letter = try job.paper("letter", "letter.html")
    #expect(letter.result.status == 1 && letter.result.errors.contains("overturn review"))
  }

  @Test func `a note edited after the review stops the letter until it is reviewed again`() throws {
    let job = try CaseJob()
    _ = try job.review()
    try job.edit("notes/mri_2026-06-30.txt", "Severe central canal", "Moderate central canal")
    let letter = try job.paper("letter", "letter.html")
    #expect(letter.result.status == 1 && letter.text.isEmpty)
    #expect(letter.result.errors.contains("mri_2026-06-30.txt"))
    #expect(!letter.result.errors.contains("canal"))
  }
}
