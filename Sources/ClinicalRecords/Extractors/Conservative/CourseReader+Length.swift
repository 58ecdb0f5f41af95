import Claims

/// How long a treatment was had.
extension CourseReader {
  func readLength(
    into mention: inout Mention, at range: Range<Int>, window: TreatmentWindow,
    relief: StatedLength?
  ) {
    let after = note.durations.lengths(in: window.near)
      .first {
        !isOfSymptom($0.tokens) && $0.length != relief && $0.length.unit != .hours
          && !isOfNext($0.tokens, behind: range, window: window)
          && !(isPlanned($0.tokens) && isBegun(range))
      }
    let before = note.durations.lengths(in: window.before).last { length in
      length.length.unit != .hours && leads(length.tokens.upperBound, to: range.lowerBound)
    }
    guard let length = (before ?? after)?.length else {
      readBareCount(into: &mention, window: window)
      return
    }
    if let weeks = length.leastWeeks {
      mention.details[.weeks] = .number(weeks, unit: "weeks")
    } else {
      mention.details[.weeks] = .choice("vague")
    }
  }

  /// "Started PT (2x/wk planned x 6 wks)": how long it is to go on, not how long it went.
  private func isPlanned(_ length: Range<Int>) -> Bool {
    note.tokens[max(0, length.lowerBound - 3)..<length.lowerBound].contains { $0.text == "planned" }
  }

  private func isBegun(_ range: Range<Int>) -> Bool {
    [.started, .ongoing].contains(note.treatmentStatus(of: range))
  }

  /// "Ibuprofen and a six-day steroid pack": the six days are those of what follows.
  private func isOfNext(
    _ length: Range<Int>, behind name: Range<Int>, window: TreatmentWindow
  ) -> Bool {
    guard let index = note.sentence(at: name.lowerBound),
      window.after.upperBound < note.sentences[index].tokens.upperBound,
      note.tokens[name.upperBound..<length.lowerBound].contains(where: {
        ["and", ",", "plus"].contains($0.text)
      })
    else { return false }
    return leads(length.upperBound, to: window.after.upperBound)
  }

  /// "x 6" with nothing behind it: visits or weeks, which one is not said.
  private func readBareCount(into mention: inout Mention, window: TreatmentWindow) {
    guard let x = window.near.first(where: { note.tokens[$0].text == "x" }),
      x - window.near.lowerBound < 3, x + 1 < window.near.upperBound,
      let count = note.tokens[x + 1].number,
      x + 2 >= window.near.upperBound || !Self.counted.contains(note.tokens[x + 2].text)
    else { return }
    mention.details[.bareCount] = .number(count, unit: "visits or weeks")
  }

  /// "6 weeks of", "a 6-week course of", "6 wks PT", "completed six weeks of supervised".
  func leads(_ index: Int, to name: Int) -> Bool {
    let between = note.tokens[index..<max(index, name)]
    return between.count <= 5
      && between.allSatisfy { token in
        Self.links.contains(token.text)
      }
  }

  /// "back pain for 6 months" beside a treatment tells the pain's length.
  private func isOfSymptom(_ tokens: Range<Int>) -> Bool {
    note.tokens[max(0, tokens.lowerBound - 4)..<tokens.lowerBound].contains { token in
      ["pain", "symptoms", "numbness", "weakness", "lbp"].contains(token.text)
    }
  }

  private static let counted: Set<String> = [
    "visits", "sessions", "visit", "weeks", "wks", "months", "/", "days", "-", "to", "treatments",
    "more", "additional", "'", "min", "mins", "minutes", "reps", "sets",
  ]
  private static let links: Set<String> = [
    "of", "course", "courses", "supervised", "formal", "outpatient", "in", "person", "-", "trial",
    "a", "program", "structured", "intensive", "skilled", "aquatic", "the", "long", "lumbar",
    "cervical", "home", "daily", "oral", "regular", "directed", "provider", "physician",
    "treatment", "worth", "consistent", "consecutive", "guided", "therapist",
    "virtual", "telehealth", "online", "video", "pool", "water", "weekly", "twice", "land", "based",
  ]
}
