import Claims
import ClinicalRecords

extension DenialLetterReader {
  func readRequest(_ source: LetterText, _ letter: inout DenialLetter) {
    let rulings = Ruling.all(in: source)
    let approvals = rulings.filter { $0.kind == .approval }
    let refusals = rulings.filter(\.isRefusal)
    let refusedCodes = Ruling.codes(in: refusals)
    let approvedCodes = Ruling.codes(in: approvals).subtracting(refusedCodes)
    let others = Ruling.codes(in: rulings).subtracting(refusedCodes)
    let denied = refusedCodes.isEmpty || others.isEmpty ? nil : refusedCodes
    // Rows of a table name their codes without a word before them.
    let tables = PaymentTable.all(in: source)
    let named =
      Self.procedureCodes(source) + tables.flatMap(\.rows).flatMap { Ruling.codes(in: $0) }
    for row in tables.flatMap(\.rulings) where row.kind == .open {
      letter.contradictions.append(
        "line \(source.quote(row.words).line) pays a service and leaves an amount of it not covered: "
          + "refused in part, or the contract's discount")
    }
    let isOfEquipment = named.allSatisfy(Self.isEquipment)
    for code in named {
      let value = Self.asPrinted(code)
      if approvedCodes.contains(value), !letter.approvedProcedures.contains(value) {
        letter.approvedProcedures.append(value)
      }
      guard denied?.contains(value) ?? true,
        !(letter.procedures + letter.equipment).contains(where: { $0.value == value })
      else { continue }
      guard isOfEquipment || !Self.isEquipment(code) || denied?.allSatisfy(Self.isEquipment) == true
      else {
        letter.equipment.append(source.stated(value, code))
        continue
      }
      letter.procedures.append(source.stated(value, code))
    }
    // A row that approves names its code, whatever the service is.
    for code in approvals.compactMap(\.codeAtHead)
    where approvedCodes.contains(code) && !letter.approvedProcedures.contains(code) {
      letter.approvedProcedures.append(code)
    }
    for code in Self.diagnosisCodes(source) {
      let value = String(code)
      guard !letter.diagnoses.contains(where: { $0.value == value }) else { continue }
      letter.diagnoses.append(source.stated(value, code))
    }
    let isPlain =
      denied != nil
      || !Ruling.levels(in: refusals).isEmpty
        && Ruling.levels(in: refusals).isDisjoint(with: Ruling.levels(in: approvals))
    letter.approvedPart = isPlain ? approvals.first.map { source.quote($0.words) } : nil
    let request = isPlain ? refusals.map(\.words) : requestWords(source)
    for words in request {
      for (level, words) in LetterText.levels(in: words)
      where !letter.levels.contains(where: { $0.value == level }) {
        letter.levels.append(source.stated(level, words))
      }
    }
    letter.references.removeAll { reference in
      let place = reference.quote.range.lowerBound
      return isPlain && approvals.contains { source.quote($0.words).range.contains(place) }
    }
    readSide(request, source, &letter)
    readServiceTime(source, &letter)
  }

  // MARK: - Codes

  /// "63O47": a letter that a scan took a digit for.
  private static func asPrinted(_ code: Substring) -> String {
    guard code.first?.isNumber == true, code.last != "T" else { return String(code) }
    return String(code.map { "oO".contains($0) ? "0" : "iIlL".contains($0) ? "1" : $0 })
  }

  /// HCPCS codes of braces, implants and supplies: what goes with an operation, and is none.
  private static func isEquipment(_ code: some StringProtocol) -> Bool {
    code.count == 5 && code.first.map { "AEKL".contains($0) } == true
  }

  /// Five digits are a procedure only after words that say so, or at the head of a line that names
  /// an operation: else they are a ZIP code.
  static func procedureCodes(_ source: LetterText) -> [Substring] {
    // "Cold therapy unit E0218     NON-CERTIFIED".
    let ruled = Ruling.rows(source).flatMap { Ruling.codes(in: $0.words) }.filter(isEquipment)
    var codes: [Substring] = []
    for sentence in source.sentences {
      var isAfterLabel = false
      var rest = sentence[...]
      while let match = rest.firstMatch(of: RequestPattern.codeWords) {
        let word = match.output
        // "2026-L2-00318" ends no code.
        let isTail = sentence[..<word.startIndex].last == "-" && !isSpine(word)
        if isTail {
          rest = rest[match.range.upperBound...]
          continue
        }
        if word.first?.isNumber == true || word.wholeMatch(of: RequestPattern.letteredCode) != nil {
          let needsNone =
            sentence[word.endIndex...].prefixMatch(of: RequestPattern.needsNone) != nil
          if needsNone {
            rest = rest[match.range.upperBound...]
            continue
          }
          if isAfterLabel || namesOperation(after: word, in: sentence)
            || isSpine(word, in: sentence) || isHeadOfRow(word, source)
            || ruled.contains(word) || word.last == "T"
          {
            codes.append(word)
          }
        } else {
          isAfterLabel = word.wholeMatch(of: RequestPattern.otherNumber) == nil
        }
        rest = rest[match.range.upperBound...]
      }
    }
    return codes
  }

  /// A code of spine surgery or injection in parentheses, before a level or an operation, or in a list
  /// of such: "(63030)", "22634 at L5-S1", "22633 L4-5; 63052".
  private static func isSpine(_ code: Substring, in sentence: Substring) -> Bool {
    guard let number = Int(asPrinted(code)), isOfSpine(number) else {
      return false
    }
    let before = sentence[..<code.startIndex]
    // ZIP codes of the same numbers stand behind a state.
    guard before.firstMatch(of: RequestPattern.placeBefore) == nil else { return false }
    let behind = sentence[code.endIndex...]
    // "22551 22552 22845": a list of such.
    let next = behind.prefixMatch(of: RequestPattern.nextCode)?.output.1
    let last = before.firstMatch(of: RequestPattern.lastCode)?.output.1
    if [next, last].contains(where: { $0.flatMap { Int($0) }.map(isOfSpine) == true }) {
      return true
    }
    if before.firstMatch(of: RequestPattern.rulingLabel) != nil
      || before.firstMatch(of: RequestPattern.subject) != nil
    {
      return true
    }
    // "L5-S1 LAMINOTOMY 63030".
    if before.suffix(24).firstMatch(of: Self.operationAtEnd) != nil { return true }
    // "Lumbar laminectomy L4-L5, 63047".
    if before.suffix(40).firstMatch(of: operations) != nil,
      before.firstMatch(of: RequestPattern.opening) != nil
    {
      return true
    }
    if before.last == "(", behind.first == ")" || behind.first == "," { return true }
    if before.firstMatch(of: RequestPattern.levelBefore) != nil { return true }
    let near = behind.prefix(40)
    return near.prefixMatch(of: RequestPattern.levelBehind) != nil
      || near.prefixMatch(of: RequestPattern.ruledBehind) != nil
      || near.firstMatch(of: operations) != nil
      || before.firstMatch(of: RequestPattern.codeBefore) != nil
  }

  /// "63047   REMOVE SPINE LAMINA": a code that begins its line, with words, a count or a gap behind it.
  private static func isHeadOfRow(_ code: Substring, _ source: LetterText) -> Bool {
    guard let number = Int(asPrinted(code)), isOfSpine(number),
      let index = source.lines.lastIndex(where: { $0.startIndex <= code.startIndex })
    else { return false }
    let line = source.lines[index]
    let isFirst = line[..<code.startIndex].wholeMatch(of: RequestPattern.rowStart) != nil
    // A ZIP code may stand on the line below its state.
    return isFirst && !line[code.endIndex...].allSatisfy(\.isWhitespace)
      && (index == 0 || source.lines[index - 1].firstMatch(of: RequestPattern.stateAtEnd) == nil)
  }

  private static func isSpine(_ code: Substring) -> Bool {
    Int(asPrinted(code)).map(isOfSpine) ?? true
  }

  private static func isOfSpine(_ number: Int) -> Bool { spine.contains { $0.contains(number) } }

  private static let spine: [ClosedRange<Int>] = [
    20930...20938, 22010...22899, 62263...62380, 63001...63308, 63650...63688, 64479...64495,
    // Facet and basivertebral nerves, sacroiliac joints.
    64624...64636, 27278...27280,
  ]

  private static func namesOperation(after code: Substring, in sentence: Substring) -> Bool {
    let before = LetterText.trimmed(sentence[..<code.startIndex])
    guard before.isEmpty || before == "-" || before == "•" || before == "*" else { return false }
    return sentence[code.endIndex...].firstMatch(of: operations) != nil
  }

  nonisolated(unsafe) static let operations =
    /(?i)\b(?:laminectom\w*|laminotom\w*|arthrodesis|fusion|discectom\w*|microdiscectom\w*|decompression|arthroplast\w*|instrumentation|injections?|stimulator|foraminotom\w*|facetectom\w*|corpectom\w*|ablation|TLIF|PLIF|ALIF|ACDF|kyphoplasty|vertebroplasty|interspinous|spacers?|epidurals?|allograft|autograft|(?:disc|disk|joint)\s+replacement)\b/

  nonisolated(unsafe) private static let operationAtEnd =
    /(?i)(?:laminectomy|laminotomy|arthrodesis|fusion|discectomy|decompression|arthroplasty|foraminotomy|injection|epidural)\s+$/

  private static func diagnosisCodes(_ source: LetterText) -> [Substring] {
    source.sentences.flatMap { sentence -> [Substring] in
      let isLabelled = sentence.firstMatch(of: RequestPattern.diagnosisLabel) != nil
      return sentence.matches(of: RequestPattern.diagnosisCode).map(\.output)
        .filter { code in
          code.contains(".")
            ? isLabelled || "MSG".contains(code.prefix(1))
            : isLabelled && code.wholeMatch(of: RequestPattern.categoryCode) != nil
              && !"CTL".contains(code.prefix(1))
        }
    }
  }
}
