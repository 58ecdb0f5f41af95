/// Tells PT the therapy from PT the patient, the clotting time, the artery and the title.
struct TherapyAbbreviation {
  let note: MarkedNote

  /// Names written out are always therapy.
  func isTherapy(_ range: Range<Int>) -> Bool {
    let tokens = note.tokens
    if isOfPapers(range) { return false }
    guard range.count == 1, tokens[range.lowerBound].text == "pt" else {
      return !isTherapistOnly(range)
    }
    let index = range.lowerBound
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    let before = index > 0 ? tokens[index - 1] : nil
    if let next, Self.notTherapy.contains(next.text) { return false }
    if next?.text == ":", isNameLine(from: index) { return false }
    if next?.text == ":", tokens[index].startsLine, note.isDialogue { return false }
    if next?.text != "c", let before, tokens[index].isUpperCase, Self.takes.contains(before.text) {
      return true
    }
    if let next, Self.patientVerbs.contains(next.text) { return false }
    if next?.text == "did", index + 3 < tokens.count, tokens[index + 2].text == "not",
      !Self.effects.contains(tokens[index + 3].text)
    {
      return false
    }
    if next?.text == "/", index + 2 < tokens.count, ["inr", "ptt"].contains(tokens[index + 2].text)
    {
      return false
    }
    if let before {
      if ["dp", "/", "tibial", "the", "this"].contains(before.text),
        before.text != "/" || isPulse(index)
      {
        return false
      }
      // ", PT, DPT": a title.
      if before.text == ",", before.gap == .none,
        next == nil || next?.text == "," || next?.gap ?? .line >= .line
      {
        return false
      }
      if ["by", "per"].contains(before.text) || isCompany(index) { return false }
      if before.text == "and", index > 1, tokens[index - 2].text == "dp" { return false }
    }
    if tokens[index].isUpperCase {
      return !isSubject(before: next, after: index + 2)
    }
    // "pt" in small letters is the patient, unless a word before it governs a treatment.
    return before.map { Self.governs.contains($0.text) } ?? false
  }

  /// "PT: DOE,JANE   DOB: JUN 17,1964": the patient's line.
  private func isNameLine(from index: Int) -> Bool {
    note.tokens[index + 1..<min(index + 12, note.tokens.count)].prefix { !$0.startsLine }
      .contains { ["dob", "birth", "ssn", "mrn"].contains($0.text) }
  }

  /// "PT is a 68 y/o": the patient, as "PT is ordered" is not.
  private func isSubject(before next: Token?, after index: Int) -> Bool {
    guard let next, ["is", "was", "has"].contains(next.text), index < note.tokens.count else {
      return false
    }
    let following = note.tokens[index]
    return following.kind == .number
      || ["a", "an", "here", "seen", "in", "back", "pain", "no", "the", "known"].contains(
        following.text)
  }

  /// "Walks 100 ft w PT today": beside whom, and no course.
  private func isCompany(_ index: Int) -> Bool {
    ["w", "with"].contains(note.tokens[index - 1].text)
      && note.tokens[max(0, index - 10)..<index - 1].contains { token in
        ["walk", "ambulat", "transfer", "mobiliz"].contains { token.text.hasPrefix($0) }
      }
  }

  private func isPulse(_ index: Int) -> Bool {
    index > 1 && ["dp", "at"].contains(note.tokens[index - 2].text)
  }

  /// "Insurance needs PT records", "records from Canyon PT not received" tell of papers.
  private func isOfPapers(_ range: Range<Int>) -> Bool {
    if range.upperBound < note.tokens.count,
      Self.papers.contains(note.tokens[range.upperBound].text)
    {
      return true
    }
    let sentence = note.tokens[note.sentenceTokens(around: range)].map(\.text)
    guard let paper = sentence.firstIndex(where: Self.papers.contains) else { return false }
    return sentence[paper...].prefix(4).contains("from")
      && sentence.contains { ["received", "requested", "faxed", "fax", "awaiting"].contains($0) }
  }

  private static let papers: Set<String> = ["records", "notes", "documentation", "paperwork"]

  /// "Her physical therapist called" names no course.
  private func isTherapistOnly(_ range: Range<Int>) -> Bool {
    note.tokens[range.upperBound - 1].text == "therapist"
  }

  /// "PT did not help" is the therapy; "PT did not apply resistance" the therapist.
  private static let effects: Set<String> = [
    "help", "improve", "provide", "relieve", "work", "change", "give", "resolve", "make", "last",
    "yield", "benefit", "alleviate", "reduce",
  ]
  private static let notTherapy: Set<String> = [
    "inr", "ptt", "pulse", "pulses", "artery", "tendon", "dpt", "seconds", "sec", "=",
  ]
  private static let patientVerbs: Set<String> = [
    "c", "complains", "states", "reports", "denies", "presents", "returns", "notes", "admits",
    "tolerated", "underwent", "instructed", "educated", "seen", "wants", "had", "declines",
    "declined", "refuses", "describes", "endorses", "feels", "says", "takes", "smokes", "lives",
    "walks", "will", "can", "cannot", "does", "c/o", "with", "who", "agrees", "understands",
  ]
  /// Words that a treatment follows and no patient does: "currently in PT with good relief".
  private static let takes: Set<String> = [
    "in", "did", "tried", "failed", "formal", "outpatient", "aquatic", "attended", "doing", "had",
    "supervised",
  ]
  private static let governs: Set<String> = [
    "to", "of", "did", "in", "from", "start", "started", "completed", "tried", "failed", "visits",
    "weeks", "wks", "home", "aquatic", "outpatient", "had", "begin", "began", "attended",
    "finished",
    "continue", "formal", "and", "virtual", "doing",
  ]
}
