import Testing

@testable import ClinicalRecords

struct LevelTests {
  private func levels(_ text: String) -> [String] {
    marked(text).levels.flatMap { $0.levels.map(\.description) }
  }

  @Test(arguments: [
    ("L4-5 stenosis", ["L4-5"]), ("L4-L5", ["L4-5"]), ("L4/5", ["L4-5"]), ("L4–5", ["L4-5"]),
    ("L4 5 disc", ["L4-5"]), ("L45 HNP", ["L4-5"]), ("l4-5", ["L4-5"]), ("L5S1", ["L5-S1"]),
    ("L4-5 and 5-1", ["L4-5", "L5-S1"]), ("disc at 5-1", ["L5-S1"]),
    ("L3 through S1", ["L3-4", "L4-5", "L5-S1"]), ("L3-5", ["L3-4", "L4-5"]),
    ("C5-6", ["C5-6"]), ("C56", ["C5-6"]), ("T12-L1", ["T12-L1"]), ("C7-T1", ["C7-T1"]),
    ("L4-L5-S1 fusion", ["L4-5", "L5-S1"]), ("L4-5/S1", ["L4-5", "L5-S1"]), ("L5-1", ["L5-S1"]),
    ("L3-4, 4-5 and 5-1", ["L3-4", "L4-5", "L5-S1"]), ("C4-7", ["C4-5", "C5-6", "C6-7"]),
    ("L5 on S1", ["L5-S1"]), ("spondylolisthesis of L4 over L5", ["L4-5"]), ("L51", ["L5-S1"]),
  ])
  func `levels are read as written`(text: String, expected: [String]) {
    #expect(levels(text) == expected)
  }

  @Test(arguments: [
    "L5 radiculopathy", "L4 5/5", "T1-weighted", "T1 and T2 weighted images", "L4 and L5 vertebrae",
    "pain 4-5/10", "C5 7 mm", "500 mg 5-1/2", "T2-weighted", "scheduled for 4-5 weeks",
  ])
  func `roots, strengths, weightings and scores are no levels`(text: String) {
    #expect(levels(text).isEmpty)
  }

  @Test func `a root is a root`() {
    let found = marked("L5 radiculopathy").levels
    #expect(found.map(\.root?.rawValue) == ["L5"])
    #expect(found.first?.isRoot == true)
    #expect(marked("L1 compression fracture").levels.first?.isRoot == false)
  }

  @Test func `a scanner's S for 5 is read with low confidence`() {
    let found = marked("stenosis at L4-S with").levels
    #expect(found.flatMap(\.levels).map(\.description) == ["L4-5"])
    #expect(found.first?.isUncertain == true)
  }

  @Test(arguments: ["L5-L6", "L5-6", "L6"])
  func `a sixth lumbar vertebra holds the numbering`(text: String) {
    #expect(marked(text).levels.map(\.holdsNumbering) == [true])
    #expect(levels(text).isEmpty)
  }

  private func sides(_ text: String) -> [Side] { marked(text).sides.map(\.side) }

  @Test(arguments: [
    ("right leg", [Side.right]), ("rt leg pain", [.right]), ("pain (R)", [.right]),
    ("R leg pain", [.right]), ("RLE", [.right]), ("B/L", [.bilateral]), ("bilat LE", [.bilateral]),
    ("L L4-5 HNP", [.left]), ("L > R leg pain", [.bilateral]), ("left-sided", [.left]),
    ("EHL 4-/5 R", [.right]), ("EHL 4/5 L", [.left]), ("both legs", [.bilateral]),
    ("R/L", [.bilateral]), ("right greater than left", [.bilateral]), ("SLR + R at 40", [.right]),
  ])
  func `sides are read as written`(text: String, expected: [Side]) {
    #expect(sides(text) == expected)
  }

  @Test(arguments: [
    "2 L of oxygen", "L-spine MRI", "L spine MRI", "L4-5", "right now", "right-handed", "Dr. R",
    "all right", "she left the office", "R. Smith", "both discs", "right hand dominant",
  ])
  func `what is not a side is none`(text: String) {
    #expect(sides(text).isEmpty)
  }

  @Test func `of both sides the worse is kept`() {
    #expect(marked("L > R leg pain").sides.first?.worse == .left)
  }
}
