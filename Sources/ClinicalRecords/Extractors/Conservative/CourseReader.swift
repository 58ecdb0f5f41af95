import Claims

/// Reads how long, how often and when a treatment was had, from the words around its name.
struct CourseReader {
  let note: MarkedNote

  /// Fills status, outcome, dates, weeks, visits and reason of a treatment's mention.
  func complete(_ mention: inout Mention, at range: Range<Int>, window: TreatmentWindow) {
    let outcome = OutcomeReader(note: note).outcome(of: range, window: window)
    mention.outcome = outcome.outcome
    if let percent = outcome.percent {
      mention.details[.relief] = .number(percent, unit: "percent")
    }
    if let relief = outcome.relief {
      mention.details[.reliefLasted] =
        relief.leastDays.map { .number(Double($0), unit: "days") } ?? .choice("vague")
    }
    readDates(into: &mention, at: range, window: window)
    readLength(into: &mention, at: range, window: window, relief: outcome.relief)
    readVisits(into: &mention, at: range, window: window)
    mention.status = note.treatmentStatus(of: range)
    share(into: &mention, at: range)
    settleStatus(of: &mention, at: range)
    readReason(into: &mention, window: window)
  }

  // MARK: - Dates

  private func readDates(into mention: inout Mention, at range: Range<Int>, window: TreatmentWindow)
  {
    let spans = note.dates.spans(in: window.near).filter { !isOfNote($0) }
    let leading = note.dates.spans(in: window.before)
      .filter { range.lowerBound - $0.tokens.upperBound <= 3 }
    // "Began 2/24, 10 sessions thru 4/17".
    if let first = spans.first, first.form == .date,
      let end = spans.first(where: { $0.form == .until }),
      Self.begins.contains(note.tokens[max(0, first.tokens.lowerBound - 1)].text)
    {
      (mention.begin, mention.end) = (first.date, end.date)
      return
    }
    let last = spans.first { Self.isLast($0, in: note) }
    guard let span = last ?? spans.first ?? leading.last else { return }
    switch span.form {
    case .range(let end): (mention.begin, mention.end) = (span.date, end)
    case .since: mention.begin = span.date
    case .until: mention.end = span.date
    case .date:
      let before = span.tokens.lowerBound > 0 ? note.tokens[span.tokens.lowerBound - 1].text : ""
      if Self.begins.contains(before) {
        mention.begin = span.date
      } else {
        mention.end = span.date
      }
    }
  }

  /// "Date of service: 7/14/26" is the day of the note.
  private func isOfNote(_ span: StatedSpan) -> Bool {
    let start = span.tokens.lowerBound
    return start > 1 && note.tokens[start - 1].text == ":"
      && ["service", "visit", "date", "dos", "dob", "birth", "exam"]
        .contains(note.tokens[start - 2].text)
  }

  /// "three in 2025, last in November": the last is the day that counts.
  private static func isLast(_ span: StatedSpan, in note: MarkedNote) -> Bool {
    let before = note.tokens[max(0, span.tokens.lowerBound - 3)..<span.tokens.lowerBound]
    return before.contains { ["last", "latest", "recent", "recently"].contains($0.text) }
  }

  // MARK: - Length and visits

  private func readLength(
    into mention: inout Mention, at range: Range<Int>, window: TreatmentWindow,
    relief: StatedLength?
  ) {
    let after = note.durations.lengths(in: window.near)
      .first {
        !isOfSymptom($0.tokens) && $0.length != relief && $0.length.unit != .hours
          && !isOfNext($0.tokens, behind: range, window: window)
      }
    let before = note.durations.lengths(in: window.before).last { length in
      leads(length.tokens.upperBound, to: range.lowerBound)
    }
    guard let length = (before ?? after)?.length else {
      readBareCount(into: &mention, window: window)
      return
    }
    if let weeks = length.leastWeeks {
      mention.details[.weeks] = .number(weeks, unit: "weeks")
    } else {
      mention.details[.weeks] = .choice("vague")
    }
  }

  /// "Ibuprofen and a six-day steroid pack": the six days are those of what follows.
  private func isOfNext(
    _ length: Range<Int>, behind name: Range<Int>, window: TreatmentWindow
  ) -> Bool {
    guard let index = note.sentence(at: name.lowerBound),
      window.after.upperBound < note.sentences[index].tokens.upperBound,
      note.tokens[name.upperBound..<length.lowerBound].contains(where: {
        ["and", ",", "plus"].contains($0.text)
      })
    else { return false }
    return leads(length.upperBound, to: window.after.upperBound)
  }

  /// "x 6" with nothing behind it: visits or weeks, which one is not said.
  private func readBareCount(into mention: inout Mention, window: TreatmentWindow) {
    guard let x = window.near.first(where: { note.tokens[$0].text == "x" }),
      x - window.near.lowerBound < 3, x + 1 < window.near.upperBound,
      let count = note.tokens[x + 1].number,
      x + 2 >= window.near.upperBound || !Self.counted.contains(note.tokens[x + 2].text)
    else { return }
    mention.details[.bareCount] = .number(count, unit: "visits or weeks")
  }

  /// "6 weeks of", "a 6-week course of", "6 wks PT", "completed six weeks of supervised".
  private func leads(_ index: Int, to name: Int) -> Bool {
    let between = note.tokens[index..<max(index, name)]
    return between.count <= 5
      && between.allSatisfy { token in
        Self.links.contains(token.text)
      }
  }

  /// "back pain for 6 months" beside a treatment tells the pain's length.
  private func isOfSymptom(_ tokens: Range<Int>) -> Bool {
    note.tokens[max(0, tokens.lowerBound - 4)..<tokens.lowerBound].contains { token in
      ["pain", "symptoms", "numbness", "weakness", "lbp"].contains(token.text)
    }
  }

  private func readVisits(
    into mention: inout Mention, at range: Range<Int>, window: TreatmentWindow
  ) {
    // "9 of 12 authorized PT visits": the name stands between.
    if let first = window.near.first, Self.visits.contains(note.tokens[first].text),
      let count = count(before: range.lowerBound, from: window.before.lowerBound)
    {
      mention.details[.visits] = .number(count, unit: "visits")
      return
    }
    // "10/12 PT sessions": the count stands before the whole name.
    if Self.visits.contains(note.tokens[range.upperBound - 1].text),
      let count = count(before: range.lowerBound, from: window.before.lowerBound)
    {
      mention.details[.visits] = .number(count, unit: "visits")
      return
    }
    // "PT 12 visits, chiro 10 visits": what stands right behind the name is its own.
    let beside = window.near.prefix(3)
    for area in [beside, window.before, window.near] {
      for index in area where Self.visits.contains(note.tokens[index].text) {
        guard let count = count(before: index, from: area.lowerBound),
          area != window.before || leads(index + 1, to: range.lowerBound)
            || area.upperBound - index < 3
        else { continue }
        // "authorised for 12 visits", "2 visits left" are none had.
        let next = index + 1 < note.tokens.count ? note.tokens[index + 1].text : ""
        guard !["left", "remaining", "authorized", "approved", "per", "/", "a"].contains(next)
        else {
          continue
        }
        mention.details[.visits] = .number(count, unit: "visits")
        return
      }
    }
  }

  /// The number before "visits": the least of a range, the attended of "12 of 16"; of
  /// "2023 - 10 visits" the ten.
  private func count(before index: Int, from start: Int) -> Double? {
    var place = index - 1
    while place >= start, index - place <= 3, note.tokens[place].number == nil {
      guard Self.visitWords.contains(note.tokens[place].text) else { return nil }
      place -= 1
    }
    guard place >= start, index - place <= 4, let last = note.tokens[place].number else {
      return nil
    }
    if place - 2 >= start, ["-", "to", "or", "of", "/"].contains(note.tokens[place - 1].text),
      let first = note.tokens[place - 2].number, first <= last
    {
      return first
    }
    return last
  }

  // MARK: - Status and reason

  private func settleStatus(of mention: inout Mention, at range: Range<Int>) {
    var status = mention.status
    let isMeasured = mention.outcome != nil || mention.details[.visits] != nil
    if status == nil, isMeasured || mention.details[.weeks] != nil || mention.end != nil {
      status = .completed
    }
    // "Naproxen since January" goes on, as far as its words go.
    if status == nil, mention.begin != nil, mention.end == nil { status = .ongoing }
    // What has had an effect has been had.
    if mention.outcome != nil, status == .ordered || status == .scheduled,
      mention.section != .plan
    {
      status = .completed
    }
    if status == .completed, let end = mention.end, let day = note.note.day, end.first > day {
      status = .scheduled
    }
    // "PT 1/26-3/30" among what goes on is over.
    if status == .ongoing, mention.begin != nil, let end = mention.end, let day = note.note.day,
      end.last < day
    {
      status = .completed
    }
    // A measured relief is one, whatever else was in vain.
    if mention.outcome == TreatmentOutcome.none, let relief = mention.details[.relief],
      case .number(let percent, _) = relief, percent > 0
    {
      mention.outcome = .partial
    }
    if status == .started, mention.begin == nil, let date = mention.end {
      (mention.begin, mention.end) = (date, nil)
    }
    mention.status = status
    switch status {
    case .ordered, .scheduled:
      settlePlan(&mention, at: range)
    case .declined: mention.context.assertion = .declined
    case .never: mention.context.assertion = .absent
    case .completed, .ongoing, .started, .stoppedEarly, .contraindicated, .nonAdherent:
      if mention.context.assertion == .absent { mention.context.assertion = .present }
    case nil: break
    }
  }

  /// What is planned is not denied, unless it is the plan that is: "do not recommend".
  private func settlePlan(_ mention: inout Mention, at range: Range<Int>) {
    if mention.begin == nil { (mention.begin, mention.end) = (mention.end, nil) }
    let isAgainst = note.tokens[max(0, range.lowerBound - 8)..<range.lowerBound].contains { token in
      Self.advice.contains { token.text.hasPrefix($0) }
    }
    switch mention.context.assertion {
    case .present: mention.context.assertion = .planned
    case .absent where !isAgainst: mention.context.assertion = .planned
    default: break
    }
  }

  private static let advice = ["recommend", "advis", "advoc", "suggest", "think", "but"]

  /// Why it was stopped or cannot be had: "d/c'd - sedation", "stopped due to leg pain", "(CKD3)".
  private func readReason(into mention: inout Mention, window: TreatmentWindow) {
    let tellsReason: Set<TreatmentStatus> = [
      .stoppedEarly, .contraindicated, .declined, .nonAdherent,
    ]
    // "No NSAIDs due to Eliquis" says more than never.
    if mention.status == .never, Medicines.concepts.contains(mention.concept),
      !Self.reasons.matches(in: note.tokens, range: window.after).isEmpty
    {
      mention.status = .contraindicated
      mention.context.assertion = .present
    }
    guard let status = mention.status, tellsReason.contains(status) else { return }
    let before = note.tokens[window.before.suffix(4)]
    if status == .contraindicated, before.contains(where: { $0.text.hasPrefix("allerg") }) {
      mention.details[.reason] = .choice("allergy")
    }
    for index in window.after {
      let match = Self.reasons.match(at: index, in: note.tokens, before: window.after.upperBound)
      let isDash = note.tokens[index].text == "-" && note.tokens[index].gap > .none
      guard match != nil || isDash else { continue }
      var start = match?.tokens.upperBound ?? index + 1
      // "(stopped, GI upset)": the status is said first.
      let said = TreatmentStatusReader.backwardTable.match(
        at: start, in: note.tokens, before: window.after.upperBound)
      if let said, said.tokens.upperBound < window.after.upperBound,
        [",", ":", "-", "for"].contains(note.tokens[said.tokens.upperBound].text)
      {
        start = said.tokens.upperBound + 1
      }
      var end = start
      while end < window.after.upperBound, end - start < 6,
        ![".", ",", ";", ")"].contains(note.tokens[end].text)
      {
        end += 1
      }
      guard end > start else { continue }
      mention.details[.reason] = .words([note.quote(start..<end).text])
      return
    }
  }

  private static let reasons = PhraseTable<Bool>(lists: [
    (true, "due to | because of | because | secondary to | caused | causes | ( | 2/2 | owing to"),
    (true, "given her | given his | given the | given"),
  ])
  private static let begins: Set<String> = [
    "started", "began", "from", "start", "starting", "issued", "initiated", "restarted",
  ]
  private static let visits: Set<String> = ["visits", "sessions", "visit", "session", "treatments"]
  private static let visitWords: Set<String> = [
    "pt", "physical", "therapy", "supervised", "total", "outpatient", "in", "person", "-", "formal",
    "chiropractic", "acupuncture", "aquatic", "authorized", "authorised", "scheduled", "prescribed",
  ]
  private static let counted: Set<String> = [
    "visits", "sessions", "visit", "weeks", "wks", "months", "/", "days", "-", "to", "treatments",
  ]
  private static let links: Set<String> = [
    "of", "course", "courses", "supervised", "formal", "outpatient", "in", "person", "-", "trial",
    "a", "program", "structured", "intensive", "skilled", "aquatic", "the", "long",
    "lumbar",
    "cervical", "home", "daily", "oral", "regular", "directed", "provider", "physician",
    "treatment",
    "worth", "consistent", "consecutive", "guided",
    "therapist",
  ]
}

extension Detail {
  static let weeks: Detail = "weeks"
  static let visits: Detail = "visits"
  /// A number of which the note does not say what it counts: "PT x 6".
  static let bareCount: Detail = "count"
  static let relief: Detail = "relief"
  static let reliefLasted: Detail = "relief lasted"
  static let reason: Detail = "reason"
  static let mode: Detail = "mode"
  static let region: Detail = "region"
  static let dose: Detail = "dose"
  static let name: Detail = "name"
}
