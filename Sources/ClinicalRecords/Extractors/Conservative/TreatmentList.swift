/// Treatments of one list share what is said before its first and behind its last: "failed PT, NSAIDs
/// and injections", "gabapentin and chiropractic care, neither of which helped".
struct TreatmentList {
  let note: MarkedNote

  /// Members of the list around a treatment, itself included, from left to right.
  func members(around range: Range<Int>) -> [Range<Int>] {
    guard let index = note.sentence(at: range.lowerBound) else { return [range] }
    let names = note.treatments[index]
    guard let own = names.firstIndex(where: { $0.overlaps(range) }) else { return [range] }
    var first = own
    while first > 0, isLinked(names[first - 1], names[first]) { first -= 1 }
    var last = own
    while last + 1 < names.count, isLinked(names[last], names[last + 1]) { last += 1 }
    return Array(names[first...last])
  }

  /// Only commas, "and", counts and adjectives between two names.
  private func isLinked(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let between = note.tokens[first.upperBound..<max(first.upperBound, second.lowerBound)]
    return !between.isEmpty && between.count <= 6
      && between.allSatisfy { Self.links.contains($0.text) || $0.number != nil }
      && between.contains { [",", "and", "or", "&", "/", "plus", "well"].contains($0.text) }
  }

  private static let links: Set<String> = [
    ",", "and", "or", "&", "/", "a", "an", "the", "as", "well", "oral", "multiple", "several",
    "both", "plus", "his", "her", "various", "treatment", "treatments", "care", "therapy", "lumbar",
    "cervical", "medication", "medications", "analgesics", "program",
  ]
}

extension CourseReader {
  /// Gives a mention what its list shares, where its own words are silent.
  func share(into mention: inout Mention, at range: Range<Int>) {
    let members = TreatmentList(note: note).members(around: range)
    guard members.count > 1, let first = members.first, let last = members.last else { return }
    if mention.status == nil, !first.overlaps(range) {
      mention.status = note.treatmentStatus(of: first)
    }
    // "Amitriptyline, naproxen, pregabalin tried".
    if mention.status == nil, !last.overlaps(range) {
      let told = note.treatmentStatus(of: last)
      if let told, [.completed, .stoppedEarly, .ordered].contains(told) { mention.status = told }
    }
    guard mention.outcome == nil else { return }
    let reader = OutcomeReader(note: note)
    let leading = reader.leadingOutcome(of: first, window: note.treatmentWindow(of: first))
    let trailing = reader.outcome(of: last, window: note.treatmentWindow(of: last))
    // A percentage belongs to the treatment it stands behind.
    mention.outcome = leading ?? (trailing.percent == nil ? trailing.outcome : nil)
  }
}
