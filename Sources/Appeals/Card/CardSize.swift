import Documents

/// How much of each part a card has room for. The parts are cut in the order of ``ladder`` until the
/// page holds them; warnings, the top strip, the summary and the next step are never cut.
struct CardSize: Sendable, Hashable {
  /// Lines of "Do we have this?".
  var tasks = 4
  /// What else to try, behind each objection.
  var hasFallbacks = true
  /// Words of the payer's own text behind each citation.
  var wordingWords = 30
  /// Lines of "Do not claim".
  var claims = 5
  /// Words of each quotation in the finding and the answers.
  var quotedWords = 80
  /// Criteria that are met and cited, first what the denial turns on.
  var citations = mostCitations
  var objections = ObjectionBook.most

  private static let mostCitations = 16
  /// More than these give way before anything else does.
  private static let firmCitations = 3

  static let ladder: [CardSize] = {
    let extra = (firmCitations..<mostCitations).reversed().map { count in
      { (size: inout CardSize) in size.citations = count }
    }
    let steps: [(inout CardSize) -> Void] =
      extra + [
        { $0.tasks = 2 }, { $0.tasks = 0 }, { $0.hasFallbacks = false }, { $0.wordingWords = 12 },
        { $0.claims = 3 }, { $0.quotedWords = 40 }, { $0.citations = 1 }, { $0.quotedWords = 20 },
        { $0.objections = 3 }, { $0.objections = 2 }, { $0.objections = 1 }, { $0.claims = 1 },
      ]
    var sizes = [CardSize()]
    for step in steps {
      var next = sizes[sizes.count - 1]
      step(&next)
      sizes.append(next)
    }
    return sizes
  }()
}

/// How many lines blocks take on a card's page: an estimate on the long side.
///
/// A Letter page of the card's style has 73 lines of its text, and a line about 113 characters; what is
/// estimated at 74 lines was seen to take 66.
enum CardRoom {
  static let lines = 74.0
  private static let characters = 108

  /// With title and banner.
  static func needed(_ blocks: [Block]) -> Double { 4.5 + blocks.map(lines).reduce(0, +) }

  private static func lines(_ block: Block) -> Double {
    switch block {
    case .heading: 2.2
    case .notice(_, let words): rows(words.count + 12) + 0.8
    case .paragraph(let words): rows(words.count) + 0.3
    case .prose(let spans): rows(spans.words.count) + 0.3
    case .list(let items): items.map { rows($0.words.count, less: 5) }.reduce(0.3, +)
    case .definitions(let definitions):
      definitions.map { rows($0.value.words.count, less: 28) }.reduce(0.5, +)
    default: 0
    }
  }

  private static func rows(_ count: Int, less indent: Int = 0) -> Double {
    (Double(count) / Double(characters - indent)).rounded(.up)
  }
}

extension [Span] {
  /// The same with the first words of each quotation, and an ellipsis where it had more. Links, and
  /// what stands around quotations, are kept.
  func quoting(words limit: Int) -> [Span] {
    map { span in
      guard case .text(let text) = span else { return span }
      return .text(
        text.replacing(/“([^”]*)”/) { match in
          let words = match.output.1.split(separator: " ")
          return words.count <= limit
            ? String(match.output.0) : "“" + words.prefix(limit).joined(separator: " ") + " …”"
        })
    }
  }
}
