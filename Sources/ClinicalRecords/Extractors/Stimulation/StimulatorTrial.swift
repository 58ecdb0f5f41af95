import Claims

extension Concept {
  static let stimulatorTrial = Concept("stimulator trial")
}

extension Detail {
  static let length = Detail("length")
  /// Only a conclusion was written, "successful" or "failed", and no measure.
  static let conclusion = Detail("conclusion")
}

/// Trials of spinal cord stimulation: done or to come, how long, with how much relief.
struct StimulatorTrial: Extractor {
  let summary = """
    Trials of spinal cord stimulation, with length and relief. That one was successful or failed is a \
    conclusion, and kept apart from what was measured.
    """

  let examples = [
    Example(
      "She underwent a 7-day spinal cord stimulator trial with 70% pain relief.",
      "stimulator trial, completed, relief 70 percent, length 7 days"),
    Example(
      "SCS trial 3/2/26-3/7/26: 60-70% reduction in pain.",
      "from 2026-03-02, to 2026-03-07, relief 60 percent, length 5 days"),
    Example(
      "Spinal cord stimulation trial gave less than 50% relief.",
      "completed, relief bound less than, relief 50 percent"),
    Example("Trial of spinal cord stimulation for 72 hours.", "completed, length 72 hours"),
    Example("Recommend spinal cord stimulator trial.", "ordered, planned"),
    Example("PLAN: SCS trial.", "ordered, planned"),
    Example("Requesting authorization for a spinal cord stimulator trial.", "ordered, planned"),
    Example("Successful SCS trial.", "completed, conclusion successful"),
    Example("Failed spinal cord stimulator trial in 2023.", "completed, conclusion failed"),
    Example("An SCS trial requires 50% relief to go on to an implant.", "stimulator trial"),
    Example(
      "She reported greater than 80% relief during her SCS trial.", "completed, relief 80 percent"),
    Example("No prior spinal cord stimulator trial.", "never, absent"),
    Example("She declined a spinal cord stimulator trial.", "declined"),
    Example(
      "Spinal cord stimulator was considered. During the trial she had no relief.",
      "completed, no relief"),
    Example("If the SCS trial is successful, a permanent implant follows.", "conditional"),
    Example(
      "SCS: Trial 7 days, 70% relief of leg pain.",
      "stimulator trial, completed, relief 70 percent, length 7 days"),
    Example(
      "SCS leads placed. She reports 75% reduction of leg pain and 60% of back pain during the trial.",
      "stimulator trial, completed, relief 60 percent"),
    Example(
      "SCS planned. She understands that the trial must give at least 50% relief before an implant.",
      "stimulator trial, conditional"),
    Example(
      "Cleared for SCS trial and, if successful, permanent implantation.",
      "stimulator trial, ordered, planned"),
    Example(
      "There are no contraindications to an SCS trial.", "stimulator trial, ordered, planned"),
    Example("Was offered a trial of gabapentin."), Example("The trial showed no difference."),
  ]

  private static let names = PhraseTable<Bool>(lists: [
    (true, "spinal cord stimulator trial* | spinal cord stimulation trial* | scs trial*"),
    (true, "stimulator trial* | stimulation trial* | trial of spinal cord stimulation"),
    (true, "trial of scs | trial of a spinal cord stimulator | trial stimulator"),
    (true, "dorsal column stimulator trial* | trial of dorsal column stimulator"),
    (true, "trial of dorsal column stimulation | trial of a dorsal column stimulator"),
    (true, "trial spinal cord stimulator | trial spinal cord stimulation | dcs trial"),
    (true, "dorsal column stimulator trial | drg stimulator trial | drg trial"),
    (true, "dorsal column stimulation trial | percutaneous stimulator trial"),
    (true, "trial of dorsal column stimulation | neurostimulator trial | neuromodulation trial"),
    (true, "trial of neuromodulation | trial of a neurostimulator"),
  ])
  /// The trial meant where a stimulator is named before it.
  private static let references = PhraseTable<Bool>(lists: [
    (true, "the trial | her trial | his trial | the trial period | this trial | trial leads"),
    (true, "during trial"),
  ])
  private static let devices = PhraseTable<Bool>(lists: [
    (true, "spinal cord stimulator* | spinal cord stimulation | scs | neurostimulator*"),
    (true, "dorsal column stimulator | neuromodulation"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    let device = note.matches(of: Self.devices).first?.tokens.lowerBound
    let named = note.matches(of: Self.names).map(\.tokens)
    let meant = (note.matches(of: Self.references).map(\.tokens) + measured(in: note)).filter {
      range in
      guard let device, device < range.lowerBound else { return false }
      return !named.contains { $0.overlaps(note.sentenceTokens(around: range)) }
    }
    return (named + meant).sorted { $0.lowerBound < $1.lowerBound }.compactMap { range in
      note.section(of: range) == .family ? nil : mention(at: range, in: note)
    }
  }

  /// "Trial 7 days", "trial 3/17-3/24/26": a length or days right behind the word.
  private func measured(in note: MarkedNote) -> [Range<Int>] {
    note.tokens.indices.filter { index in
      note.tokens[index].text == "trial"
        && (note.durations.length(at: index + 1, before: note.tokens.count) != nil
          || note.dates.date(at: index + 1, before: note.tokens.count) != nil)
    }.map { $0..<$0 + 1 }
  }

  private func mention(at range: Range<Int>, in note: MarkedNote) -> Mention {
    var mention = note.mention(.stimulatorTrial, at: range)
    let window = note.treatmentWindow(of: range)
    CourseReader(note: note).complete(&mention, at: range, window: window)
    mention.details[.weeks] = nil
    mention.details[.bareCount] = nil
    readRelief(into: &mention, window, note)
    readReliefDuring(range, into: &mention, window, note)
    readLength(into: &mention, window, note)
    readConclusion(into: &mention, before: range, note)
    settle(&mention, at: range, note)
    dropDemand(from: &mention, behind: range, note)
    return mention
  }

  /// "The trial must give at least 50% relief": what it has to reach, and nothing that was measured.
  private func dropDemand(from mention: inout Mention, behind name: Range<Int>, _ note: MarkedNote)
  {
    let end = note.sentenceTokens(around: name).upperBound
    let behind = note.tokens[name.upperBound..<max(name.upperBound, end)].prefix(3)
    guard behind.contains(where: { Self.demands.contains($0.text) }) else { return }
    for detail in [Detail.relief, Detail("relief bound"), .conclusion] {
      mention.details[detail] = nil
    }
    (mention.outcome, mention.status) = (nil, nil)
    if mention.context.assertion == .present { mention.context.assertion = .conditional }
  }

  private static let demands: Set<String> = [
    "must", "should", "needs", "would", "might", "could", "will",
  ]

  private func readRelief(
    into mention: inout Mention, _ window: TreatmentWindow, _ note: MarkedNote
  ) {
    guard [.completed, .stoppedEarly, .ongoing].contains(mention.status),
      mention.details[.relief] != nil || mention.outcome != nil,
      let percent = note.percents(in: window.after).first
    else { return }
    mention.details[.relief] = .number(percent.least, unit: "percent")
    if percent.isBelow { mention.details[Detail("relief bound")] = .choice("less than") }
  }

  /// "75% less leg pain and 60% less back pain during the trial": the least of them was had of all.
  private func readReliefDuring(
    _ range: Range<Int>, into mention: inout Mention, _ window: TreatmentWindow, _ note: MarkedNote
  ) {
    guard range.lowerBound > 0, note.tokens[range.lowerBound - 1].text == "during",
      mention.details[.relief] == nil, mention.context.assertion == .present
    else { return }
    let percents = note.percents(in: window.before)
    guard let least = percents.map(\.least).min(), !percents.contains(where: \.isBelow) else {
      return
    }
    mention.details[.relief] = .number(least, unit: "percent")
    mention.status = .completed
  }

  /// First and last day, else "7-day trial", "for 72 hours": hours of sleep are no length of it.
  private func readLength(
    into mention: inout Mention, _ window: TreatmentWindow, _ note: MarkedNote
  ) {
    let lengths =
      note.durations.lengths(in: window.before).suffix(1) + note.durations.lengths(in: window.after)
    let stated = lengths.first { [.days, .hours, .weeks].contains($0.length.unit) }
    // "Leads placed 7/16, removed 7/23".
    if mention.begin == nil, let placed = mention.end, let pulled = removal(in: window.after, note),
      placed.last < pulled.first
    {
      (mention.begin, mention.end) = (placed, pulled)
    }
    if let first = mention.begin?.day, let last = mention.end?.day, first < last {
      mention.details[.length] = .number(Double(last.days(since: first)), unit: "days")
    } else if let length = stated?.length, let low = length.low {
      mention.details[.length] =
        length.unit == .weeks
        ? .number(low * 7, unit: "days") : .number(low, unit: length.unit.rawValue)
    }
    mention.details[.reliefLasted] = nil
  }

  private func removal(in range: Range<Int>, _ note: MarkedNote) -> StatedDate? {
    note.dates.spans(in: range).first { span in
      note.tokens[max(range.lowerBound, span.tokens.lowerBound - 2)..<span.tokens.lowerBound]
        .contains { ["removed", "pulled", "explanted"].contains($0.text) }
    }?.date
  }

  private func readConclusion(
    into mention: inout Mention, before range: Range<Int>, _ note: MarkedNote
  ) {
    let around = note.tokens[
      max(0, range.lowerBound - 3)..<min(note.tokens.count, range.upperBound + 4)
    ].map(\.text)
    // "The trial and, if successful, an implant".
    let isSupposed = around.contains { ["if", "when", "once", "should"].contains($0) }
    if isSupposed, mention.details[.relief] == nil { mention.outcome = nil }
    guard mention.details[.relief] == nil, !isSupposed else { return }
    if around.contains("failed") || around.contains("unsuccessful") {
      mention.details[.conclusion] = .choice("failed")
    } else if around.contains("successful") || around.contains("successfully") {
      mention.details[.conclusion] = .choice("successful")
    } else {
      return
    }
    mention.outcome = nil
    if mention.status == nil || mention.status == .ordered { mention.status = .completed }
  }

  /// What is only asked for is planned; what has a result or a length was had.
  private func settle(_ mention: inout Mention, at range: Range<Int>, _ note: MarkedNote) {
    guard mention.context.assertion != .conditional else { return }
    let isMeasured = mention.details[.relief] != nil || mention.outcome != nil
    if mention.status == nil {
      mention.status =
        isMeasured || mention.details[.length] != nil
        ? .completed : note.isReached(range, by: .planned) ? .ordered : nil
    }
    if mention.status == .ordered, mention.context.assertion == .present {
      mention.context.assertion = .planned
    }
    if mention.status == .completed, [.absent, .planned].contains(mention.context.assertion) {
      mention.context.assertion = .present
    }
  }
}
