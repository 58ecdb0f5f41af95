import Claims

/// Injections: kind, how many, level, side, day, relief and how long it lasted.
struct Injections: Extractor {
  static let epidural: Concept = "epidural injection"
  static let facet: Concept = "facet injection"
  static let other: Concept = "other injection"

  let summary = """
    Injections at the spine. Facet, medial branch, radiofrequency, sacroiliac and trigger point \
    injections are not epidural; ESI in triage is a severity index.
    """

  let examples = [
    Example(
      "ESI x3, last 3/2/24.", "epidural injection, 3 injections, completed, to 2024-03-02"),
    Example(
      "L5 TFESI R 4/11 – 70% x 2 wks.",
      "1 injections, root L5, right, to 2026-04-11, relief 70 percent, relief lasted 14 days, mode transforaminal"
    ),
    Example("S/p CESI.", "epidural injection, completed"),
    Example("MBB/RFA.", "facet injection", "facet injection"),
    Example("Offered ESI, pt declines.", "epidural injection, declined"),
    Example("ESI level 3 in triage."), Example("ESI: 3"),
    Example(
      "Two right L2-L3 transforaminal epidural injections, last one in March 2005.",
      "2 injections, L2-3, right, to 2005-03"),
    Example(
      "Left L4-5 interlaminar ESI on 5/1/26 with no relief.",
      "1 injections, L4-5, left, to 2026-05-01, no relief, mode interlaminar"),
    Example("Will schedule L4-5 ESI.", "epidural injection, L4-5, planned"),
    Example("Trigger point injections helped for 2 days.", "other injection, relief lasted 2 days"),
    Example("Will schedule L4-5 ESI, which may give relief.", "L4-5, scheduled, planned"),
    Example("Recommend L4-5 ESI, expecting 50% relief.", "L4-5, ordered, planned"),
    Example(
      "She had 50 to 60 percent relief for four to six weeks after the L4-5 ESI of 4/2/26.",
      "L4-5, relief 50 percent, relief lasted 28 days"),
    Example(
      "TFESI gave 60% relief for 4 weeks with another ESI planned.", "relief 60 percent", "planned"),
    Example("No prior ESI.", "never, absent"),
    Example(
      "I had sent him for a transforaminal injection, but his cardiologist did not want the "
        + "Eliquis stopped and it was never performed.", "never, absent"),
    Example(
      "L5 nerve root block denied by the insurer.",
      "epidural injection, root L5, not authorized, absent, reason denied by the insurer"),
    Example("The TFESI at L4-5 was not authorized.", "L4-5, not authorized, absent"),
    Example("Her insurance denied a left L5 SNRB.", "root L5, left, not authorized, absent"),
    Example("Requested ESI 3/2/26, declined by the carrier.", "not authorized, absent"),
    Example("ESI was denied by Aetna, then approved and performed 5/1/26.", "completed"),
    Example("Insurer denied fusion although ESI on 3/2/26 had failed.", "completed, to 2026-03-02"),
    Example("3. No further ESI - not a candidate given transient response."),
    Example(
      "S/p L TFESI L5-S1 on 5/14/2026. Reports 80% relief x 3 days then gradual return.",
      "1 injections, L5-S1, left, to 2026-05-14, relief 80 percent, relief lasted 3 days"),
    Example(
      "4 wks s/p L L4-5 TFESI (4/17/26). 70% relief x 5 days.",
      "L4-5, left, to 2026-04-17, relief 70 percent, relief lasted 5 days"),
    Example("Epidural hematoma."), Example("Received epidural anesthesia."),
    Example(
      "She underwent ESI, which was effective for the first few hours.",
      "epidural injection, completed, transient relief"),
    Example("ESI L4-5 IL x2 with 50% relief.", "2 injections, L4-5, relief 50 percent"),
    Example("UR denied 2nd ESI on 4/10/26.", "epidural injection, not authorized, absent"),
    Example("Facet blocks x2 without relief.", "facet injection, 2 injections, no relief"),
    Example(
      "Not a candidate for ESI due to anticoagulation.", "contraindicated, reason anticoagulation"),
    Example(
      "L4-5 ESI on 2/10/26 with 60% relief for 4 weeks and a second on 4/15/26 with 30% relief.",
      "L4-5, to 2026-02-10, relief 60 percent, relief lasted 28 days",
      "L4-5, to 2026-04-15, relief 30 percent"),
    Example(
      "Underwent ESIs on 1/15/26 and 3/1/26.", "completed, to 2026-01-15",
      "completed, to 2026-03-01"),
    Example(
      "Right S1 TFESI 3/18/25 (70% x 3 mo) and 9/9/25 (50% x 6 wks).",
      "root S1, right, to 2025-03-18, relief 70 percent, relief lasted 91 days",
      "root S1, right, to 2025-09-09, relief 50 percent, relief lasted 42 days"),
    Example("RFA for third TFESI non-certified 01/2026.", "not authorized, absent"),
    Example("ESI gave 80% relief for 3 months.", "relief 80 percent, relief lasted 91 days"),
    Example(
      "Right L4 and L5 TFESI on 3/2/26.",
      "1 injections, root L4, right, to 2026-03-02, roots L4 + L5"),
    Example("ESI gave less than 50% relief.", "partial relief"),
    Example(
      "ESI 4/2/26 with 50-60% relief for 6 weeks.", "relief 50 percent, relief lasted 42 days"),
    Example(
      "She had an epidural which helped for about 6 weeks.", "completed, relief lasted 42 days"),
    Example("She had an epidural during labor."), Example("Interlaminar ESI request."),
    Example("No prior spinal injections.", "epidural injection, never, absent"),
    Example("R S1 TFESI 6/9 60% x 9 d.", "root S1, right, to 2026-06-09, relief 60 percent"),
    Example("PT x 12 sessions, ESI x 2.", "2 injections, completed"),
    Example(
      "TFESI R L5 x2 (11/4/25, 1/13/26): 1st 50% x 3 wks, 2nd nil.",
      "root L5, right, to 2025-11-04, relief 50 percent, relief lasted 21 days",
      "root L5, right, to 2026-01-13, no relief"),
    Example("No repeat ESI."), Example("Sending him for a left C5-6 epidural.", "C5-6, left"),
    Example("L4-5 epidural lipomatosis."),
    Example(
      "Caudal epidural 4/15/26 - 3 days only.",
      "transient relief, to 2026-04-15, relief lasted 3 days"),
    Example("Lumbar epidural steroid injection helped.", "epidural injection, good relief"),
    Example(
      "L5 TFESI x2, caudal x1.", "2 injections, root L5, mode transforaminal",
      "1 injections, mode caudal"),
    Example("TFESI x2 with caudal spread of contrast.", "2 injections, mode transforaminal"),
  ]

  private static let names = PhraseTable<InjectionNames.Kind>(lists: InjectionNames.lists)

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence in
      Self.names.matches(in: note.tokens, range: sentence.tokens).flatMap { match -> [Mention] in
        mentions(of: match.value, at: match.tokens, in: note)
      }
    }
  }

  func mention(
    of kind: InjectionNames.Kind, at range: Range<Int>, window: TreatmentWindow,
    in note: MarkedNote
  ) -> Mention {
    var mention: Mention
    switch kind {
    case .epidural(let technique):
      mention = note.mention(Self.epidural, at: range)
      if let technique = technique ?? Self.technique(in: window, note) {
        mention.details[.mode] = .choice(technique)
      }
    case .facet: mention = note.mention(Self.facet, at: range)
    case .other where isDeniedOfSpine(range, in: note):
      mention = note.mention(Self.epidural, at: range)
    case .other(let name):
      mention = note.mention(Self.other, at: range)
      mention.details[.name] = .choice(name)
    }
    CourseReader(note: note).complete(&mention, at: range, window: window)
    // Weeks and visits beside an injection are another treatment's.
    mention.details[.weeks] = nil
    mention.details[.visits] = nil
    mention.details[.bareCount] = nil
    place(&mention, at: range, window: window, in: note)
    date(&mention, window: window, in: note)
    count(&mention, at: range, window: window, in: note)
    recordProcedure(&mention, in: note)
    return mention
  }

  /// "No prior spinal injections": no epidural either.
  private func isDeniedOfSpine(_ range: Range<Int>, in note: MarkedNote) -> Bool {
    note.tokens[range.lowerBound].text == "spinal"
      && note.tokens[max(0, range.lowerBound - 3)..<range.lowerBound].contains {
        ["no", "never", "denies", "without"].contains($0.text)
      }
  }

  private static func technique(in window: TreatmentWindow, _ note: MarkedNote) -> String? {
    techniques.matches(
      in: note.tokens, range: window.before.lowerBound..<window.near.upperBound
    ).first?.value
  }

  private static let techniques = PhraseTable<String>(lists: [
    ("transforaminal", "transforaminal"), ("interlaminar", "interlaminar | translaminar"),
    ("caudal", "caudal"),
  ])

  // MARK: - How many

  private func count(
    _ mention: inout Mention, at range: Range<Int>, window: TreatmentWindow, in note: MarkedNote
  ) {
    let tokens = note.tokens
    var count: Double?
    // "ESI L4-5 IL x2": level, side and manner may stand between.
    let times =
      window.near.first { !isOfPlace($0, window, note) && tokens[$0].text == "x" }
      .flatMap { isCount($0, window, note) ? $0 : nil }
      ?? window.near.first { !isOfPlace($0, window, note) }
    if let times, times + 1 < window.near.upperBound, tokens[times].text == "x",
      let number = tokens[times + 1].number, !isUnit(times + 2, note)
    {
      count = number
    }
    for index in window.before.reversed() where count == nil && range.lowerBound - index < 7 {
      guard tokens[index].kind != .number || tokens[index].gap > .none,
        let number = tokens[index].number, number < 13, !isUnit(index + 1, note),
        // "3. No ESI": the number of an item counts nothing.
        ![".", ")"].contains(tokens[index + 1].text),
        index == 0 || !["-", "/", "x"].contains(tokens[index - 1].text)
      else { continue }
      count = number
    }
    let isPlural = tokens[range.upperBound - 1].text.hasSuffix("s")
    let isHad = [.completed, .stoppedEarly].contains(mention.status)
    if count == nil, isHad, !isPlural,
      mention.end != nil || !mention.levels.isEmpty || mention.root != nil
    {
      count = 1
    }
    if count != nil, mention.status == nil { mention.status = .completed }
    if let count { mention.value = .number(count, unit: "injections") }
  }

  /// "ESI - yes, L4-5 x 2": right behind the place.
  private func isCount(_ times: Int, _ window: TreatmentWindow, _ note: MarkedNote) -> Bool {
    note.levels(in: window.near).contains { $0.tokens.upperBound == times }
  }

  private func isUnit(_ index: Int, _ note: MarkedNote) -> Bool {
    guard index < note.tokens.count else { return false }
    let text = note.tokens[index].text
    return DurationReader.units[text] != nil
      || ["-", "/", "%", "percent", "mg", "cc", "ml", "gauge", "st", "nd", "rd", "th"].contains(
        text)
  }

  private static let titles = PhraseTable<Bool>(lists: [
    (true, "procedure note | procedure report | operative note | procedure record | injection note")
  ])

  /// The report of an injection is the injection, on the note's day.
  private func recordProcedure(_ mention: inout Mention, in note: MarkedNote) {
    let isTitle =
      mention.section == .other && mention.quote.line <= 4
      && !Self.titles.matches(in: note.tokens, range: 0..<min(12, note.tokens.count)).isEmpty
    guard note.note.kind == .injection, mention.section == .procedure || isTitle,
      mention.end == nil,
      mention.context.assertion == .present, mention.status == nil || mention.status == .completed
    else { return }
    labelledPlace(&mention, in: note)
    mention.status = .completed
    mention.end = note.note.day.map { StatedDate($0) }
    mention.value = mention.value ?? .number(1, unit: "injections")
  }
}
