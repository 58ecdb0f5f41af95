/// How many lines a text takes in cells of a width: a row is made as high as its longest cell.
enum SheetLines {
  /// The height of a line of 10 points, in points.
  static let height = 13.5

  /// The length of the longest line.
  static func longest(of text: String) -> Int {
    text.utf16.split(separator: 10).map(\.count).max() ?? 0
  }

  /// Lines of at most `width` characters, broken between words, and within one that is longer.
  static func count(_ text: String, width: Int) -> Int {
    let width = max(1, width)
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, part in
      var (count, used) = (1, 0)
      for word in part.split(separator: " ", omittingEmptySubsequences: false).map(\.count) {
        if used > 0, used + 1 + word > width { (count, used) = (count + 1, 0) }
        let wanted = used == 0 ? word : used + 1 + word
        count += max(0, wanted - 1) / width
        used = wanted > width ? wanted - (wanted - 1) / width * width : wanted
      }
      return lines + count
    }
  }
}
