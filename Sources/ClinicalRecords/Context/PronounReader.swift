/// Tells whom "he" and "she" mean behind a relative: "Her brother has back problems. He had a fusion".
///
/// A pronoun of the relative's sex means the relative, in the same sentence and in those that follow
/// without a gap, until one speaks of somebody else. Where it could mean the patient as well, nothing
/// is claimed of the patient; but who reports, denies or rates in a chart is the patient.
struct PronounReader: Sendable {
  let tokens: [Token]
  let sentences: [Sentence]

  private struct Person {
    let cue: Cue
    let pronouns: Set<String>
  }

  /// The scopes with one more for each such pronoun.
  func carried(_ scopes: [[Scope]]) -> [[Scope]] {
    var scopes = scopes
    var person: Person?
    for (index, sentence) in sentences.enumerated() {
      if index > 0, !isNext(sentence, after: sentences[index - 1]) { person = nil }
      var found: [Scope] = []
      if let known = person {
        let scope = reach(of: known, in: sentence.tokens, isOpening: true)
        if let scope { found.append(scope) } else { person = nil }
      }
      if let last = scopes[index].last(where: { pronouns(of: $0) != nil }),
        let pronouns = pronouns(of: last)
      {
        let named = Person(cue: last.cue, pronouns: pronouns)
        person = named
        let rest = last.cueTokens.upperBound..<sentence.tokens.upperBound
        if let scope = reach(of: named, in: rest, isOpening: false) { found.append(scope) }
      }
      guard !found.isEmpty else { continue }
      scopes[index] = (scopes[index] + found)
        .sorted { $0.cueTokens.lowerBound < $1.cueTokens.lowerBound }
    }
    return scopes
  }

  /// Under the same heading, on the same line or the next.
  private func isNext(_ sentence: Sentence, after last: Sentence) -> Bool {
    sentence.section == last.section
      && tokens[sentence.tokens.lowerBound].line - tokens[last.tokens.upperBound - 1].line <= 1
  }

  /// From the pronoun to the next word that speaks of somebody else.
  private func reach(of person: Person, in range: Range<Int>, isOpening: Bool) -> Scope? {
    let others = Self.patientWords.union(Self.subjects.subtracting(person.pronouns))
    for index in range {
      let text = tokens[index].text
      if others.contains(text) || (!isOpening && Self.sayings.contains(text)) { return nil }
      let isOwner = isOpening && index == range.lowerBound && owner(text, person)
      guard isOwner || person.pronouns.contains(text) else { continue }
      let next = index + 1
      guard !tokens[next..<min(next + 2, range.upperBound)].contains(where: isOfPatient) else {
        return nil
      }
      let end = (next..<range.upperBound).first { others.contains(tokens[$0].text) }
      return Scope(
        cue: person.cue, cueTokens: index..<next, reach: next..<(end ?? range.upperBound))
    }
    return nil
  }

  /// "His fusion was at L4-5" at the head of a sentence.
  private func owner(_ text: String, _ person: Person) -> Bool {
    (text == "his" && person.pronouns.contains("he"))
      || (text == "her" && person.pronouns.contains("she"))
      || (text == "their" && person.pronouns.contains("they"))
  }

  private func isOfPatient(_ token: Token) -> Bool { Self.sayings.contains(token.text) }

  /// The pronouns of the relative that a cue names; `nil` for other cues and for headings.
  private func pronouns(of scope: Scope) -> Set<String>? {
    guard scope.cue == .family || scope.cue == .other else { return nil }
    return tokens[scope.cueTokens].lazy.compactMap { token in
      let name = token.text.hasSuffix("'s") ? String(token.text.dropLast(2)) : token.text
      return Self.persons[name]
    }.first
  }

  private static let subjects: Set<String> = ["he", "she", "they", "i", "we"]
  private static let patientWords: Set<String> = [
    "patient", "pt", "patient's", "mr", "mrs", "ms", "claimant",
  ]
  private static let sayings: Set<String> = [
    "reports", "reported", "complains", "complained", "denies", "denied", "states", "stated",
    "says",
    "said", "presents", "presented", "describes", "described", "rates", "rated", "endorses",
    "endorsed", "notes", "noted", "admits", "believes", "feels", "wishes",
  ]
  private static let persons: [String: Set<String>] = {
    let men = [
      "brother", "father", "dad", "uncle", "grandfather", "grandson", "nephew", "stepfather",
      "husband", "boyfriend", "son",
    ]
    let women = [
      "sister", "mother", "mom", "mum", "grandma", "aunt", "grandmother", "granddaughter", "niece",
      "stepmother",
      "wife", "girlfriend", "daughter",
    ]
    let either = [
      "twin", "cousin", "sibling", "grandparent", "spouse", "partner", "roommate", "friend",
      "coworker", "neighbor", "member",
    ]
    let many = ["parents", "siblings", "relatives", "grandparents", "members"]
    var persons: [String: Set<String>] = [:]
    for name in men { persons[name] = ["he"] }
    for name in women { persons[name] = ["she"] }
    for name in either { persons[name] = ["he", "she", "they"] }
    for name in many { persons[name] = ["they"] }
    return persons
  }()
}
