/// A payer's own determination among the notes of a chart.
///
/// What a payer says of the record is an argument and no evidence: "the records do not document six weeks
/// of therapy" tells neither of therapy had nor of none. Nothing is read from it, and that is said.
enum PayerDetermination {
  static func isOne(_ note: MarkedNote) -> Bool {
    let lines = note.tokens.indices.filter { $0 == 0 || note.tokens[$0].startsLine }
    return zip(lines, lines.dropFirst() + [note.tokens.count]).prefix(15).contains { start, end in
      end - start <= 10 && !titles.matches(in: note.tokens, range: start..<end).isEmpty
    }
  }

  static func flags(_ notes: [MarkedNote]) -> [ReadingFlag] {
    notes.filter(isOne).map { note in
      ReadingFlag(
        .conclusionOnly,
        "\(note.note.name) is a payer's determination: nothing in it was read as the record's own words"
      )
    }
  }

  private static let titles = PhraseTable<Bool>(lists: [
    (true, "utilization review determination | utilization review decision"),
    (
      true,
      "notice of adverse determination | adverse determination | adverse benefit determination"
    ),
    (true, "notice of denial | notice of denial of coverage | notice of non-certification"),
    (true, "non-certification | peer review determination | medical necessity determination"),
    (true, "notice of action | initial determination | denial notice"),
  ])
}
