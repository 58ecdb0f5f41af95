import ClinicalRecords
import Documents
import Testing

@testable import Appeals

/// What stands behind a letter's references: lines of the chart, the quoted words marked.
struct ExcerptTests {
  private static let document = SourceDocument(
    name: "office.txt", kind: "office",
    text: "First line.\nShe failed PT and NSAIDs\nfor months — no relief.\nLast line.")

  private static func quote(_ words: String, line: Int) throws -> Quote {
    let text = document.text
    let range = try #require(text.firstRange(of: words))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return Quote(
      document: document.name, line: line, range: start..<(start + words.utf8.count), text: words)
  }

  @Test func `a line of which several words are quoted is shown once, each of them marked`() throws
  {
    let quotes = [
      try Self.quote("NSAIDs\nfor months", line: 2), try Self.quote("failed PT", line: 2),
      try Self.quote("no relief", line: 3), try Self.quote("Last line", line: 4),
    ]
    let exhibits = Exhibits(quotes, of: [Self.document])
    let passages = try #require(exhibits.all.first).passages
    #expect(passages.map(\.places) == [["line 2", "line 3"], ["line 4"]])
    #expect(
      passages[0].spans == [
        .text("She "), .highlight("failed PT"), .text(" and "), .highlight("NSAIDs\nfor months"),
        .text(" — "), .highlight("no relief"), .text("."),
      ])
    #expect(exhibits.excerpts.count == 2)
    // Each reference leads to the lines its words stand in.
    let anchors = quotes.compactMap { exhibits.link($0).anchor }
    #expect(anchors == ["excerpt-A-1", "excerpt-A-1", "excerpt-A-1", "excerpt-A-2"])
  }

  @Test func `words quoted within others are marked once`() throws {
    let quotes = [
      try Self.quote("failed PT and NSAIDs", line: 2), try Self.quote("PT", line: 2),
    ]
    let passages = Self.document.passages(quotes)
    #expect(
      passages.map(\.spans) == [[.text("She "), .highlight("failed PT and NSAIDs")]])
  }

  @Test func `every clinical sentence has a quote and a link to it`() throws {
    let report = try SampleCase().draft().report
    var anchors: Set<String> = []
    for case .quotation(_, _, let anchor?) in report.blocks { anchors.insert(anchor) }
    let documented = report.blocks.flatMap(\.prose).filter {
      $0.words.hasPrefix("Documented") || $0.words.hasPrefix("The record states")
    }
    #expect(documented.count >= 6)
    for sentence in documented {
      #expect(sentence.words.contains("“"))
      let links = sentence.compactMap(\.anchor)
      #expect(!links.isEmpty && links.allSatisfy { anchors.contains($0) })
    }
    for link in report.blocks.flatMap(\.prose).flatMap({ $0 }).compactMap(\.anchor) {
      #expect(anchors.contains(link), "every link has its excerpt")
    }
  }

  @Test func `a letter begins with the criteria that the denial turns on`() throws {
    var sample = SampleCase()
    sample.letter = SampleLetters.commercial.replacing(
      /The records do not show(?:.|\n)*?conservative treatment\./,
      with: "The records do not show that physical therapy was completed.")
    let report = try sample.draft().report
    let headings = report.blocks.compactMap { block -> String? in
      guard case .heading(let words, _, _) = block, words.hasPrefix("Section") else { return nil }
      return words
    }
    #expect(try #require(headings.first).contains("physical therapy"))
    // What the denial does not speak of comes after, and nothing is lost.
    #expect(headings.contains { $0.contains("stenosis") } && Set(headings).count == headings.count)
    let page = HTMLRenderer(gnuplot: nil).render(report)
    #expect(page.contains("What the denial finds missing comes first."))
  }
}
