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
  static let answers: [String: Fact.Assertion] = [
    "no": .absent, "nope": .absent, "never": .absent, "none": .absent, "yes": .present,
    "yeah": .present, "yep": .present,
  ]
}

extension MarkedNote {
  /// "Any trouble with your bladder?" and, on the patient's line behind it, "No"; "Smoker? No.",
  /// "Hx of L5-S1 fusion? NO": what is asked is what the answer makes of it.
  func replied(_ mention: Mention) -> Mention {
    let first = firstToken(from: mention.words.lowerBound)
    guard let index = sentence(at: first) else { return mention }
    let end = sentences[index].tokens.upperBound
    guard tokens[end - 1].text == "?" else { return mention }
    let ofPatient =
      isDialogue && mention.context.assertion == .possible && mention.status == nil
      ? Dialogue.reply(behind: end, in: tokens) : nil
    guard let reply = ofPatient ?? plainAnswer(to: first..<end) else { return mention }
    var mention = mention
    mention.context.assertion = reply
    if reply == .absent, mention.concept == .tobacco {
      (mention.value, mention.context.assertion) = (.choice("none now"), .present)
    }
    if reply == .absent, mention.status != nil { mention.status = .never }
    // The answer is what vouches for it.
    let place = ofPatient == nil ? end : end + 2
    let answer = sentence(at: place).map { sentences[$0].tokens.upperBound } ?? place + 1
    mention.quote = quote(sentences[index].tokens.lowerBound..<answer)
    return mention
  }

  /// The "no" or "yes" right behind a question whose last words are the mention; "had a fusion in 2019,
  /// did it help? No" asks for something else.
  private func plainAnswer(to asked: Range<Int>) -> Fact.Assertion? {
    let end = asked.upperBound
    guard asked.count <= 6, end < tokens.count, !tokens[end].startsLine,
      tokens[asked].allSatisfy({ ![",", ";", ":", "help", "helped"].contains($0.text) }),
      end + 1 == tokens.count || tokens[end + 1].startsLine || tokens[end + 1].kind == .sign
    else { return nil }
    return Dialogue.answers[tokens[end].text]
  }
}
