/// Effects of a medicine nobody wants, by which it was given up.
extension CourseReader {
  /// "Gabapentin (sedation)", "duloxetine 60 mg (nausea)": among what was tried, an ill effect in brackets
  /// right behind the name is why it was stopped.
  func readAdverseEffect(into mention: inout Mention, behind after: Range<Int>) {
    guard Medicines.concepts.contains(mention.concept),
      mention.status == .completed || mention.status == nil && mention.section != .medications,
      mention.context.assertion == .present,
      let open = after.prefix(4).first(where: { isOpening($0) }),
      let close = (open..<after.upperBound).prefix(8).first(where: { index in
        note.tokens[open].text == "("
          ? note.tokens[index].text == ")" : [",", ";", "."].contains(note.tokens[index].text)
      }),
      let effect = Self.effects.matches(in: note.tokens, range: open + 1..<close).first,
      !note.tokens[open..<effect.tokens.lowerBound].contains(where: {
        Self.denials.contains($0.text)
      })
    else { return }
    mention.status = .stoppedEarly
    let isWall = { (index: Int) in [",", ";", "("].contains(self.note.tokens[index].text) }
    let start = (open..<effect.tokens.lowerBound).last(where: isWall).map { $0 + 1 } ?? open + 1
    let end = (effect.tokens.upperBound..<close).first(where: isWall) ?? close
    mention.details[.reason] = .words([note.quote(start..<end).text])
  }

  /// "Lyrica (groggy)", "Lyrica - too groggy".
  private func isOpening(_ index: Int) -> Bool {
    note.tokens[index].text == "("
      || note.tokens[index].text == "-" && note.tokens[index].gap > .none
  }

  private static let denials: Set<String> = ["no", "without", "for", "denies", "not"]
  static let effects = PhraseTable<Bool>(lists: [
    (true, "sedat* | drows* | somnol* | sleepy | sleepiness | groggy | lethargy | fatigue | fog"),
    (true, "brain fog | confusion | confused | dizz* | lightheaded* | nausea | nauseated | vomit*"),
    (true, "gi upset | gi bleed* | gi side effect* | gi distress | gi intolerance | upset stomach"),
    (true, "stomach upset | gastritis | dyspepsia | heartburn | reflux | ulcer* | constipat*"),
    (true, "diarrhea | rash | hives | itch* | pruritus | swelling | edema | weight gain"),
    (true, "headache* | palpitations | mood change* | side effect* | intoleran* | not tolerated"),
    (
      true, "adverse reaction | allergic reaction | elevated creatinine | creatinine up | dry mouth"
    ),
  ])
}
