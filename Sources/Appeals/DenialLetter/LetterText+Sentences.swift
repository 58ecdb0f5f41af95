extension LetterText {
  /// The sentences of a paragraph: lines run on, unless the next is an item or a labelled field.
  static func sentences(of paragraph: Substring) -> [Substring] {
    var sentences: [Substring] = []
    var start = paragraph.startIndex
    var index = start
    while index < paragraph.endIndex {
      let next = paragraph.index(after: index)
      if isEnd(at: index, of: paragraph[start...]) {
        sentences.append(trimmed(paragraph[start..<next]))
        start = next
      }
      index = next
    }
    sentences.append(trimmed(paragraph[start...]))
    return sentences.filter { !$0.isEmpty }
  }

  private static func isEnd(at index: Substring.Index, of text: Substring) -> Bool {
    let rest = text[text.index(after: index)...]
    switch text[index] {
    case ".", "!", "?":
      guard let next = rest.first, next.isWhitespace else { return false }
      let following = rest.first { !$0.isWhitespace }
      guard let following, !following.isLowercase else { return false }
      return text[index] != "." || !isAbbreviation(text[...index]) && !isCount(text[..<index])
    case "\"", "”":
      // "... of safety or worth." The consultant": a quotation that ends its sentence.
      guard let before = text[..<index].last, ".!?".contains(before),
        rest.first?.isWhitespace == true
      else { return false }
      return rest.first { !$0.isWhitespace }?.isUppercase == true
    case let character where character.isNewline:
      return rest.prefixMatch(of: Pattern.itemOrField) != nil
        || text[..<index].last == ":" || isHeading(text[..<index])
        || rest.first?.isUppercase == true && isRowOrField(text[..<index])
    default: return false
    }
  }

  /// "1", before the full stop that makes it an item.
  private static func isCount(_ words: Substring) -> Bool {
    let words = trimmed(words)
    return (1...2).contains(words.count) && words.allSatisfy(\.isNumber)
  }

  /// A line in capitals above what it heads.
  private static func isHeading(_ line: Substring) -> Bool {
    // What follows a full stop on its line is the rest of a text in capitals.
    line.first?.isWhitespace != true && line.contains(where: \.isLetter)
      && !line.contains(where: \.isLowercase) && line.count <= 60
      && !line.contains(where: \.isNewline)
  }

  /// "Order ID: 331900218", "CPT: 0275T   decompression   L4-L5": what ends with its line, no matter
  /// what the next begins with.
  private static func isRowOrField(_ text: Substring) -> Bool {
    let line = text.lastIndex(where: \.isNewline).map { text[text.index(after: $0)...] } ?? text
    return line.wholeMatch(of: Pattern.numberOrVerdict) != nil
      || line.firstMatch(of: Pattern.row) != nil
  }

  private static func isAbbreviation(_ text: Substring) -> Bool {
    let word = text.dropLast().suffix { $0.isLetter || $0 == "." }
    return word.count == 1 || abbreviations.contains(word.lowercased())
  }

  private static let abbreviations: Set<String> = [
    "dr", "mr", "mrs", "ms", "st", "no", "inc", "vs", "e.g", "i.e", "cal", "bus", "p.o", "u.s",
    "m.d", "d.o",
    "approx", "ext", "eff", "dept", "sec", "jr", "sr", "ave", "ste", "blvd", "p.m", "a.m", "co",
    "corp",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let itemOrField =
    /\s*(?:[-•*]\s|\d{1,2}[.)]\s|\d{5}\s+[A-Z]|[A-Z][A-Za-z0-9 \/()#-]{1,40}:)/
  nonisolated(unsafe) static let numberOrVerdict =
    /\s*[A-Z][A-Za-z0-9 \/()#-]{1,40}:\s*(?:[A-Z0-9-]*\d[A-Za-z0-9-]*|(?i:denied|approved|non-?certified|not\s+(?:approved|certified)|adverse))\s*/
  nonisolated(unsafe) static let row =
    /[^\s.:?!]\s{3,}\S|^\s*[A-Z][A-Za-z0-9 \/()#-]{1,40}:.*[^\s.:?!]\s{2,}\S/
}

extension Substring {
  /// The longest end of which every character holds.
  fileprivate func suffix(while holds: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, holds(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
