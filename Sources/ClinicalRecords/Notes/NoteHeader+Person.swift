import Claims

/// Who a note is of: the name behind its label or in the boxes of a form, and the sex.
extension NoteHeader {
  static func name(in tokens: [Token], bytes: [UInt8]) -> String? {
    if let name = boxedName(in: tokens.prefix(150), bytes) { return name }
    for match in nameLabels.matches(in: tokens, range: 0..<min(tokens.count, 150)) {
      var index = match.tokens.upperBound
      // "Name (Last, First, Middle): Stone, Ann".
      if index < tokens.count, tokens[index].text == "(",
        let close = tokens[index...].prefix(9).firstIndex(where: { $0.text == ")" })
      {
        index = close + 1
      }
      let first = match.tokens.lowerBound
      guard index < tokens.count, tokens[index].text == ":",
        tokens[first].startsLine || tokens[first].text == "patient" && isField(at: first, tokens)
      else { continue }
      index += 1
      let start = index
      while index < tokens.count, index < start + 6, !tokens[index].startsLine,
        tokens[index].kind == .word || [",", ".", "-"].contains(tokens[index].text),
        !labelWords.contains(tokens[index].text),
        birthLabels.match(at: index, in: tokens, before: tokens.count) == nil
      {
        index += 1
      }
      // "RE: Ingrid Stone, DOB 1/2/1944": the comma is not of the name.
      while index > start, tokens[index - 1].text == "," { index -= 1 }
      // "PATIENT: The patient is a ..." names nobody.
      let words = tokens[start..<index].filter { $0.kind == .word }
      guard index > start, words.allSatisfy(\.isCapitalised),
        !["the", "this", "a", "is"].contains(tokens[start].text),
        match.value || isBirth(behind: index, tokens)
      else { continue }
      let range = tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound
      return String(decoding: bytes[range], as: UTF8.self)
    }
    return nil
  }

  /// "RE: Priya Raman, DOB 6/17/1964", "Pt: Doe | 41F | DOB": a subject may be a matter, and a PT a
  /// therapist, but where a birth follows in the line.
  private static func isBirth(behind index: Int, _ tokens: [Token]) -> Bool {
    let line =
      index..<(tokens[index...].dropFirst().firstIndex(where: \.startsLine) ?? tokens.count)
    return !birthLabels.matches(in: tokens, range: line).isEmpty
  }

  /// "PROCEDURE NOTE  04/08/2026  Stone, Beatrix  07/07/1966": behind a name in the first lines a day so
  /// long before the note's is the birth.
  static func birthBehindName(in dates: DateReader, before day: CalendarDay) -> CalendarDay? {
    let tokens = dates.tokens
    guard birthLabels.matches(in: tokens, range: tokens.indices).isEmpty else { return nil }
    let fourth = tokens.indices.filter { tokens[$0].startsLine }.dropFirst(3).first
    let found = dates.spans(in: 0..<min(fourth ?? tokens.count, 60)).compactMap {
      span -> CalendarDay? in
      let first = span.tokens.lowerBound
      guard let birth = span.date.day, birth.civil.year + 15 < day.civil.year, first > 2,
        tokens[first - 1].kind == .word, tokens[first - 1].isCapitalised,
        tokens[first - 2].text == ",", tokens[first - 3].isCapitalised
      else { return nil }
      return birth
    }
    return found.count == 1 ? found[0] : nil
  }

  /// "Last SORIANO First MIGUEL", "Last Name: Smith  First Name: John": the boxes of a form, on one line
  /// or on two.
  private static func boxedName(in tokens: ArraySlice<Token>, _ bytes: [UInt8]) -> String? {
    guard let last = box("last", in: tokens, bytes), let first = box("first", in: tokens, bytes)
    else { return nil }
    return last + ", " + first
  }

  /// The capitalised words in the box of a name, to the next label.
  private static func box(_ label: String, in tokens: ArraySlice<Token>, _ bytes: [UInt8])
    -> String?
  {
    let places = tokens.indices.filter { tokens[$0].text == label }
    for place in places {
      var start = place + 1
      let isNamed = start < tokens.endIndex && tokens[start].text == "name"
      if isNamed { start += 1 }
      let hasColon = start < tokens.endIndex && tokens[start].text == ":"
      if hasColon { start += 1 }
      let isBare = !isNamed && !hasColon
      // "Last seen", "First visit": a bare label has to stand where a box does.
      guard !isBare || tokens[place].isCapitalised else { continue }
      let words = tokens[min(start, tokens.endIndex)...].prefix(4).prefix { token in
        token.isCapitalised && token.kind == .word && !boxLabels.contains(token.text)
          && (token.gap < .line || token.range.lowerBound == tokens[start].range.lowerBound)
      }
      guard !words.isEmpty else { continue }
      return words.map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: " ")
    }
    return nil
  }

  private static let boxLabels: Set<String> = labelWords.union([
    "last", "first", "middle", "mi", "m", "suffix", "name", "patient", "m.i", "prefix", "maiden",
  ])

  /// Whether the label alone says that a patient's name follows.
  private static let nameLabels = PhraseTable<Bool>(lists: [
    (
      true,
      "patient | patient name | name of patient | name | pt name | examinee | re patient | employee"
    ),
    (false, "pt | re"),
  ])
  private static let labelWords: Set<String> = [
    "dob", "date", "mrn", "sex", "gender", "age", "account", "id", "birth", "acct", "phone",
  ]

  static func sex(in tokens: [Token]) -> Patient.Sex? {
    for index in tokens.indices.prefix(4000) {
      let text = tokens[index].text
      if ["sex", "gender"].contains(text), index + 2 < tokens.count, tokens[index + 1].text == ":" {
        if let sex = sexes[tokens[index + 2].text] { return sex }
      }
      guard ["old", "yo", "y"].contains(text), isAge(before: index, in: tokens) else { continue }
      for word in tokens[(index + 1)...].prefix(7) {
        if let sex = sexes[word.text], word.text.utf8.count > 1 || word.isUpperCase { return sex }
        if [".", ";", "mother", "father", "brother", "sister"].contains(word.text) { break }
      }
    }
    return nil
  }

  /// "68-year-old", "68 yo", "68 y/o".
  private static func isAge(before index: Int, in tokens: [Token]) -> Bool {
    tokens[max(0, index - 4)..<index].contains { ($0.integer ?? 0) >= 15 }
  }

  private static let sexes: [String: Patient.Sex] = [
    "female": .female, "f": .female, "woman": .female, "lady": .female,
    "male": .male, "m": .male, "man": .male, "gentleman": .male,
  ]
}
