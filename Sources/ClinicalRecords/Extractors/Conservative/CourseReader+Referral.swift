/// What was ordered and what came of it.
extension CourseReader {
  /// "Referred to PT for 6 weeks but attended only one visit": the six weeks were ordered, and one visit
  /// was had.
  func dropOrderedLength(
    from mention: inout Mention, at range: Range<Int>, window: TreatmentWindow
  ) {
    guard mention.details[.weeks] != nil, mention.details[.visits] != nil else { return }
    let orders = TreatmentStatusReader.forwardTable.matches(in: note.tokens, range: window.before)
    let isOrdered =
      orders.last.map { [.ordered, .scheduled].contains($0.value) } ?? false
      || note.tokens[window.after].contains { ["prescribed", "ordered"].contains($0.text) }
    guard isOrdered,
      let verb = note.tokens[window.after].firstIndex(where: { Self.came.contains($0.text) }),
      note.durations.lengths(in: verb..<window.after.upperBound).isEmpty
    else { return }
    mention.details[.weeks] = nil
  }

  private static let came: Set<String> = [
    "attended", "went", "made", "had", "completed", "showed", "did", "attending",
  ]
}
