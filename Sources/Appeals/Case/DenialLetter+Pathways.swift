import ClinicalRecords
public import MedicalPolicies

extension DenialLetter {
  /// Those of a policy's pathways that the letter speaks of, by the section's number or by words of
  /// its reasons that only one of them has; empty where it does not tell.
  public func pathways(spokenOfAmong pathways: [Pathway]) -> [Pathway] {
    guard pathways.count > 1 else { return [] }
    let text = Self.numbered(self.text)
    let bySection = pathways.filter { Self.stands($0.section, in: text) }
    let isTold = !bySection.isEmpty && bySection.count < pathways.count
    let pool = isTold || bySection.count == pathways.count ? bySection : pathways
    guard pool.count > 1 else { return pool }
    if let one = pathway(byWordsAmong: pool) { return [one] }
    return isTold ? bySection : []
  }

  /// The one pathway whose condition the reasons describe in two words or more that no other has.
  private func pathway(byWordsAmong pathways: [Pathway]) -> Pathway? {
    let said = reasons.map { Self.stems($0.text) }.reduce(into: Set<String>()) { $0.formUnion($1) }
    let words = pathways.map(Self.words)
    let counts = words.indices.map { index in
      let others = words.indices.filter { $0 != index }.map { words[$0] }
      return others.reduce(words[index]) { $0.subtracting($1) }.intersection(said).count
    }
    guard let most = counts.max(), most >= 2, counts.count(where: { $0 == most }) == 1 else {
      return nil
    }
    return counts.firstIndex(of: most).map { pathways[$0] }
  }

  /// What a pathway calls its condition, and how it tells it.
  private static func words(of pathway: Pathway) -> Set<String> {
    let labels = pathway.root.criteria.filter { $0.type.isOfCondition }.map(\.label)
    return stems(([pathway.indication] + labels).joined(separator: " "))
  }

  /// The beginnings of the longer words, so that "films" is "film".
  private static func stems(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter }.filter { $0.count > 4 }.map { String($0.prefix(5)) })
  }

  /// Words and numbers such as `609.4`, without what stands around them.
  private static func numbered(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
      .map { word in String(word.reversed().drop { $0 == "." }.reversed()) }
  }

  /// Whether a section stands in a text: by its number where that has parts (`609.4`), else by all its
  /// words where there is a number among several; a letter or a word alone says nothing.
  private static func stands(_ section: String, in text: [String]) -> Bool {
    let words = numbered(section)
    let numbers = words.filter { $0.contains(where: \.isNumber) }
    if let number = numbers.first(where: { $0.contains(".") }) { return text.contains(number) }
    guard !numbers.isEmpty, words.count > 1, text.count >= words.count else { return false }
    return (0...(text.count - words.count)).contains { start in
      text[start..<(start + words.count)].elementsEqual(words)
    }
  }
}
