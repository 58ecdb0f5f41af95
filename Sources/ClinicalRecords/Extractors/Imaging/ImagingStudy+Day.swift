import Claims

/// On which day a study was made.
extension ImagingStudy {
  func date(near study: Range<Int>, in sentence: Range<Int>, _ note: MarkedNote)
    -> StatedDate?
  {
    let spans = note.dates.spans(in: sentence).filter { $0.date.precision != .relative }
    let behind = spans.first { span in
      span.tokens.lowerBound >= study.upperBound && span.tokens.lowerBound - study.upperBound <= 9
    }
    let before = spans.last { span in
      span.tokens.upperBound <= study.lowerBound && study.lowerBound - span.tokens.upperBound <= 3
    }
    let told = (behind ?? before.flatMap { isOfReview($0, of: study, note) ? nil : $0 })?.date
    return told ?? labelledDate(behind: study, note)
  }

  /// "13 July 2026: MRI was reviewed" dates the review.
  private func isOfReview(_ span: StatedSpan, of study: Range<Int>, _ note: MarkedNote) -> Bool {
    note.tokens[span.tokens.upperBound].text == ":"
      && note.tokens[study.upperBound..<min(study.upperBound + 4, note.tokens.count)]
        .contains { $0.text.hasPrefix("review") || $0.text.hasPrefix("discuss") }
  }

  /// "EXAM: MRI CERVICAL SPINE W/O. DATE: 02/03/2026.": the field behind the study's name.
  private func labelledDate(behind study: Range<Int>, _ note: MarkedNote) -> StatedDate? {
    let reach = study.upperBound..<min(study.upperBound + 16, note.tokens.count)
    guard let label = Self.dateLabels.matches(in: note.tokens, range: reach).first?.tokens,
      Self.modalities.matches(in: note.tokens, range: study.upperBound..<label.lowerBound).isEmpty
    else { return nil }
    return note.dates.date(at: label.upperBound, before: note.tokens.count)?.date
  }

  private static let dateLabels = PhraseTable<Bool>(lists: [
    (true, "date : | exam date : | date of exam : | study date : | date of study : | performed :"),
    (true, "date of service : | dos : | performed on"),
  ])
}
