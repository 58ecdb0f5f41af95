import ClinicalRecords

/// A letter may say everything again in Spanish; what it says in English is quoted once.
extension DenialLetterReader {
  /// Each run of words up to where it begins anew in Spanish; a letter in Spanish alone stays as it is.
  static func withoutTranslation(_ found: [Substring], _ source: LetterText) -> [Substring] {
    let english = found.compactMap { words -> Substring? in
      let kept = LetterText.sentences(of: words).prefix { !isSpanish($0) }
      guard let last = kept.last else { return nil }
      return source.text[words.startIndex..<last.endIndex]
    }
    return english.isEmpty ? found : english
  }

  /// By the small words of both languages, of which "no" is in each.
  private static func isSpanish(_ sentence: Substring) -> Bool {
    var (spanish, english) = (0, 0)
    for word in sentence.lowercased().split(whereSeparator: { !$0.isLetter }) {
      if spanishWords.contains(String(word)) { spanish += 1 }
      if englishWords.contains(String(word)) { english += 1 }
    }
    return english == 0 ? spanish > 1 : spanish > 2 && spanish > english
  }

  private static let spanishWords: Set = [
    "el", "la", "los", "las", "de", "del", "que", "por", "para", "su", "sus", "con", "una", "un",
    "es", "se", "si", "ni", "lo", "esta", "este", "porque", "usted", "tiene", "fue", "nuestra",
    "nuestro", "en", "y", "o",
  ]
  private static let englishWords: Set = [
    "the", "of", "and", "to", "for", "that", "this", "is", "was", "are", "not", "your", "you",
    "our", "in", "it", "or", "by", "with", "does", "do", "has", "have", "we",
  ]
}
