import Store
import Testing

struct TextIndexTests {
  private func index() throws -> TextIndex {
    try TextIndex([
      TextIndex.Passage(key: "a", text: "Six weeks of physical therapy, in person"),
      TextIndex.Passage(key: "b", text: "Epidural injections at the level of surgery"),
      TextIndex.Passage(key: "c", text: "Therapy and an injection"),
    ])
  }

  @Test(arguments: [
    ("therapy", ["c", "a"]), ("injection", ["c", "b"]), ("THERAP", ["c", "a"]),
    ("therapy injected", ["c"]), ("therapy surgery", []),
  ])
  func `finds the passages with every word, by stem and beginning`(
    words: String, keys: [String]
  ) throws {
    #expect(Set(try index().search(words).map(\.key)) == Set(keys))
  }

  @Test(arguments: ["", "  ", "\"", "*", "a OR b NOT", "text:therapy\" OR key:a", "NEAR(", "';--"])
  func `words are data and never syntax`(words: String) throws {
    _ = try index().search(words)
  }

  @Test func `the better match comes first, and no more than asked for`() throws {
    #expect(try index().search("therapy", count: 1).map(\.key) == ["c"])
  }
}
