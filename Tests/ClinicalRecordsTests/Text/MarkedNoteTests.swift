import Testing

@testable import ClinicalRecords

struct MarkedNoteTests {
  @Test func `a quote is the note's words, whatever the script`() {
    let text = "Café visit — naïve patient’s “PT” x 6 wks\u{A0}done.\nSecond line: L4–5."
    let note = marked(text)
    for index in note.tokens.indices {
      let quote = note.quote(index..<index + 1)
      #expect(Array(text.utf8)[quote.range].elementsEqual(quote.text.utf8))
    }
  }

  @Test func `lines count from one and pages from form feeds`() {
    let note = marked("one\ntwo\n\u{0C}three")
    #expect(note.quote(1..<2).line == 2 && note.quote(1..<2).page == 1)
    #expect(note.quote(2..<3).page == 2)
  }

  @Test func `headings begin sections, within a paragraph too`() {
    let note = marked(
      "HPI: Back pain. Family History: Diabetes.\nPMH: none\nAssessment and Plan:\n1. PT\n2. ESI")
    #expect(
      note.sentences.map(\.section) == [
        .history, .family, .pastMedical, .assessment, .assessment,
      ])
  }

  @Test(arguments: [
    ("Seen by Dr. Smith. Better.", 2), ("Naproxen 500 mg p.o. b.i.d. for pain.", 1),
    ("Pain is 7.5 today.", 1), ("1. Naproxen\n2. Gabapentin", 2), ("One.\n\nTwo", 2),
    ("A wrapped line that goes on for more than fifty signs until it\nends here.", 1),
    ("EHL 4/5 R. Sensation intact.", 2), ("PT x 6 wks. No relief.", 2),
  ])
  func `sentences end where they end`(text: String, count: Int) {
    #expect(marked(text).sentences.count == count)
  }

  @Test func `an empty note has nothing in it`() {
    let note = marked("")
    #expect(note.tokens.isEmpty && note.sentences.isEmpty)
  }
}

struct TableRowTests {
  @Test func `a line of hundreds of words is no row of a table`() {
    let columns = "pain     leg     back"
    let row = Tokenizer.tokens(of: Array(columns.utf8))
    #expect(row.isRow(at: 0))
    let prose = String(repeating: "word ", count: 300) + columns
    #expect(!Tokenizer.tokens(of: Array(prose.utf8)).isRow(at: 0))
  }
}
