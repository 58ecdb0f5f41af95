/// A transcript of a visit, its lines begun by who speaks:
///
/// ```
/// DR: Any trouble with your bladder?
/// PT: No.
/// ```
///
/// There "PT:" is the patient, and a finding that is asked after is what the answer makes of it.
enum Dialogue {
  /// Whether clinician and patient each speak twice or more.
  static func isOne(_ tokens: [Token]) -> Bool {
    let speakers = tokens.indices.filter { isSpeaker($0, in: tokens) }.map { tokens[$0].text }
    return speakers.count { clinicians.contains($0) } > 1
      && speakers.count { patients.contains($0) } > 1
  }

  private static func isSpeaker(_ index: Int, in tokens: [Token]) -> Bool {
    tokens[index].kind == .word && (index == 0 || tokens[index].startsLine)
      && index + 1 < tokens.count && tokens[index + 1].text == ":"
  }

  /// The "no" or "yes" that begins the patient's line behind a question; `nil` where neither does.
  static func reply(behind end: Int, in tokens: [Token]) -> Fact.Assertion? {
    guard end + 2 < tokens.count, isSpeaker(end, in: tokens), patients.contains(tokens[end].text)
    else { return nil }
    return answers[tokens[end + 2].text]
  }

  private static let clinicians: Set<String> = [
    "dr", "doctor", "md", "do", "np", "pa", "rn", "provider", "clinician", "physician", "surgeon",
    "interviewer", "nurse",
  ]
  private static let patients: Set<String> = ["pt", "patient"]
  private static let answers: [String: Fact.Assertion] = [
    "no": .absent, "nope": .absent, "never": .absent, "none": .absent, "yes": .present,
    "yeah": .present, "yep": .present,
  ]
}

extension MarkedNote {
  /// "Any trouble with your bladder?" and, on the patient's line behind it, "No".
  func replied(_ mention: Mention) -> Mention {
    guard isDialogue, mention.context.assertion == .possible, mention.status == nil,
      let index = sentence(at: firstToken(from: mention.words.lowerBound))
    else { return mention }
    let end = sentences[index].tokens.upperBound
    guard tokens[end - 1].text == "?", let reply = Dialogue.reply(behind: end, in: tokens) else {
      return mention
    }
    var mention = mention
    mention.context.assertion = reply
    // The answer is what vouches for it.
    let answer = sentence(at: end + 2).map { sentences[$0].tokens.upperBound } ?? end + 3
    mention.quote = quote(sentences[index].tokens.lowerBound..<answer)
    return mention
  }
}
