/// Courses of several years, each for a part of the body of its own.
extension PhysicalTherapy {
  /// "PT: 2023 for neck, 2025 for lumbar" were two.
  func yearly(_ mention: Mention, behind name: Range<Int>, in note: MarkedNote) -> [Mention] {
    let after = note.treatmentWindow(of: name).after
    let years = after.filter { index in
      note.dates.fourDigitYear(at: index) != nil && index + 1 < after.upperBound
        && ["for", "post", "after"].contains(note.tokens[index + 1].text)
    }
    guard years.count > 1, [.completed, nil].contains(mention.status), mention.begin == nil else {
      return [mention]
    }
    return zip(years, years.dropFirst() + [after.upperBound]).map { index, end in
      var one = mention
      one.status = .completed
      one.end = note.dates.fourDigitYear(at: index).flatMap { StatedDate(year: $0) }
      let words = index + 1..<end
      let part = Self.parts(in: words, of: note.tokens).first?.value
      one.details[.region] = part.map { .choice($0) }
      let isAfterSurgery = !Self.afterSurgery.matches(in: note.tokens, range: words).isEmpty
      one.context.temporality = isAfterSurgery ? .historical : .current
      one.details[.mode] = isAfterSurgery ? .choice("after surgery") : nil
      return one
    }
  }

  static let afterSurgery = PhraseTable<Bool>(lists: [
    (
      true,
      "postoperative | post-op | post op | postop | after surgery | after her surgery | after his surgery"
    ),
    (
      true,
      "following surgery | after the surgery | after fusion | after laminectomy | after discectomy"
    ),
  ])
}
