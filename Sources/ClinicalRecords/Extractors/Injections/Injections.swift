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
    Example("No prior ESI.", "never, absent"),
    Example("Epidural hematoma."), Example("Received epidural anesthesia."),
    Example(
      "She underwent ESI, which was effective for the first few hours.",
      "epidural injection, completed, transient relief"),
    Example("Facet blocks x2 without relief.", "facet injection, 2 injections, no relief"),
    Example(
      "Not a candidate for ESI due to anticoagulation.", "contraindicated, reason anticoagulation"),
    Example("ESI gave 80% relief for 3 months.", "relief 80 percent, relief lasted 91 days"),
  ]

  private static let names = PhraseTable<InjectionNames.Kind>(lists: InjectionNames.lists)

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence in
      Self.names.matches(in: note.tokens, range: sentence.tokens).compactMap { match in
        mention(of: match.value, at: match.tokens, in: note)
      }
    }
  }

  private func mention(of kind: InjectionNames.Kind, at range: Range<Int>, in note: MarkedNote)
    -> Mention?
  {
    guard !isOtherMeaning(range, in: note) else { return nil }
    let window = note.treatmentWindow(of: range)
    var mention: Mention
    switch kind {
    case .epidural(let technique):
      mention = note.mention(Self.epidural, at: range)
      if let technique = technique ?? Self.technique(in: window, note) {
        mention.details[.mode] = .choice(technique)
      }
    case .facet: mention = note.mention(Self.facet, at: range)
    case .other(let name):
      mention = note.mention(Self.other, at: range)
      mention.details[.name] = .choice(name)
    }
    CourseReader(note: note).complete(&mention, at: range, window: window)
    mention.details[.weeks] = nil
    mention.details[.bareCount] = nil
    place(&mention, at: range, window: window, in: note)
    date(&mention, window: window, in: note)
    count(&mention, at: range, window: window, in: note)
    recordProcedure(&mention, in: note)
    return mention
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

  /// "ESI level 3", "ESI: 3" in triage; "epidural anesthesia", "in labor".
  private func isOtherMeaning(_ range: Range<Int>, in note: MarkedNote) -> Bool {
    let tokens = note.tokens
    let end = range.upperBound
    let following = tokens[min(end, tokens.count)..<min(end + 3, tokens.count)].map(\.text)
    if tokens[range.lowerBound].text == "esi" {
      if following.first == "level", tokens[min(end + 1, tokens.count - 1)].kind == .number {
        return true
      }
      if following.first == ":", following.count > 1, Int(following[1]) != nil { return true }
    }
    return following.contains { Self.afterOther.contains($0) } && range.count < 3
  }

  private static let afterOther: Set<String> = [
    "anesthesia", "anesthetic", "hematoma", "abscess", "space", "fat", "fibrosis", "lipomatosis",
    "veins", "needle", "catheter", "triage", "acuity", "labor", "scarring", "scar",
  ]

  // MARK: - Where, when, how many

  /// Level and side from the words of this injection; never from those of another.
  private func place(
    _ mention: inout Mention, at range: Range<Int>, window: TreatmentWindow, in note: MarkedNote
  ) {
    let before = note.levels(in: window.before).filter {
      range.lowerBound - $0.tokens.upperBound < 5
    }
    let stated = before.isEmpty ? note.levels(in: window.near) : before
    mention.levels = stated.flatMap(\.levels)
    mention.root = mention.levels.isEmpty ? stated.compactMap(\.root).first : nil
    if stated.contains(where: \.isUncertain) { mention.confidence = .low }
    let leading = note.sides(in: window.before).filter {
      range.lowerBound - $0.tokens.upperBound < 6
    }
    let trailing = note.sides(in: window.near).filter {
      $0.tokens.lowerBound - range.upperBound < 6
    }
    let sides = Set((leading.isEmpty ? trailing : leading).map(\.side))
    mention.side = sides.count == 1 ? sides.first : sides.isEmpty ? nil : .bilateral
  }

  /// "4/11" behind an injection is a day where it can be no score.
  private func date(_ mention: inout Mention, window: TreatmentWindow, in note: MarkedNote) {
    if mention.end == nil, let begin = mention.begin, mention.status != .ongoing {
      (mention.begin, mention.end) = (nil, begin)
    }
    guard mention.begin == nil, mention.end == nil else { return }
    for index in window.near where note.tokens[index].kind == .number {
      guard index + 2 < window.near.upperBound, note.tokens[index + 1].text == "/",
        let second = note.tokens[index + 2].integer, second > 10,
        let found = note.dates.date(at: index, before: window.near.upperBound, isJoined: true)
      else { continue }
      mention.end = found.date
      if mention.status == nil { mention.status = .completed }
      return
    }
  }

  private func count(
    _ mention: inout Mention, at range: Range<Int>, window: TreatmentWindow, in note: MarkedNote
  ) {
    let tokens = note.tokens
    var count: Double?
    if window.near.count > 1, tokens[window.near.lowerBound].text == "x",
      let number = tokens[window.near.lowerBound + 1].number,
      !isUnit(window.near.lowerBound + 2, note)
    {
      count = number
    }
    for index in window.before.reversed() where count == nil && range.lowerBound - index < 7 {
      guard tokens[index].kind != .number || tokens[index].gap > .none,
        let number = tokens[index].number, number < 13, !isUnit(index + 1, note),
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
    if let count { mention.value = .number(count, unit: "injections") }
  }

  private func isUnit(_ index: Int, _ note: MarkedNote) -> Bool {
    guard index < note.tokens.count else { return false }
    let text = note.tokens[index].text
    return DurationReader.units[text] != nil
      || ["-", "/", "%", "percent", "mg", "cc", "ml", "gauge"].contains(text)
  }

  /// The report of an injection is the injection, on the note's day.
  private func recordProcedure(_ mention: inout Mention, in note: MarkedNote) {
    guard note.note.kind == .injection, mention.section == .procedure, mention.end == nil,
      mention.context.assertion == .present, mention.status == nil || mention.status == .completed
    else { return }
    mention.status = .completed
    mention.end = note.note.day.map { StatedDate($0) }
    mention.value = mention.value ?? .number(1, unit: "injections")
  }
}
