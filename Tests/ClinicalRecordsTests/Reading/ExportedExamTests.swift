import Testing

@testable import ClinicalRecords

/// Examinations and symptoms as dictations and abbreviations tell them.
struct ExportedExamTests {
  private func grades(_ text: String) throws -> [[String]] {
    try reading(text).mentions.filter { $0.concept == .motorStrength }.map(\.summary)
  }

  @Test(arguments: [
    "EXAM: Strength is five out of five with the exception of left knee extension, four out of five.",
    "EXAM: Strength 5/5 throughout with the exception of left quadriceps, 4/5.",
  ])
  func `an exception keeps its side and its muscle`(text: String) throws {
    let read = try grades(text)
    #expect(read.count == 2)
    #expect(read[0].contains("muscle all other") && read[0].contains("5/5"))
    #expect(read[1].contains("left") && read[1].contains("root L3") && read[1].contains("4/5"))
  }

  @Test func `power in a muscle is that muscle's`() throws {
    let read = try grades(
      "EXAM: Power in the left triceps is four out of five and the left wrist flexors four plus out "
        + "of five.")
    #expect(read[0].contains("muscle triceps") && read[0].contains("4/5"))
    #expect(read[1].contains("muscle wrist flexion") && read[1].contains("4+/5"))
  }

  @Test func `a side behind a conjunction is of the next muscle`() throws {
    let read = try grades("EXAM: Motor 5/5 except left EHL 4/5 and right TA 4+/5.")
    #expect(read[1].contains("root L5") && read[1].contains("left"))
    #expect(read[2].contains("root L4") && read[2].contains("right"))
  }

  @Test func `short names of movements have their side`() throws {
    let read = try grades("EXAM: MMT: L ankle DF 4/5, L great toe ext 4-/5.")
    #expect(read[0].contains("root L4") && read[0].contains("left"))
    #expect(read[1].contains("root L5") && read[1].contains("left"))
  }

  @Test func `a grade in a dated bracket is what it was`() throws {
    let read = try reading("EXAM: Motor: right EHL 3/5 (4/5 by chiropractor in May).")
    let former = try #require(read.mentions.filter { $0.concept == .motorStrength }.last)
    #expect(former.context.temporality == .historical && former.root?.rawValue == "L5")
    #expect(read.fact("neuro.motor_mrc_min")?.value == .motor(.three))
    #expect(read.fact("conservative.other") == nil)
  }

  @Test(arguments: [
    "HPI: Difficulty starting urine stream for 2 months.", "HPI: Strains to void since spring.",
    "HPI: Weak urinary stream.",
  ])
  func `trouble in passing urine is for an examiner to judge`(text: String) throws {
    #expect(try reading(text).fact("neuro.bowel_bladder")?.assertion == .possible)
  }

  @Test func `a pain of a hundred is one of ten`() throws {
    #expect(
      try reading("HPI: VAS 75/100.").fact("pain.max_vas")?.value == .number(7.5, unit: "vas10"))
  }

  @Test func `each answer of a form is of its own moment`() throws {
    let read = try reading("Pain today (0-10): 7    Average: 6   Worst: 9")
    let scores = read.mentions.filter { $0.concept == .painScore }
    #expect(scores.map(\.number) == [7, 6, 9])
    #expect(scores.map { $0.choice(.role) } == [nil, nil, "worst"])
  }

  @Test func `a quarter of a mile is a distance`() throws {
    let read = try reading("HPI: Walking is limited to a quarter mile. Can only walk two blocks.")
    let walked = read.mentions.filter { $0.concept == .walking }
    #expect(
      walked.map(\.value) == [.number(0.25, unit: "mile"), .number(2, unit: "block")])
  }

  @Test func `what stands in a list of limits is one`() throws {
    let read = try reading("HPI: Walking < 1/2 block, standing 6 min.")
    let stood = try #require(read.mentions.first { $0.concept == .standing })
    let far = try reading("HPI: Walks 3 blocks, stands < 5 min.")
    #expect(far.mentions.first { $0.concept == .walking }?.choice(.bound) == "about")
    #expect(stood.number == 6 && stood.choice(.bound) == "at most")
  }

  @Test(arguments: ["ODI 46% today (44% on 4/14/26).", "ODI 46% (44% on 4/14/26)."])
  func `a score in a bracket is of its own day`(text: String) throws {
    let read = try reading("HPI: \(text)")
    let scores = read.mentions.filter { $0.concept == .oswestry }
    #expect(scores.map(\.number) == [46, 44])
    #expect(scores.last?.begin?.day == day("2026-04-14"))
    #expect(read.fact("function.odi")?.value == .number(46, unit: "percent"))
  }

  @Test func `a gain is no limit`() throws {
    let read = try reading(
      "HPI: After the ESI his walking tolerance improved from 1 block to 6 blocks.")
    let walked = read.mentions.filter { $0.concept == .walking }
    #expect(walked.map(\.number) == [6] && walked.first?.choice(.bound) == "about")
  }

  @Test func `a side behind a comma is of the next operation`() throws {
    let read = try reading("PSH: L4-S1 PLIF 06/2016, R TKA 2021.")
    #expect(read.mentions.first { $0.concept == .priorSurgery }?.side == nil)
  }

  @Test func `an operation on the neck is none of the low back`() throws {
    let read = try reading(
      "Past Surgical History: Cervical discectomy/fusion 2012", levels: ["L4-5"])
    #expect(read.fact("prior_surgery.months_since") == nil)
    #expect(try reading("PSH: SI fusion R 2022.").fact("prior_surgery.history") == nil)
  }

  @Test func `reflexes of both sides in pairs are no strength`() throws {
    let read = try reading(
      "EXAM: MOTOR (R/L): Triceps 5/4, Grip 5/4+.\nReflexes (R/L): biceps 2/2, triceps 2/0.")
    let grades = read.mentions.filter { $0.concept == .motorStrength }.compactMap {
      $0.value?.words
    }
    #expect(grades == ["5/5", "4/5", "5/5", "4+/5"])
  }

  @Test func `a crossed straight leg raise is not that of its leg`() throws {
    let read = try reading("EXAM: SLR +R 30, XSLR + on L.")
    let sides = read.mentions.filter { $0.concept == .straightLegRaise }.map(\.side)
    #expect(sides == [.right])
  }

  @Test func `a pain that is back to eight is not of the back`() throws {
    let read = try reading("HPI: 75% relief for 3 wks, pain back to 8/10.")
    #expect(read.mentions.first { $0.concept == .painScore }?.choice(Detail("site")) == nil)
  }

  @Test func `a sign of both sides is told of each`() throws {
    for (text, results) in [
      ("EXAM: Hoffmann +R +L.", ["right positive", "left positive"]),
      (
        "EXAM: Plantar response is extensor on the left, flexor on the right.",
        ["left positive", "right negative"]
      ),
    ] {
      let told = try reading(text).mentions.filter { $0.concept == .longTractSign }.map {
        ($0.side?.rawValue ?? "-") + " " + ($0.choice ?? "-")
      }
      #expect(told == results)
    }
  }
}
