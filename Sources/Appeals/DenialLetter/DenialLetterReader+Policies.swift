import ClinicalRecords

extension DenialLetterReader {
  /// Policies by identifier; where there is none, the phrase that names one.
  func readPolicies(_ source: LetterText, _ letter: inout DenialLetter) {
    var found = source.text.matches(of: Pattern.identifiers).map(\.output)
    if found.isEmpty { found = source.text.matches(of: Pattern.bracketed).map(\.output.1) }
    if found.isEmpty {
      found = source.text.matches(of: Pattern.named).map(\.output.1)
      // "... meet Spine Fusion Policy HF-220": a policy with its number names itself.
      if found.isEmpty {
        found = source.text.matches(of: Pattern.numbered).map(\.output)
        if found.isEmpty { found = source.text.matches(of: Pattern.applied).map(\.output.1) }
        if found.isEmpty { found = source.text.matches(of: Pattern.titled).map(\.output.1) }
      }
    }
    if found.isEmpty {
      let labels: Set = [
        "guideline", "guideline used", "criteria used", "medical policy",
      ]
      found = source.fields(labels).map(\.value)
    }
    for words in found {
      let name = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      // "Guideline 421" beside "Evolent Clinical Guideline 421" is the same.
      guard !letter.policies.contains(where: { $0.value.hasSuffix(name) }) else { continue }
      letter.policies.append(source.stated(name, words))
    }
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let identifiers =
    /(?:Clinical\s+Policy\s+Bulletin(?:\s*\(CPB\))?|\bCPB)\s*(?:[Nn]umber|[Nn]o\.?|#|:)*\s*\d{4}\b|\bCMM-\d{3}(?:\.\d+)*|\bLCD\s*\(?L\d{5}\)?|\bL\d{5}\b|\bNCD\s*\(?\d{2,3}\.\d+\)?|\bCG-SURG-\d+|\bC[PM]\.MP\.\d{2,3}\b|\bMP\s?\d{3}\b|\bMP\s+\d{1,2}\.\d{2}\.\d{2,3}\b|\bNIA_CG_\d{2,4}\b|\bSUR\d{3}\.\d{3}\b|\bSURG\.\d{5}\b|\bMSK\d{2}\b|\bCAM\s?\d{3}(?:[A-Z]{1,2})?\b|\b20\d{2}T\d{4}[A-Z]{1,2}\b|\bMCG\b[^.]{0,70}?\b[A-Z]-\d{3,4}\b|\b(?:InterQual|INTERQUAL|MCG|Milliman)\b(?:®)?(?:[ \t]+\d{4})?(?:[ \t]+(?:[Gg]uidelines?|[Cc]riteria)?[ \t]*[A-Z]-?\d{3,4}\b)?|\bORG:\s*[A-Z]-\d{3,4}\b|\bS-\d{3,4}\b|\bTRICARE\s+Policy\s+Manual(?:,?\s+Chapter\s+\d+(?:,?\s+Section\s+\d+(?:\.\d+)?)?)?|\bMTUS(?:\/ACOEM)?|\bACOEM\b|\bODG\b/
  /// "Our Lumbar Discectomy policy (SUR-0114)".
  nonisolated(unsafe) static let bracketed =
    /(?:[Pp]olicy|[Gg]uideline)\s+\(([A-Z]{2,5}[-.]\d{3,4})\)/
  nonisolated(unsafe) static let named =
    /(?:[Bb]ased\s+on|[Uu]sed|[Cc]alled|[Aa]ccording\s+to|[Uu]nder|[Uu]sing|[Aa]ppl(?:ied|ying)|\bin|[Pp]er|[Cc]riteria\s+(?:of|from)|set\s+forth\s+in|[Ff]ollows)\s+(?:our\s+|the\s+)?([A-Z](?:[A-Za-z&'’\/ -]|\n[A-Z]){2,60}?\n?(?:[Pp]olicy|[Gg]uidelines?|[Cc]riteria|[Bb]ulletin)(?:[:,]\s+(?:[A-Z][a-z]+[ \t]){1,3}[A-Z][a-z]+|[ \t]+(?:[Nn]umber[ \t]+|#[ \t]*)?[A-Z]*-?\d[\w.-]*\w)?)/
  nonisolated(unsafe) static let numbered =
    /\b(?!The\s|Our\s|This\s|Under\s|Per\s|By\s|In\s)(?:[A-Z][A-Za-z&'’-]+\s(?:of[ \t]+)?){0,4}(?:(?:[Pp]olicy|[Gg]uideline)[ \t]+(?:[A-Z]{1,4}(?:[-.][A-Z]{1,4})*[-.]?\d{1,4}(?:\.\d+)*|\d[A-Z]-\d{1,2}(?:\.\d+)?|\d{1,2}\.\d{2}\.\d{2,3})|Guideline[ \t]+\d{2,4})\b/
  nonisolated(unsafe) static let applied =
    /\b(?:[Gg]uideline|[Pp]olicy|[Cc]riteria)(?:[ \t]+(?:used|applied))?(?:,|:)?\s+((?:[A-Z][\w&'’-]*\s+){1,6}[A-Z]{2,4}-\d{1,4}|(?:Surgery|Medicine|Radiology|Durable\s+Medical\s+Equipment)[ \t]+(?:[Nn]o\.?[ \t]+)?\d{2,3})\b/
  nonisolated(unsafe) static let titled =
    /\b(?:[Pp]olicy|[Gg]uideline|[Cc]riteria)(?:,|\s+(?:titled|called))?\s+["“]([^"”]{6,90})["”]/
}
