import Documents

/// The sheet before a draft: what a person settles before the letter is sent. It is no part of it.
enum CoverSheet {
  /// - Parameter notices: What to settle.
  /// - Returns: The sheet; nothing where there is nothing to settle.
  static func blocks(_ notices: [Block]) -> [Block] {
    guard !notices.isEmpty else { return [] }
    return [
      // No heading: the first is the letter's own title.
      .prose([.strong("Before this is sent")]),
      .paragraph(
        "This sheet is no part of the letter: settle what it lists, then take it out. The letter "
          + "begins on the next page."),
    ] + notices
  }
}
