/// A page whose lines hold two columns of prose, as faxes and journals print them and
/// `pdftotext -layout` keeps them: each column is read to its end before the next.
///
/// A table stays as it is: its rows belong together, and its cells do not run on from line to line.
struct PageColumns {
  /// The page with its columns one below the other.
  let text: String
  /// Its lines run on at both sides of a gap that is at no one place: which words belong together, nobody
  /// can tell.
  let isUnclear: Bool

  init(_ page: String) {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    let columns =
      Self.gutters(of: lines).map { Self.regions(at: $0, of: lines) }
      .max { Self.size($0) < Self.size($1) } ?? []
    guard !columns.isEmpty else {
      text = page
      isUnclear = Self.runsOnAtBothSides(lines)
      return
    }
    var read: [String] = []
    var next = 0
    for region in columns {
      read += lines[next..<region.lines.lowerBound].map { String($0) }
      read += region.left + [""] + region.right + [""]
      next = region.lines.upperBound
    }
    text = (read + lines[next...].map { String($0) }).joined(separator: "\n")
    isUnclear = false
  }

  // MARK: - Where the gutter is

  private struct Region {
    let lines: Range<Int>
    let left: [String]
    let right: [String]
    let count: Int
  }

  private static let fewestLines = 4
  /// How far the gutter may lean, as on a page that went askew through the fax.
  private static let lean = 4

  private static func size(_ regions: [Region]) -> Int { regions.reduce(0) { $0 + $1.count } }

  /// Where text begins again behind a gap, in at least four lines.
  private static func gutters(of lines: [[Character]]) -> [Int] {
    var counts: [Int: Int] = [:]
    for line in lines {
      for gap in gaps(of: line) where gap.upperBound >= 15 {
        counts[gap.upperBound, default: 0] += 1
      }
    }
    return counts.filter { $0.value >= fewestLines }
      .sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(8).map(\.key)
  }

  /// Two blanks or more between two words.
  private static func gaps(of line: [Character]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for (place, character) in line.enumerated() where character != " " {
      if let start, place - start >= 2 { found.append(start..<place) }
      start = place + 1
    }
    return found
  }

  /// Runs of lines that are parted at a gutter, or stand at one side of it, and are prose at both.
  private static func regions(at gutter: Int, of lines: [[Character]]) -> [Region] {
    var found: [Region] = []
    var cells: [(left: [Character], right: [Character])] = []
    for place in 0...lines.count {
      if place < lines.count, let cell = parted(lines[place], at: gutter) {
        cells.append(cell)
        continue
      }
      if let region = region(of: cells, endingAt: place) { found.append(region) }
      cells = []
    }
    return found
  }

  /// `nil` for a line that runs across.
  private static func parted(_ line: [Character], at gutter: Int)
    -> (left: [Character], right: [Character])?
  {
    let near = gaps(of: line).filter { abs($0.upperBound - gutter) <= lean }
    if let gap = near.max(by: { $0.count < $1.count }) {
      return (Array(line[..<gap.lowerBound]), Array(line[gap.upperBound...]))
    }
    let first = line.firstIndex { $0 != " " } ?? line.count
    if first >= gutter - lean { return ([], Array(line[first...])) }
    return line.count <= gutter - 1 ? (line, []) : nil
  }

  private static func region(
    of cells: [(left: [Character], right: [Character])], endingAt end: Int
  ) -> Region? {
    let isParted = cells.map { !$0.left.isEmpty && !$0.right.isEmpty }
    let isBlank = cells.map { $0.left.isEmpty && $0.right.isEmpty }
    guard var first = isParted.firstIndex(of: true), var last = isParted.lastIndex(of: true) else {
      return nil
    }
    // A title or foot apart from the columns belongs to neither.
    while first > 0, !isBlank[first - 1] { first -= 1 }
    while last + 1 < cells.count, !isBlank[last + 1] { last += 1 }
    let count = isParted.count { $0 }
    let written = isBlank[first...last].count { !$0 }
    let (left, right) = (
      cells[first...last].map { String($0.left) }, cells[first...last].map { String($0.right) }
    )
    guard count >= fewestLines, count * 2 >= written, isProse(left), isProse(right) else {
      return nil
    }
    let start = end - cells.count
    return Region(
      lines: start + first..<start + last + 1, left: left, right: right, count: count)
  }

  // MARK: - What is prose

  /// Lines of three words and more that run on into the next.
  private static func isProse(_ column: [String]) -> Bool {
    let written = column.filter { !$0.allSatisfy { $0 == " " } }
    let words = written.reduce(0) { $0 + self.words(in: $1) }
    return words >= written.count * 3 && runningOn(column) >= 2
  }

  private static func words(in text: String) -> Int {
    text.split(separator: " ").count { $0.contains(where: \.isLetter) }
  }

  /// How many lines begin in the middle of a sentence.
  private static func runningOn(_ column: [String]) -> Int {
    zip(column, column.dropFirst()).count { line, next in
      guard let last = line.last(where: { $0 != " " }), let first = next.first(where: { $0 != " " })
      else { return false }
      return first.isLowercase && ![".", ":", ";", "!", "?"].contains(last)
    }
  }

  private static func runsOnAtBothSides(_ lines: [[Character]]) -> Bool {
    let parted = lines.compactMap { line -> (left: String, right: String)? in
      guard let gap = gaps(of: line).max(by: { $0.count < $1.count }), gap.count >= 3 else {
        return nil
      }
      let cells = (String(line[..<gap.lowerBound]), String(line[gap.upperBound...]))
      return words(in: cells.0) >= 3 && words(in: cells.1) >= 3 ? cells : nil
    }
    return parted.count >= fewestLines && runningOn(parted.map(\.left)) >= 2
      && runningOn(parted.map(\.right)) >= 2
  }
}
