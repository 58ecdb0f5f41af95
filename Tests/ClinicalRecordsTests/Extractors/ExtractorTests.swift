import Testing

@testable import ClinicalRecords

struct ExtractorTests {
  private static let indices = Array(Extractors.all.indices)

  @Test(arguments: indices)
  func `reads its own examples as it says`(index: Int) {
    let extractor = Extractors.all[index]
    #expect(!extractor.examples.isEmpty)
    for example in extractor.examples {
      for disagreement in example.disagreements(with: extractor) {
        Issue.record("\(type(of: extractor)), \"\(example.text)\": \(disagreement)")
      }
    }
  }

  @Test(.enabled(if: !RealNotes.names.isEmpty, "needs OVERTURN_SHARED"), arguments: RealNotes.names)
  func `every extractor quotes every real note word for word`(name: String) throws {
    let note = try RealNotes.note(name)
    let marked = MarkedNote(note)
    for mention in Extractors.all.flatMap({ $0.mentions(in: marked) }) {
      let bytes = marked.bytes[mention.quote.range]
      #expect(bytes.elementsEqual(mention.quote.text.utf8))
      #expect(mention.quote.range.contains(mention.words.lowerBound))
      #expect(mention.quote.document == name)
    }
  }
}
