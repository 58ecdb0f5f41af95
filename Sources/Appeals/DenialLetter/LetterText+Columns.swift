/// Fields that are told by their place in a table, not by a colon.
extension LetterText {
  /// "Auth ID      TS-4410-2299": a portal prints labels without a colon, parted from their values by
  /// a wide gap.
  static func printedPairs(_ parts: [Substring], in text: String) -> [Field] {
    zip(parts, parts.dropFirst()).compactMap { label, value in
      let (label, value) = (trimmed(label), trimmed(value))
      guard isLabel(label), !value.contains(":"),
        !isLabel(value), label.lowercased() != "date" || isDate(value),
        // "Patient    Requesting provider" heads two columns.
        !namesPerson(label)
          || (value.contains(" ") && value.firstMatch(of: Pattern.otherParty) == nil)
      else { return nil }
      return Field(
        label: normalised(label), value: value, words: text[label.startIndex..<value.endIndex])
    }
  }

  /// Titles above their cells, "Enrollee     Medicaid ID" and below them a name and a number: fields
  /// without a word of where they part.
  static func headedCells(_ titles: [Substring], _ cells: [Substring]) -> [Field] {
    guard titles.count > 1, titles.count == cells.count,
      !cells.contains(where: { $0.contains(":") || isLabel(trimmed($0)) }),
      !titles.contains(where: { $0.contains(where: \.isNumber) || $0.contains(":") })
    else { return [] }
    return zip(titles, cells).compactMap { title, cell in
      let (title, cell) = (trimmed(title), trimmed(cell))
      guard isLabel(title), title.lowercased() != "date" || isDate(cell) else { return nil }
      return Field(label: normalised(title), value: cell, words: cell)
    }
  }

  /// Whether it is the name of something, not its value.
  static func isLabel(_ words: Substring) -> Bool { printedLabels.contains(words.lowercased()) }

  private static func isDate(_ value: Substring) -> Bool {
    dates(in: value).first?.words.startIndex == value.startIndex
  }

  private static func namesPerson(_ label: Substring) -> Bool {
    persons.contains(label.lowercased())
  }

  private static let persons: Set<String> = [
    "member", "member name", "patient", "patient name", "insured", "enrollee", "enrollee name",
    "injured worker", "injured employee", "claimant", "beneficiary",
  ]

  private static let printedLabels: Set<String> = [
    "date", "auth id", "authorization id", "authorization number", "auth number", "auth #",
    "case id", "request number", "request id", "your id",
    "case number", "reference number", "reference id", "tracking number", "claim number",
    "claim id", "claim no.", "member", "member name", "member id", "member number", "patient",
    "patient name", "patient id", "enrollee", "enrollee name", "enrollee id", "medicaid id",
    "injured worker", "injured employee", "claimant", "beneficiary", "subscriber id",
    "dob", "date of birth", "decision date", "determination date", "status date", "denial date",
    "notice date", "letter date", "date of notice", "date of letter", "date of service",
    "service date", "lob", "line of business",
    "health plan", "plan name", "payer", "insured",
  ]
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let otherParty =
    /(?i)\b(?:provider|physician|practitioner|facility|practice|prescriber)s?$/
}
