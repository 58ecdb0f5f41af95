import Claims
import ClinicalRecords
import Documents

/// The documents an appeal cites, lettered in order of their days, with every excerpt quoted.
struct Exhibits {
  struct Exhibit {
    let letter: String
    let document: SourceDocument
    /// What is quoted of it, quotes that share a line together.
    let passages: [Passage]

    var places: [String] {
      passages.flatMap(\.places).reduce(into: []) { unique, place in
        if !unique.contains(place) { unique.append(place) }
      }
    }
  }

  let all: [Exhibit]
  private let anchors: [Quote: String]
  private let letters: [String: String]

  /// - Parameters:
  ///   - quotes: Quotes that their documents hold; see ``SourceDocument/holds(_:)``.
  ///   - documents: The chart, and the denial letter.
  init(_ quotes: [Quote], of documents: [SourceDocument]) {
    let byDocument = Dictionary(grouping: Set(quotes), by: \.document)
    let cited = documents.filter { byDocument[$0.name] != nil }.sorted { first, second in
      switch (first.day, second.day) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?): false
      default: first.name < second.name
      }
    }
    all = cited.enumerated().map { index, document in
      Exhibit(
        letter: Self.letter(index), document: document,
        passages: document.passages(byDocument[document.name] ?? []))
    }
    letters = Dictionary(
      all.map { ($0.document.name, $0.letter) }, uniquingKeysWith: { first, _ in first })
    let pairs = all.flatMap { exhibit in
      exhibit.passages.enumerated().flatMap { index, passage in
        passage.quotes.map { ($0, "excerpt-\(exhibit.letter)-\(index + 1)") }
      }
    }
    anchors = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// A link to the excerpt, such as `Exhibit B, p. 2, line 14`.
  func link(_ quote: Quote, short: Bool = false) -> Span {
    let letter = letters[quote.document] ?? quote.document
    let name = short ? letter : "Exhibit \(letter)"
    return .link("\(name), \(quote.place)", anchor: anchors[quote] ?? "")
  }

  /// Which exhibit is which document, and where in it the quotes stand.
  var map: Table {
    Table(
      caption: "Exhibits and the places quoted",
      columns: [
        Table.Column("Exhibit", priority: .essential),
        Table.Column("Document", priority: .essential), Table.Column("Date"),
        Table.Column("Places quoted"),
      ],
      rows: all.map { exhibit in
        Table.Row(
          [
            .text(exhibit.letter), .text("\(exhibit.document.name) (\(exhibit.document.kind))"),
            exhibit.document.day.map { .day($0.description) } ?? .unknown,
            .text(exhibit.places.joined(separator: "; ")),
          ], anchor: "exhibit-\(exhibit.letter)")
      })
  }

  /// Every excerpt within the lines around it.
  var excerpts: [Block] {
    all.flatMap { exhibit in
      exhibit.passages.map { passage in
        Block.quotation(
          passage.spans,
          source: [
            .text("Exhibit "), .link(exhibit.letter, anchor: "exhibit-\(exhibit.letter)"),
            .text(": \(exhibit.document.name), \(passage.places.joined(separator: "; "))"),
          ], anchor: passage.quotes.first.flatMap { anchors[$0] })
      }
    }
  }

  /// A to Z, then AA.
  private static func letter(_ index: Int) -> String {
    let scalar = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? scalar : letter(index / 26 - 1) + scalar
  }
}
