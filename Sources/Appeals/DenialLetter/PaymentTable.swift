/// A table of services with what was paid on each, as an explanation of benefits prints it.
///
/// A row with money paid is no denial; one with nothing paid and nothing allowed is. Where something was
/// allowed and the patient owes it all, nothing is denied. A row that is paid and has an amount not
/// covered is left to a person.
struct PaymentTable {
  private let titles: [Column]
  let rows: [Substring]

  private struct Column {
    var title: String
    /// Between the characters of its line that it begins and ends with.
    var middle: Int
  }

  /// The tables of a letter: a line that heads amounts, paid ones among them, and the rows below it.
  static func all(in source: LetterText) -> [PaymentTable] {
    let lines = source.lines
    return lines.indices.compactMap { index in
      guard var titles = heading(lines[index]) else { return nil }
      var next = index + 1
      if next < lines.count, let more = continuation(lines[next]) {
        titles = joined(titles, more)
        next += 1
      }
      // The second line of titles heads no table of its own.
      if index > 0, heading(lines[index - 1]) != nil { return nil }
      let amounts = titles.filter { isAmount($0.title) || isRefused($0.title) }
      guard amounts.contains(where: { isPaid($0.title) }), amounts.count > 1 else { return nil }
      let end = lines[next...].firstIndex { heading($0) != nil } ?? lines.count
      let rows = lines[next..<end].filter { !codes(in: $0).isEmpty && money(in: $0).count > 1 }
      return rows.isEmpty ? nil : PaymentTable(titles: amounts, rows: Array(rows))
    }
  }

  /// Its rows as rulings; none of a row that tells neither.
  var rulings: [Ruling] {
    rows.compactMap { row in
      let cells = Self.money(in: row)
      let byTitle =
        cells.count == titles.count
        ? Array(zip(titles.map(\.title), cells.map(\.cents)))
        : cells.map { cell in (nearest(to: cell.middle), cell.cents) }
      func sum(_ holds: (String) -> Bool) -> Int? {
        let own = byTitle.filter { holds($0.0) }
        return own.isEmpty ? nil : own.reduce(0) { $0 + $1.1 }
      }
      guard let paid = sum(Self.isPaid) else { return nil }
      let refused = sum(Self.isRefused) ?? 0
      // The rest of a paid service is refused, or the discount of its contract: nobody can tell.
      if paid > 0 { return Ruling(refused > 0 ? .open : .approval, words: row) }
      let isRefused = refused > 0 || (sum(Self.isAllowed) ?? 0) == 0
      return isRefused ? Ruling(.refusal, words: row) : nil
    }
  }

  private func nearest(to middle: Int) -> String {
    titles.min { abs($0.middle - middle) < abs($1.middle - middle) }?.title ?? ""
  }

  // MARK: - Titles

  private static func heading(_ line: Substring) -> [Column]? {
    guard money(in: line).isEmpty, codes(in: line).isEmpty else { return nil }
    let titles = columns(of: line)
    let isOfAmounts =
      titles.count(where: { isAmount($0.title) || isPaid($0.title) }) > 1 && titles.count > 2
    return isOfAmounts ? titles : nil
  }

  /// "Amount   Paid" below "Billed   Plan": the rest of the titles.
  private static func continuation(_ line: Substring) -> [Column]? {
    let titles = columns(of: line)
    return !titles.isEmpty && !line.contains(where: \.isNumber) && !line.contains("---")
      ? titles : nil
  }

  private static func joined(_ titles: [Column], _ more: [Column]) -> [Column] {
    more.reduce(into: titles) { titles, column in
      guard
        let place = titles.indices.min(by: {
          abs(titles[$0].middle - column.middle) < abs(titles[$1].middle - column.middle)
        })
      else { return }
      titles[place].title += " " + column.title
    }
  }

  private static func columns(of line: Substring) -> [Column] {
    line.matches(of: Pattern.title).map { match in
      Column(title: match.output.lowercased(), middle: middle(of: match.output, in: line))
    }
  }

  private static func middle(of words: Substring, in line: Substring) -> Int {
    line.distance(from: line.startIndex, to: words.startIndex) + words.count / 2
  }

  private static func isAmount(_ title: String) -> Bool {
    title.firstMatch(of: Pattern.amount) != nil
  }

  private static func isPaid(_ title: String) -> Bool {
    title.firstMatch(of: Pattern.paid) != nil
      && title.firstMatch(of: Pattern.othersMoney) == nil
  }

  private static func isAllowed(_ title: String) -> Bool {
    title.firstMatch(of: Pattern.allowed) != nil
      && title.firstMatch(of: Pattern.negation) == nil
  }

  private static func isRefused(_ title: String) -> Bool {
    title.firstMatch(of: Pattern.refused)
      != nil
  }

  // MARK: - Cells

  private static func codes(in line: Substring) -> [Substring] {
    line.matches(of: Pattern.code).map(\.output)
  }

  private static func money(in line: Substring) -> [(cents: Int, middle: Int)] {
    line.matches(of: Pattern.money).compactMap { match in
      Int(match.output.1.filter(\.isNumber)).flatMap { dollars in
        Int(match.output.2).map {
          (cents: dollars * 100 + $0, middle: middle(of: match.output.0, in: line))
        }
      }
    }
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let title = /[^\s|]+(?: [^\s|]+)*/
  nonisolated(unsafe) static let paid = /\b(?:paid|pays?|payment)\b/
  nonisolated(unsafe) static let othersMoney = /\b(?:not|patient|member|you|your|other)\b/
  nonisolated(unsafe) static let allowed =
    /\b(?:allow(?:ed|able|ance)|eligible|covered|negotiated)\b/
  nonisolated(unsafe) static let negation = /\b(?:not|non)\b/
  nonisolated(unsafe) static let refused =
    /\b(?:not\s+(?:covered|allowed|payable)|non-?covered|denied|disallowed|ineligible)\b/
  nonisolated(unsafe) static let code = /\b(?:\d{5}|0\d{3}T|[A-Z]\d{4})\b(?![.,]\d)/
  nonisolated(unsafe) static let money = /\$?\s?(\d{1,3}(?:,\d{3})+|\d+)\.(\d{2})\b/
  nonisolated(unsafe) static let amount =
    /\b(?:bill\w*|charges?|charged|allow\w*|paid|pays?|payment|deduct\w*|co-?pay\w*|co-?ins\w*|owes?|responsib\w*|discount|covered|denied|disallowed|ineligible|amounts?|benefits?|adj(?:ust\w*)?|savings)\b/
}
