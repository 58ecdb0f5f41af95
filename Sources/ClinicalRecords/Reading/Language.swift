/// Notes in another language, of which nothing is read.
///
/// Its few words that look English ("no", "normal") would be read without the rest of the sentence.
enum Language {
  /// Whether the small words of a note are those of another language.
  static func isOther(_ note: MarkedNote) -> Bool {
    let words = note.tokens.filter { $0.kind == .word }.map(\.text)
    let letters = note.bytes.count { $0 > 0x40 }
    let strange = note.bytes.count { $0 >= 0xC4 }
    // Letters of another script take two bytes or more, of which the first says so.
    if letters > 40, strange * 4 > letters { return true }
    let others = words.count { foreign.contains($0) }
    return others >= 6 && others > 2 * words.count { english.contains($0) }
  }

  static func flags(_ notes: [MarkedNote]) -> [ReadingFlag] {
    notes.filter(isOther).map { note in
      ReadingFlag(
        .unread,
        "\(note.note.name) is not in English: nothing of it was read: get it translated")
    }
  }

  private static let english: Set<String> = [
    "the", "of", "with", "to", "is", "was", "for", "has", "she", "he", "patient", "pain", "left",
    "right", "at", "denies", "reports", "from", "and", "her", "his", "it", "not", "back", "leg",
  ]
  /// Of Spanish, German, French and Portuguese, none of them an English word.
  private static let foreign: Set<String> = [
    "el", "los", "las", "del", "que", "una", "por", "desde", "con", "sin", "dolor", "paciente",
    "y", "se", "ha", "pierna", "espalda", "derecha", "izquierda", "meses", "de", "la", "para",
    "der", "und", "mit", "von", "den", "dem", "ist", "nicht", "ein", "eine", "seit", "ohne",
    "\u{FC}ber", "im", "zu", "auf", "bei", "keine", "patientin", "das", "schmerzen", "monaten",
    "le", "les", "des", "et", "une", "du", "est", "avec", "dans", "pour", "depuis", "sans",
    "douleur", "jambe", "os", "com", "uma", "n\u{E3}o", "dor", "sem", "perna", "da", "em",
  ]
}
