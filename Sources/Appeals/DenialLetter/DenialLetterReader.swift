import Claims
import ClinicalRecords

/// Reads a denial letter's text into a ``DenialLetter``.
///
/// Rules of our own over labelled fields, headings and sentences: they find what letters say in
/// plain words and leave the rest `nil`. Nothing is completed from outside the letter.
///
/// A pattern is parsed wherever it is written, each time; those that meet every sentence are made
/// once. Nothing writes to one, which the compiler cannot see.
public struct DenialLetterReader: Sendable {
  public init() {}

  /// - Parameters:
  ///   - text: The letter as text; a form feed parts two pages.
  ///   - document: The name under which its quotes are cited.
  /// - Returns: What the letter states; what it does not is `nil`.
  public func read(_ text: String, document: String) -> DenialLetter {
    let source = LetterText(document: document, text: text)
    var letter = DenialLetter(document: document, text: text)
    readDay(source, &letter)
    readParties(source, &letter)
    readLineOfBusiness(source, &letter)
    readReferences(source, &letter)
    readReasons(source, &letter)
    readApproval(source, &letter)
    readStanding(source, &letter)
    readPolicies(source, &letter)
    readRequest(source, &letter)
    readStay(source, &letter)
    readPlace(source, &letter)
    readCause(source, &letter)
    readNeed(&letter)
    readDemand(source, &letter)
    readWindows(source, &letter)
    if letter.windows.contains(where: { letter.isImpossible($0.value) }) {
      letter.contradictions.append("a last day lies before the letter's own date")
    }
    readPeerToPeer(source, &letter)
    readAddresses(source, &letter)
    return letter
  }
}

extension DenialLetterReader {
  /// The date of the letter: labelled, or alone on a line above the salutation.
  private func readDay(_ source: LetterText, _ letter: inout DenialLetter) {
    let labels: Set = [
      "date", "letter date", "date of notice", "notice date", "date of letter", "mail date",
      "date mailed", "date of this notice", "date of this letter", "mailed", "mailing date",
      "date sent", "date issued", "issue date", "eob date", "eop date", "notification date",
      "date of notification", "date of mailing", "letter sent", "notice sent", "letter mailed",
      "notice mailed", "mailed on", "sent on", "notice", "faxed", "fax sent", "date faxed",
      "fax date",
    ]
    let written = source.fields(labels).compactMap { LetterText.dates(in: $0.value).first }
    let decided = source.fields(Self.decisionLabels).compactMap {
      LetterText.dates(in: $0.value).first
    }
    let alone =
      written.isEmpty
      ? [faxed(source) ?? standingAlone(source) ?? besideHead(source)].compactMap(\.self) : written
    // Decided no later than written: a count from it is never late. A day of print may be long after.
    let paid = source.fields(Self.paymentLabels).compactMap { LetterText.dates(in: $0.value).first }
    let dates = [alone, decided, paid].first { !$0.isEmpty } ?? []
    if let first = decided.first, let day = first.day, decided.allSatisfy({ $0.day == day }) {
      letter.decisionDay = source.stated(day, first.words)
    }
    if let impossible = dates.first(where: { $0.day == nil }) {
      let line = source.quote(impossible.words).line
      letter.contradictions.append("line \(line) dates the letter on a day that no calendar has")
      return
    }
    let days = dates.compactMap { date in date.day.map { source.stated($0, date.words) } }
    if Set(days.map(\.value)).count > 1 {
      letter.contradictions.append("the letter carries two dates")
      return
    }
    letter.letterDay = days.first
    if letter.decisionDay == nil { letter.decisionDay = toldDecisionDay(source, days.first?.value) }
  }

  /// "DATE 9/14/26  TIME 16:02", the head of a fax.
  private func faxed(_ source: LetterText) -> LetterText.WrittenDate? {
    source.lines.prefix(4).lazy.compactMap { line in
      line.firstMatch(of: Pattern.dateLabel).flatMap { match in
        LetterText.dates(in: line[match.range.upperBound...]).first
      }
    }.first
  }

  private static let decisionLabels: Set = [
    "date of decision", "decision date", "date of determination", "determination date",
    "statement date", "date of review decision", "status date", "date of denial", "denial date",
    "decision made", "claim processed", "date processed", "processed", "process date",
    "processed date",
    "date claim processed", "claim processed on",
  ]

  private static let paymentLabels: Set = [
    "check date", "remit date", "remittance date", "eft date", "check/eft date", "payment date",
    "paid date", "date paid",
  ]

  /// The first date that has a line above the salutation to itself.
  private func standingAlone(_ source: LetterText) -> LetterText.WrittenDate? {
    for line in source.lines {
      if let greeting = line.prefixMatch(of: Pattern.greetingBesideText) {
        // "Dear Provider:            October 8, 2026".
        let rest = LetterText.trimmed(line[greeting.range.upperBound...])
        return LetterText.dates(in: rest).first { $0.words == rest }
      }
      if line.prefixMatch(of: Pattern.greeting) != nil { return nil }
      guard let first = LetterText.dates(in: line).first,
        LetterText.trimmed(line[first.words.endIndex...]).wholeMatch(of: Self.timeOfDay) != nil
          // "November 6, 2026                    Our file: PA-26-0098812".
          || line[first.words.endIndex...].wholeMatch(of: Self.fieldBeside) != nil,
        LetterText.trimmed(line[..<first.words.endIndex]) == first.words
      else { continue }
      return first
    }
    return nil
  }

  /// "ANTHEM BLUE CROSS              November 13, 2026": at the right of a head's line, and no day of
  /// something that stands beside it.
  private func besideHead(_ source: LetterText) -> LetterText.WrittenDate? {
    source.lines.filter { !LetterText.isBlank($0) }.prefix(3).lazy.compactMap { line in
      let parts = LetterText.columns(of: line).map { LetterText.trimmed($0) }
      guard parts.count > 1, let date = LetterText.dates(in: parts[parts.count - 1]).first,
        date.words == parts[parts.count - 1],
        parts[parts.count - 2].firstMatch(of: Pattern.otherDay) == nil
      else { return nil }
      return date
    }.first
  }

  nonisolated(unsafe) private static let fieldBeside = /\s{3,}[A-Z][A-Za-z ]{1,30}[:#][^:]*/
  nonisolated(unsafe) private static let timeOfDay =
    /(?i)(?:,?\s*(?:at\s+)?\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[ECMP][SD]?T)?)?/

  private func readLineOfBusiness(_ source: LetterText, _ letter: inout DenialLetter) {
    let words: [(LineOfBusiness, Regex<Substring>)] = [
      (.medicareAdvantage, Pattern.advantage),
      (.medicaid, Pattern.medicaid),
      (.medicare, Pattern.originalMedicare),
      (.workersCompensation, Pattern.workersCompensation),
      (.other, Pattern.federal),
      (.commercial, Pattern.commercial),
    ]
    let found = words.compactMap { line, words in
      source.text.matches(of: words).map(\.output)
        .first { !Self.isAgency($0, source.text) && !Self.isSupposed($0, source) }
        .map { source.stated(line, $0) }
    }
    let labelled = source.fields(["lob", "line of business", "product"]).compactMap { field in
      field.value.lowercased().hasPrefix("commercial")
        ? source.stated(LineOfBusiness.commercial, field.words) : nil
    }
    if found.isEmpty {
      letter.lineOfBusiness = labelled.first
    } else if found.count > 1 {
      letter.contradictions.append("the letter names more than one kind of coverage")
    } else {
      letter.lineOfBusiness = found.first
    }
  }

  /// `Centers for Medicare & Medicaid Services` is no plan.
  private static func isAgency(_ words: Substring, _ text: String) -> Bool {
    text[..<words.startIndex].suffix(16).lowercased()
      .firstMatch(of: /medicare\s+(?:&|and)\s+$/) != nil
  }

  /// "If you have a Medicaid plan as well" tells of no such plan, nor "bill the other carrier first".
  private static func isSupposed(_ words: Substring, _ source: LetterText) -> Bool {
    source.sentences.last { $0.startIndex <= words.startIndex }?
      .firstMatch(of: Pattern.supposed) != nil
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let supposed =
    /(?i)\bif\s+(?:you|the\s+member)\s+(?:also\s+)?(?:ha(?:ve|s)|get)\b|\bbill\s+(?:the|his|her|your)\b[^.]{0,80}\bfirst\b/
  nonisolated(unsafe) static let otherDay =
    /(?i)\b(?:received|birth|DOB|DOS|loss|injury|accident|services?|surgery|effective|admi\w+|requested|due|by|from|to|through|printed|run|dates?|days?|seen)\W*$/
  nonisolated(unsafe) static let dateLabel = /\b(?:DATE|Date)[ \t]+(?=\d)/
  nonisolated(unsafe) static let greetingBesideText =
    /(?i)\s*(?:dear|to whom)\b[^\d]*?(?:\s{3,}|\t|$)/
  nonisolated(unsafe) static let greeting = /(?i)\s*(?:dear|to whom)\b/
  nonisolated(unsafe) static let advantage =
    /(?i)\bmedicare\s+advantage\b|\bmedicare\s+part\s+c\b|\bmedicare\s+(?:health\s+plan|managed\s+care)\b|\bMA-?PDP?\s+plan\b|\bnotice\s+of\s+denial\s+of\s+medical\s+coverage\b/
  nonisolated(unsafe) static let originalMedicare =
    /(?i)\boriginal\s+medicare\b|\bmedicare\s+administrative\s+contractor\b|\bqualified\s+independent\s+contractor\b|\bPalmetto\s+GBA\b|\bNoridian\s+Healthcare\b|\bNovitas\s+Solutions\b|\bFirst\s+Coast\s+Service\b|\bCGS\s+Administrators\b|\bNational\s+Government\s+Services\b/
  nonisolated(unsafe) static let workersCompensation =
    /(?i)\bworkers['’]?\s*compensation\b|\binjured\s+(?:worker|employee)\b|\bMTUS\b|\bDWC\s+form\b/
  nonisolated(unsafe) static let federal =
    /\bTRICARE\b|\bFEHB\b|\bOPM\b|(?i:\bfederal\s+employees?\s+(?:health\s+benefits|program)\b|\bservice\s+benefit\s+plan\b|\bdepartment\s+of\s+veterans\s+affairs\b)/
  nonisolated(unsafe) static let medicaid =
    /(?i)\bmedicaid\b|\bmedi-cal\b/
  nonisolated(unsafe) static let commercial =
    /(?i)\bcommercial\s+(?:plan|member|insurance|health|product|line|coverage)\b/
}
