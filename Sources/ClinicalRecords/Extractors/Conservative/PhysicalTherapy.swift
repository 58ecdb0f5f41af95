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
    Example("PT/INR 1.1."), Example("PT c/o LBP."), Example("DP and PT pulses 2+."),
    Example("PT is a 68 y/o female."), Example("Jane Doe, PT, DPT"),
    Example("The pt denies weakness."), Example("Her mother had PT.", "family"),
  ]

  private static let names = PhraseTable<Bool>(lists: [(true, TreatmentNames.therapy)])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence in
      Self.names.matches(in: note.tokens, range: sentence.tokens).compactMap { match in
        mention(at: match.tokens, in: note)
      }
    }
  }

  private func mention(at range: Range<Int>, in note: MarkedNote) -> Mention? {
    guard TherapyAbbreviation(note: note).isTherapy(range) else { return nil }
    // "Home physical therapy" is home exercise, and read there.
    if range.lowerBound > 0, note.tokens[range.lowerBound - 1].text == "home" { return nil }
    let window = note.treatmentWindow(of: range)
    var mention = note.mention(Self.concept, at: range)
    CourseReader(note: note).complete(&mention, at: range, window: window)
    let around = window.before.lowerBound..<window.near.upperBound
    if let mode = Self.modes.matches(in: note.tokens, range: around).first?.value {
      mention.details[.mode] = .choice(mode)
    }
    let region =
      Self.regions.matches(in: note.tokens, range: window.near).first
      ?? Self.regions.matches(in: note.tokens, range: window.before)
      .last { range.lowerBound - $0.tokens.upperBound < 1 }
    if let region { mention.details[.region] = .choice(region.value) }
    if !Self.afterSurgery.matches(in: note.tokens, range: around).isEmpty {
      mention.details[.mode] = mention.details[.mode] ?? .choice("after surgery")
      mention.context.temporality = .historical
    }
    return mention
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
  private static let afterSurgery = PhraseTable<Bool>(lists: [
    (
      true,
      "postoperative | post-op | postop | after surgery | after her surgery | after his surgery"
    ),
    (
      true,
      "following surgery | after the surgery | after fusion | after laminectomy | after discectomy"
    ),
  ])
}
