/// Ticked boxes of a form of which nothing was read.
///
/// Forms are laid out in more ways than rules know: what was ticked and not understood is shown, so that
/// nobody takes the silence for a blank form.
enum UnreadBoxes {
  static func flag(in note: MarkedNote, read mentions: [Mention]) -> ReadingFlag? {
    let read = mentions.map(\.words)
    let lines = tickedLines(of: note).filter { line in
      let bytes =
        note.tokens[line.lowerBound].range
        .lowerBound..<note.tokens[line.upperBound - 1].range.upperBound
      return !read.contains { $0.overlaps(bytes) }
    }
    guard !lines.isEmpty else { return nil }
    let count = lines.count == 1 ? "one line" : "\(lines.count) lines"
    return ReadingFlag(
      .unread,
      "\(note.note.name): ticked boxes on \(count) were not understood: look at the page",
      quotes: lines.prefix(8).map(note.quote))
  }

  private static func tickedLines(of note: MarkedNote) -> [Range<Int>] {
    let boxes = note.tokens.indices.filter { note.tick(endingAt: $0) == true }
    var lines: [Range<Int>] = []
    // "Numbness in the groin?  [ ] yes  [x] no": nothing that was had is missed.
    let said = boxes.filter { box in
      box + 1 == note.tokens.count || !["no", "n", "none"].contains(note.tokens[box + 1].text)
    }
    for box in said where !(lines.last?.contains(box) ?? false) {
      let start = note.tokens[...box].lastIndex(where: \.startsLine) ?? 0
      let end = note.tokens[(box + 1)...].firstIndex(where: \.startsLine) ?? note.tokens.count
      lines.append(start..<end)
    }
    return lines
  }
}
