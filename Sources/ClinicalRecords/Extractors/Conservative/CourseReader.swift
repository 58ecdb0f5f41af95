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
      if isLeast(relief, in: window) { mention.details[.reliefAtLeast] = .truth(true) }
    }
    readDates(into: &mention, at: range, window: window)
    readLength(into: &mention, at: range, window: window, relief: outcome.relief)
    readVisits(into: &mention, at: range, window: window)
    dropOrderedLength(from: &mention, at: range, window: window)
    mention.status = note.treatmentStatus(of: range)
    if attended(of: window) != nil, [.ordered, .scheduled].contains(mention.status) {
      mention.status = .completed
    }
    // Only medicines go on by standing in their list.
    if mention.status == .ongoing, mention.section == .medications,
      !Medicines.concepts.contains(mention.concept), note.isBareEntry(range)
    {
      mention.status = nil
    }
    let refusal = PayerRefusal(of: range, window: window, in: note)
    if let refusal { readRefusal(refusal, into: &mention) }
    share(into: &mention, at: range)
    readRow(into: &mention, at: range)
    settleStatus(of: &mention, at: range)
    readLimit(of: &mention, at: range, window: window)
    readReason(into: &mention, window: window)
  }

  /// "Relief for > 3 months": so long, and perhaps longer.
  private func isLeast(_ relief: StatedLength, in window: TreatmentWindow) -> Bool {
    note.durations.lengths(in: window.after).contains { found in
      found.length == relief
        && note.tokens[max(0, found.tokens.lowerBound - 2)..<found.tokens.lowerBound].contains {
          [">", "\u{2265}", "than", "over", "least"].contains($0.text)
        }
    }
  }

  // MARK: - Dates

  private func readDates(into mention: inout Mention, at range: Range<Int>, window: TreatmentWindow)
  {
    var spans = note.dates.spans(in: window.near).filter { !isOfNote($0) }
    if spans.isEmpty, let span = dateBehindName(window) { spans = [span] }
    let leading = note.dates.spans(in: window.before)
      .filter { isBeside($0.tokens, range) && !isOfTreatmentBefore($0, window) }
    // "Began 2/24, 10 sessions thru 4/17".
    if let first = spans.first, first.form == .date,
      let end = spans.first(where: { $0.form == .until }),
      Self.begins.contains(note.tokens[max(0, first.tokens.lowerBound - 1)].text)
    {
      (mention.begin, mention.end) = (first.date, end.date)
      return
    }
    let last =
      spans.first { Self.isLast($0, in: note) } ?? Self.course(among: spans, after: spans.first)
    guard let span = last ?? Self.latestYear(among: spans) ?? spans.first ?? leading.last else {
      return
    }
    switch span.form {
    case .range(let end): (mention.begin, mention.end) = (span.date, end)
    case .since: mention.begin = span.date
    case .until: mention.end = span.date
    case .date:
      let before = span.tokens.lowerBound > 0 ? note.tokens[span.tokens.lowerBound - 1].text : ""
      // "Started PT 3/20/26", "started PT on 3/20/26".
      let isBeside = note.tokens[range.upperBound..<max(range.upperBound, span.tokens.lowerBound)]
        .allSatisfy { ["on", "in", "about", "around"].contains($0.text) }
      let isBegun = isBeside && isBegun(window)
      if Self.begins.contains(before) || isBegun {
        mention.begin = span.date
      } else {
        mention.end = span.date
      }
    }
  }

  /// "3/4/25 left L5-S1 TFESI": a few words, or the place of it, may stand between.
  private func isBeside(_ day: Range<Int>, _ name: Range<Int>) -> Bool {
    let between = note.tokens[day.upperBound..<max(day.upperBound, name.lowerBound)]
    // "Completed 8/12 PT": a day, or so many of so many; "after 6/18 MBB" is a day.
    let lead = day.lowerBound > 0 ? note.tokens[day.lowerBound - 1].text : ""
    if between.isEmpty, day.count == 3, !["after", "on", "since", "following"].contains(lead),
      let first = note.tokens[day.lowerBound].integer,
      let second = note.tokens[day.lowerBound + 2].integer, first <= second
    {
      return false
    }
    return between.count <= 3
      || between.count <= 8
        && between.allSatisfy { token in
          token.kind == .mixed || token.kind == .number
            || ["-", "/", "left", "right", "l", "r", "bilateral", "and", ":"].contains(token.text)
        }
  }

  /// "PT Apr-Jun 2026 10 visits, HEP": behind a comma stands another treatment.
  private func isOfTreatmentBefore(_ span: StatedSpan, _ window: TreatmentWindow) -> Bool {
    guard let index = note.sentence(at: window.before.lowerBound),
      window.before.lowerBound > note.sentences[index].tokens.lowerBound
    else { return false }
    // "A steroid pack in February and ibuprofen".
    return note.tokens[span.tokens.upperBound..<window.before.upperBound].contains {
      [",", ";", "and"].contains($0.text)
    }
  }

  /// "Date of service: 7/14/26" is the day of the note.
  private func isOfNote(_ span: StatedSpan) -> Bool {
    let start = span.tokens.lowerBound
    return start > 1 && note.tokens[start - 1].text == ":"
      && ["service", "visit", "date", "dos", "dob", "birth", "exam"]
        .contains(note.tokens[start - 2].text)
  }

  /// "2020, 2022 & 9/2025-11/2025 (8 wks)": of bare years and a course with both ends, the course.
  private static func course(among spans: [StatedSpan], after first: StatedSpan?) -> StatedSpan? {
    guard first?.form == .date, first?.date.precision == .year else { return nil }
    return spans.last { span in
      if case .range = span.form { true } else { false }
    }
  }

  /// "PT 2022 x 12 & 2025 x 10": of bare years the latest.
  private static func latestYear(among spans: [StatedSpan]) -> StatedSpan? {
    guard spans.count > 1, spans.allSatisfy({ $0.form == .date && $0.date.precision == .year })
    else { return nil }
    return spans.max { $0.date.last < $1.date.last }
  }

  /// "three in 2025, last in November": the last is the day that counts.
  private static func isLast(_ span: StatedSpan, in note: MarkedNote) -> Bool {
    let before = note.tokens[max(0, span.tokens.lowerBound - 3)..<span.tokens.lowerBound]
    return before.contains { ["last", "latest", "recent", "recently"].contains($0.text) }
  }

  private static let begins: Set<String> = [
    "started", "began", "from", "start", "starting", "issued", "initiated", "restarted",
  ]
}

extension Detail {
  static let weeks: Detail = "weeks"
  static let visits: Detail = "visits"
  /// A number of which the note does not say what it counts: "PT x 6".
  static let bareCount: Detail = "count"
  static let relief: Detail = "relief"
  static let reliefLasted: Detail = "relief lasted"
  /// ``reliefLasted`` is a least length: "> 3 months".
  static let reliefAtLeast: Detail = "relief at least"
  static let reason: Detail = "reason"
  static let mode: Detail = "mode"
  static let region: Detail = "region"
  static let dose: Detail = "dose"
  static let name: Detail = "name"
}
