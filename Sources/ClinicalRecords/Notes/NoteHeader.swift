import Claims

/// What a note says of itself: its kind, its day, its patient.
///
/// Only labelled statements count ("DOB:", "Date of service:"), and the first sentence that gives
/// age and sex.
struct NoteHeader {
  let kind: Note.Kind
  let day: CalendarDay?
  let patient: Patient

  init(name: String, text: String) {
    let bytes = Array(text.utf8)
    let tokens = Tokenizer.tokens(of: bytes)
    let dates = DateReader(tokens, noteDay: nil)
    let stated = Self.labelledDay(Self.dayLabels, in: dates)
    let isImpossible = stated == nil && Self.hasImpossibleDay(in: dates)
    let day =
      isImpossible
      ? nil
      : stated ?? Self.dayAlone(in: dates) ?? Self.dayOfHead(in: dates)
        ?? Self.dayOfLetter(in: dates) ?? Self.day(inName: name)
    let birth =
      Self.labelledDay(Self.birthLabels, in: day.map { DateReader(tokens, noteDay: $0) } ?? dates)
      ?? day.flatMap { Self.birthBehindName(in: dates, before: $0) }
    self.day = day
    kind = NoteKindReader.kind(of: tokens)
    patient = Patient(
      name: Self.name(in: tokens, bytes: bytes), birthDay: birth, sex: Self.sex(in: tokens))
  }

  // MARK: - Days

  private static func labelledDay(_ labels: PhraseTable<Int>, in dates: DateReader) -> CalendarDay?
  {
    let tokens = dates.tokens
    let found = labels.matches(in: tokens, range: tokens.indices)
    let ranked = found.sorted {
      ($0.value, $0.tokens.lowerBound) < ($1.value, $1.tokens.lowerBound)
    }
    for match in ranked {
      var index = match.tokens.upperBound
      // "Quit date: 8/1/2014", "Surgery date": another thing's day.
      if match.value == 1, isQualified(match.tokens.lowerBound, tokens) { continue }
      if match.value == 2 {
        let first = match.tokens.lowerBound
        guard isField(at: first, tokens), index < tokens.count,
          tokens[index].text == ":"
        else { continue }
      }
      while index < tokens.count, [":", "-", "(", "of"].contains(tokens[index].text) { index += 1 }
      guard index < tokens.count, index > match.tokens.upperBound || match.value == 0 else {
        continue
      }
      if let day = dates.date(at: index, before: tokens.count)?.date.day { return day }
    }
    return nil
  }

  /// At the start of a line, behind an upright line or in a column of its own.
  static func isField(at index: Int, _ tokens: [Token]) -> Bool {
    index == 0 || tokens[index].startsLine || tokens[index - 1].text == "|"
      || tokens[index].range.lowerBound - tokens[index - 1].range.upperBound >= 3
  }

  /// Whether a word stands right before "date" and makes it the day of something else.
  private static func isQualified(_ label: Int, _ tokens: [Token]) -> Bool {
    guard label > 0, tokens[label].text == "date", !tokens[label].startsLine else { return false }
    let before = tokens[label - 1]
    return otherDays.contains(before.text)
      && tokens[label].range.lowerBound - before.range.upperBound < 3
  }

  private static let otherDays: Set<String> = [
    "quit", "birth", "start", "started", "end", "stop", "due", "onset", "injury", "accident",
    "surgery", "admission", "admit", "effective", "expiration", "expiry", "fill", "filled",
    "refill", "order", "ordered", "print", "printed", "run", "last", "next", "appointment",
    "resolved",
    "noted", "loss", "incident", "begin", "collection", "enrollment",
  ]

  /// "Date of service: 02/30/2026": the note has a day, and nobody knows which.
  private static func hasImpossibleDay(in dates: DateReader) -> Bool {
    let tokens = dates.tokens
    return dayLabels.matches(in: tokens, range: tokens.indices).contains { match in
      var index = match.tokens.upperBound
      while index < tokens.count, [":", "-", "(", "of"].contains(tokens[index].text) { index += 1 }
      guard match.value == 0, index < tokens.count else { return false }
      return dates.impossible(at: index, before: tokens.count) != nil
    }
  }

  /// The one date of a short first line, "Office visit 08/12/2026".
  private static func dayAlone(in dates: DateReader) -> CalendarDay? {
    let tokens = dates.tokens
    // "FOLLOW UP 09/30/2026   RE: Sofia Lind DOB 10/10/1960": what stands before the birth.
    let first = tokens.dropFirst().firstIndex { $0.startsLine } ?? tokens.count
    let end = birthLabels.matches(in: tokens, range: 0..<first).first?.tokens.lowerBound ?? first
    guard (1...(end < first ? 20 : 12)).contains(end),
      !tokens[..<end].contains(where: {
        papers.contains($0.text) || ["injury", "birth", "doi", "accident"].contains($0.text)
      })
    else { return nil }
    let days = dates.spans(in: 0..<end).compactMap { $0.form == .date ? $0.date.day : nil }
    return days.count == 1 ? days[0] : nil
  }

  /// "MRI LUMBAR SPINE    04/02/2026", "06/30/2026": the one day that ends a line of the first four.
  private static func dayOfHead(in dates: DateReader) -> CalendarDay? {
    let tokens = dates.tokens
    let starts = tokens.indices.filter { $0 == 0 || tokens[$0].startsLine }
    let lines = zip(starts, starts.dropFirst() + [tokens.count]).prefix(4)
    let days = lines.compactMap { start, end -> CalendarDay? in
      let births = birthLabels.matches(in: tokens, range: start..<end).map(\.tokens.upperBound)
      guard end - start <= (births.isEmpty ? 14 : 24),
        !tokens[start..<end].contains(where: {
          otherDays.contains($0.text) || papers.contains($0.text)
        })
      else { return nil }
      // "Stone, Karl | DOB 5/5/69 | 7/28/26": beside the birth, in a field of its own.
      let found = dates.spans(in: start..<end).filter { span in
        !births.contains { (0...1).contains(span.tokens.lowerBound - $0) }
      }
      guard found.count == 1, found[0].form == .date, found[0].tokens.upperBound == end,
        births.isEmpty || isField(at: found[0].tokens.lowerBound, tokens)
          || tokens[found[0].tokens.lowerBound - 1].text == "seen"
      else { return nil }
      return found[0].date.day
    }
    return days.count == 1 ? days[0] : nil
  }

  private static let papers: Set<String> = [
    "fax", "faxed", "received", "generated", "run", "print", "printed", "scanned", "born",
    "through", "from", "to", "claim",
    "mg", "mcg",
  ]

  /// "August 4, 2026" on a line of its own under a letterhead, before the address and "Dear".
  private static func dayOfLetter(in dates: DateReader) -> CalendarDay? {
    let tokens = dates.tokens
    guard
      let greeting = tokens.prefix(150).firstIndex(where: { $0.startsLine && $0.text == "dear" })
    else { return nil }
    let starts = tokens.indices.prefix(greeting).filter { $0 == 0 || tokens[$0].startsLine }
    let days = zip(starts, starts.dropFirst() + [greeting]).compactMap { start, end in
      dates.date(at: start, before: end).flatMap { $0.tokens.upperBound == end ? $0.date.day : nil }
    }
    return days.count == 1 ? days[0] : nil
  }

  /// `office_2026-08-12` and nothing less plain.
  private static func day(inName name: String) -> CalendarDay? {
    let tokens = Tokenizer.tokens(of: Array(name.replacing("_", with: " ").utf8))
    let dates = DateReader(tokens, noteDay: nil)
    return tokens.indices.lazy.compactMap { index in
      tokens[index].text.utf8.count == 4
        ? dates.date(at: index, before: tokens.count)?.date.day : nil
    }.first
  }

  /// The lower the value, the more a label means the day of the encounter itself. Those of the last
  /// are said of other visits too, and count at the start of a line only.
  private static let dayLabels = PhraseTable<Int>(lists: [
    (0, "date of service | dos | date of visit | visit date | date of exam | exam date"),
    (0, "date of examination | encounter date | date of encounter | date of study | study date"),
    (0, "date of procedure | procedure date | date of operation | date of surgery"),
    (0, "service date | date of evaluation | date of consultation | note date | date of letter"),
    (0, "office visit date | clinic visit date | arrival date | date of arrival"),
    (0, "discharge date | date of discharge | exam date/time | study date/time"),
    (0, "presents on | presented on"),
    (1, "date | dated | seen on | arrival | discharge | date completed"),
    (2, "office visit | clinic visit | follow up visit | visit | sent | exam | performed | study"),
  ])
  static let birthLabels = PhraseTable<Int>(lists: [
    (0, "dob | d.o.b. | date of birth | birth date | birthdate")
  ])
}
