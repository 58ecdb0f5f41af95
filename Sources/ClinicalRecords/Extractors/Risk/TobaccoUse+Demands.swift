/// What a note asks of the patient, which is no habit told.
extension TobaccoUse {
  /// "No lifting over 10 lbs. No smoking.", and in a plan "quit smoking x 6 wks before": what a
  /// patient is told to do.
  func isInstruction(_ words: Range<Int>, _ sentence: Sentence, _ note: MarkedNote) -> Bool {
    let text = note.tokens[words].map(\.text)
    if sentence.section == .plan, words.lowerBound == sentence.tokens.lowerBound,
      ["quit", "stop"].contains(text.first)
    {
      return note.dates.spans(in: sentence.tokens).isEmpty
    }
    guard text == ["no", "smoking"], sentence.section != .social else { return false }
    return words.lowerBound == sentence.tokens.lowerBound && sentence.tokens.count <= 3
      && sentence.heading.map { heading in
        !note.tokens[heading].contains { ["tobacco", "smoking", "social"].contains($0.text) }
      } ?? true
  }

  func isIntent(_ words: Range<Int>, _ tokens: [Token]) -> Bool {
    guard ["quit", "quitting"].contains(tokens[words.lowerBound].text) else { return false }
    let before = words.lowerBound > 0 ? tokens[words.lowerBound - 1].text : ""
    let next = words.upperBound < tokens.count ? tokens[words.upperBound].text : ""
    // "Quit date: 6/1/2014", a line of the chart.
    let isLabel =
      next == "date" && words.upperBound + 2 < tokens.count
      && tokens[words.upperBound + 1].text == ":" && tokens[words.upperBound + 2].kind == .number
    return ["to", "will", "not", "must", "should", "ready", "cannot", "can't", "never"].contains(
      before)
      || (next == "date" && before != "his" && before != "her" && !isLabel)
  }

  /// "Cotinine <2 ng/mL, <10 nonsmoker": the range of a laboratory.
  func isOfReference(_ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    tokens[sentence].contains { ["ng", "reference"].contains($0.text) }
  }

  /// "TLIF after 6 wks tobacco free": what has to be first.
  func isDemand(_ words: Range<Int>, _ sentence: Sentence, _ tokens: [Token]) -> Bool {
    guard tokens[words.upperBound - 1].text == "free" else { return false }
    return sentence.section == .plan
      || tokens[max(sentence.tokens.lowerBound, words.lowerBound - 5)..<words.lowerBound].contains {
        ["after", "until", "once", "must", "be", "when", "if", "remain", "stay"].contains($0.text)
      }
  }
}
