/// Courses of physical therapy.
struct PhysicalTherapy: Extractor {
  static let concept: Concept = "physical therapy"

  let summary = """
    Physical therapy: how long, how often, when, how, for what part, with what result. PT is also \
    patient, prothrombin time, posterior tibial and a therapist's title.
    """

  let examples = [
    Example("Completed 7 weeks of physical therapy.", "completed, weeks 7 weeks"),
    Example("PT x 6 wks.", "physical therapy, completed, weeks 6 weeks"),
    Example(
      "Completed 12 visits of PT 3/3-4/28 with no relief.",
      "completed, visits 12 visits, from 2026-03-03, to 2026-04-28, no relief"),
    Example("PT 2x/wk for 8 wks.", "weeks 8 weeks"),
    Example("Did PT last year w/o relief.", "completed, to 2025, no relief"),
    Example("D/c from PT, goals not met.", "completed, no relief"),
    Example("Has been in PT x 6 wks.", "ongoing, weeks 6 weeks"),
    Example("Will start PT next week x 6 wks.", "scheduled, planned, weeks 6 weeks"),
    Example("Referred to PT.", "ordered, planned"),
    Example("PT rec'd.", "ordered, planned"),
    Example("PLAN: PT 2x/wk x 6 wks.", "ordered, planned"),
    Example("Completed 6 wks PT 2021.", "completed, weeks 6 weeks, to 2021"),
    Example("PT x 6", "count 6 visits or weeks"),
    Example("Has not had physical therapy.", "never, absent"),
    Example("Patient declined PT.", "declined"),
    Example(
      "Stopped PT due to worsening leg pain.", "stopped early, reason worsening leg pain"),
    Example("PT stopped, insurance visits exhausted.", "stopped early"),
    Example("Did not attend PT.", "non-adherent"),
    Example("Aqua therapy x 4 weeks.", "mode aquatic, weeks 4 weeks"),
    Example("Virtual PT x 8 wks.", "mode virtual, weeks 8 weeks"),
    Example(
      "In-person PT for the low back since January.", "mode in person, region back, from 2026-01"),
    Example("PT for her right shoulder, 12 visits.", "region shoulder, visits 12 visits"),
    Example("No relief from PT.", "completed, no relief"),
    Example("She attended 8 to 10 sessions of physical therapy.", "visits 8 visits"),
    Example("PT for several weeks.", "weeks vague"),
    Example("If PT fails, consider surgery.", "conditional"),
    Example("Alternatives discussed incl. continued PT.", "ordered, planned"),
    Example("She has not started PT.", "never, absent"),
    Example("Recommend a trial of PT prior to surgery.", "ordered, planned"),
    Example("Insurance authorized 12 visits of PT.", "ordered, planned"),
    Example("Insurance denied PT.", "not authorized, absent, reason denied"),
    Example("Insurance denied surgery despite PT.", "completed"),
    Example("PT 12 visits; further visits were denied by insurance.", "visits 12 visits"),
    Example("PT was ordered in March but patient has not started.", "ordered, planned"),
    Example("Patient has not yet had PT.", "never, absent"),
    Example("Attended 9 of 12 authorized PT visits.", "completed, visits 9 visits"),
    Example("Patient completed 12/12 PT visits.", "completed, visits 12 visits"),
    Example(
      "Physical therapy was prescribed; she attended 10 sessions between 2/1/26 and 3/15/26.",
      "completed, visits 10 visits, from 2026-02-01, to 2026-03-15"),
    Example("PT made her leg pain worse so she stopped after 4 visits.", "stopped early, worse"),
    Example("The patient is currently in PT with good relief.", "ongoing, good relief"),
    Example("PLAN: After PT she will return.", "ordered, planned"),
    Example(
      "Six months of conservative care including PT failed.", "completed, no relief"),
    Example("Despite physical therapy, she remains symptomatic.", "completed, no relief"),
    Example("She is going to physical therapy three times a week.", "ongoing"),
    Example("She is going to start PT.", "scheduled, planned"),
    Example("He attends PT twice weekly.", "ongoing"),
    Example("Prior conservative management has included PT.", "completed"),
    Example("She never followed through with physical therapy.", "non-adherent"),
    Example(
      "She attended 10/12 PT sessions from 1/5/26 to 2/20/26.",
      "visits 10 visits, from 2026-01-05, to 2026-02-20"),
    Example("The PT did not apply resistance."), Example("PT did not help.", "no relief"),
    Example("Insurance requires 6 weeks of physical therapy.", "ordered, planned"),
    Example("Six weeks of physical therapy is required before MRI.", "ordered, planned"),
    Example("He was told to do 6 weeks of PT but did not go.", "non-adherent"),
    Example(
      "Physical therapy: Jan-Mar 2026, 12 sessions.",
      "completed, from 2026-01, to 2026-03, visits 12 visits"),
    Example(
      "He attended physical therapy for six weeks in April and May of 2026.",
      "completed, from 2026-04, to 2026-05, weeks 6 weeks"),
    Example(
      "PT 12 visits (Jan-Feb 26).", "completed, from 2026-01, to 2026-02, visits 12 visits"),
    Example("She is unable to do PT because of pain.", "contraindicated, reason pain"),
    Example("He continues to do physical therapy.", "ongoing"),
    Example("She was able to complete 6 weeks of PT.", "completed, weeks 6 weeks"),
    Example(
      "He had 4 visits of physical therapy before the therapist sent him back.",
      "physical therapy, completed, visits 4 visits"),
    Example("Physical therapy (2020, 2023 - 10 visits).", "visits 10 visits"),
    Example(
      "Physical therapy ran from early September through late November 2025.",
      "physical therapy, from 2025-09, to 2025-11"),
    Example(
      "PT began 2/24, 10 sessions thru 4/17.", "from 2026-02-24, to 2026-04-17, visits 10 visits"),
    Example(
      "PT x 3 courses (2021, 2023, and most recently 8 wks 2/2/26-3/30/26, 16 visits), "
        + "chiropractic x12.",
      "from 2026-02-02, to 2026-03-30, weeks 8 weeks, visits 16 visits"),
    Example(
      "PT 2020, 2022 & 9/2025-11/2025 (8 wks).",
      "completed, from 2025-09, to 2025-11, weeks 8 weeks"),
    Example(
      "PT 10 sessions Feb-Apr w/o improvement, zonex 300 TID x 3 mo -> sedation, d/c'd.",
      "completed, no relief, from 2026-02, to 2026-04, visits 10 visits"),
    Example("PT w/ improvement.", "good relief"),
    Example("Started PT 3/2.", "started, from 2026-03-02"),
    Example("Completed PT 5/1.", "completed, to 2026-05-01"),
    Example("Finished therapy last week.", "completed, to ~2026-07-30"),
    Example("Completed therapy for breast cancer."), Example("Completed radiation therapy."),
    Example("Completed 12/12 PT.", "completed"),
    Example("PT 10/25-01/26, ineffective.", "from 2025-10, to 2026-01"),
    Example("PT 3/3-4/28.", "from 2026-03-03, to 2026-04-28"),
    Example(
      "PT - authorized 15, attended 12 from 11/10/25 thru 01/30/26.",
      "from 2025-11-10, to 2026-01-30, visits 12 visits"),
    Example("PT Nov 25 - Jan 26, 11 visits.", "from 2025-11, to 2026-01, visits 11 visits"),
    Example("PT Nov 3 - Jan 20, 11 visits.", "from 2025-11-03, to 2026-01-20"),
    Example(
      "PT: 2023 for neck, 2025 for lumbar.", "to 2023, region neck", "to 2025, region back"),
    Example("Failed PT in 2022 and 2025.", "completed, no relief, to 2025"),
    Example(
      "We tried physical therapy last spring, she went twice and quit because of copays.",
      "stopped early, visits 2 visits, reason copays"),
    Example("The records do not document six weeks of physical therapy.", "conditional"),
    Example("Insurance needs PT records - faxed request."),
    Example("Told PT records from Canyon PT not received."),
    Example("PT 10 sessions Feb-Apr.", "from 2026-02, to 2026-04, visits 10 visits"),
    Example("PT Nov-Feb, 10 sessions.", "from 2025-11, to 2026-02, visits 10 visits"),
    Example("Physical therapy   # visits: 12   from 3/2/26 to 4/27/26", "visits 12 visits"),
    Example("Physical therapy: 12 visits. Response: no improvement.", "visits 12 visits"),
    Example("PT from 3/2/26 to 4/27/26 Response: no improvement", "no relief"),
    Example("She has done 4 weeks of PT so far, ongoing.", "ongoing, weeks 4 weeks"),
    Example("Trial of PT from 3/2/26 to present without relief.", "ongoing, from 2026-03-02"),
    Example("PT 12 visits, 7 attended.", "completed, visits 7 visits"),
    Example("PT/INR 1.1."), Example("PT c/o LBP."), Example("DP and PT pulses 2+."),
    Example("PT is a 68 y/o female."), Example("Jane Doe, PT, DPT"),
    Example("The pt denies weakness."), Example("Her mother had PT.", "family"),
  ]

  private static let names = PhraseTable<Bool>(lists: [(true, TreatmentNames.therapy)])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence in
      Self.names.matches(in: note.tokens, range: sentence.tokens).flatMap { match in
        mention(at: match.tokens, in: note).map { yearly($0, behind: match.tokens, in: note) } ?? []
      }
    }
  }

  private func mention(at range: Range<Int>, in note: MarkedNote) -> Mention? {
    guard TherapyAbbreviation(note: note).isTherapy(range), !isOfOther(range, in: note) else {
      return nil
    }
    // "Home physical therapy" is home exercise, and read there.
    if range.lowerBound > 0, note.tokens[range.lowerBound - 1].text == "home" { return nil }
    let window = note.treatmentWindow(of: range)
    var mention = note.mention(Self.concept, at: range)
    CourseReader(note: note).complete(&mention, at: range, window: window)
    readEvaluation(into: &mention, after: range, in: note)
    let around = window.before.lowerBound..<window.near.upperBound
    if let mode = Self.modes.matches(in: note.tokens, range: around).first?.value {
      mention.details[.mode] = .choice(mode)
    }
    let region =
      Self.parts(in: window.near, of: note.tokens).first
      ?? Self.parts(in: window.before, of: note.tokens)
      .last { range.lowerBound - $0.tokens.upperBound < 1 }
    let ownNote = note.note.kind == .therapy ? Self.region(ofNote: note) : nil
    if let part = region?.value ?? ownNote { mention.details[.region] = .choice(part) }
    let whole = note.sentence(at: range.lowerBound).map { note.sentences[$0].tokens } ?? around
    if !Self.afterSurgery.matches(in: note.tokens, range: whole).isEmpty {
      mention.details[.mode] = mention.details[.mode] ?? .choice("after surgery")
      mention.context.temporality = .historical
    }
    return mention
  }

  /// "Completed therapy for breast cancer", "finished therapy with doxycycline".
  private func isOfOther(_ range: Range<Int>, in note: MarkedNote) -> Bool {
    guard ["finished", "completed"].contains(note.tokens[range.lowerBound].text) else {
      return false
    }
    let next = range.upperBound < note.tokens.count ? note.tokens[range.upperBound].text : ""
    let whole = note.tokens[note.sentenceTokens(around: range)]
    return ["for", "with"].contains(next)
      || whole.contains { token in Self.otherTherapy.contains { token.text.hasPrefix($0) } }
  }

  private static let otherTherapy = [
    "radiat", "chemo", "hormon", "antibio", "psych", "cognit", "speech", "occupation", "counsel",
    "cancer", "depress", "anxi", "behavio", "infus", "iv", "massage",
  ]

  /// What a therapist's note is about, by its first lines.
  static func region(ofNote note: MarkedNote) -> String? {
    // "L ankle DF 4/5": a muscle examined is not what the therapy is for.
    regions.matches(in: note.tokens, range: 0..<min(120, note.tokens.count))
      .first { note.section(of: $0.tokens) != .exam }?.value
  }

  /// Parts of the body; "sent him back" names none.
  static func parts(
    in range: Range<Int>, of tokens: [Token]
  ) -> [PhraseTable<String>.Match] {
    regions.matches(in: tokens, range: range).filter { match in
      guard match.tokens.lowerBound > 0, tokens[match.tokens.lowerBound].text == "back" else {
        return true
      }
      return !ways.contains(tokens[match.tokens.lowerBound - 1].text)
    }
  }

  /// "PT evaluation on 3/1": one visit, unless more is told.
  private func readEvaluation(
    into mention: inout Mention, after range: Range<Int>, in note: MarkedNote
  ) {
    guard range.upperBound < note.tokens.count, mention.details[.visits] == nil,
      ["evaluation", "eval"].contains(note.tokens[range.upperBound].text),
      mention.details[.weeks] == nil
    else { return }
    mention.details[.visits] = .number(1, unit: "visits")
  }

  private static let modes = PhraseTable<String>(lists: [
    ("virtual", "virtual | virtually | telehealth | online | video visits | app-based | telerehab"),
    ("aquatic", "aqua | aquatic | pool | water"),
    ("home", "at home | home-based | on her own | on his own"),
    ("in person", "in-person | outpatient | supervised | in clinic | formal | one-on-one"),
  ])

  /// Body regions therapy was for; the spine as the part of it named.
  private static let regions = PhraseTable<String>(lists: [
    (
      "back", "low back | lower back | back | lumbar | lumbar spine | core | lbp | sciatica | spine"
    ),
    ("neck", "neck | cervical | cervical spine"), ("shoulder", "shoulder* | rotator cuff"),
    ("knee", "knee | knees"), ("hip", "hip | hips"), ("ankle", "ankle | foot | plantar fasciitis"),
    ("hand", "hand | wrist | elbow | carpal tunnel"), ("balance", "balance | vestibular | vertigo"),
    ("pelvic floor", "pelvic floor"),
  ])
  private static let ways: Set<String> = [
    "him", "her", "them", "me", "sent", "went", "go", "going", "goes", "came", "come", "coming",
    "referred", "refer", "returned", "got", "get", "fell", "setting", "set", "call", "called",
  ]
}
