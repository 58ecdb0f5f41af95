import Testing

@testable import ClinicalRecords

/// Levels as they are spoken into a recorder and typed as heard.
struct DictatedLevelTests {
  @Test(arguments: [
    ("stenosis at L four five", ["L4-5"]), ("stenosis at L four-five", ["L4-5"]),
    ("stenosis at L four slash five", ["L4-5"]), ("stenosis at L4 slash 5", ["L4-5"]),
    ("stenosis at L4 slash L5", ["L4-5"]), ("L four on five slip", ["L4-5"]),
    ("L4 on 5 slip", ["L4-5"]), ("disc at L five S one", ["L5-S1"]),
    ("disc at L5 S one", ["L5-S1"]), ("fusion L four to S one", ["L4-5", "L5-S1"]),
    ("L three through L five", ["L3-4", "L4-5"]), ("C five six disc", ["C5-6"]),
    ("C five dash six disc", ["C5-6"]), ("L three four and L four five", ["L3-4", "L4-5"]),
    ("T twelve L one", ["T12-L1"]),
  ])
  func `a spoken level is a level`(text: String, levels: [String]) {
    let read = marked(text).levels.flatMap(\.levels).map(\.description)
    #expect(read == levels)
  }

  @Test func `a spoken root is a root`() {
    #expect(marked("left L five radiculopathy").levels.first?.root?.rawValue == "L5")
    #expect(marked("left L five radiculopathy").sides.map(\.side) == [.left])
  }

  @Test(arguments: [
    "T two weighted images", "Option C one week later", "he has L four weeks of pain",
    "L. Four visits", "vitamin C five days a week",
  ])
  func `what only sounds alike is no level`(text: String) {
    #expect(marked(text).levels.flatMap(\.levels).isEmpty)
  }
}
