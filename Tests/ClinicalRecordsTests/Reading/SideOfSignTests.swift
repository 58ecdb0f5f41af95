import Testing

@testable import ClinicalRecords

/// On which side an examiner found a sign, as short notes write it.
struct SideOfSignTests {
  private func mentions(_ concept: Concept, _ text: String) throws -> [Mention] {
    try reading(text).mentions.filter { $0.concept == concept }
  }

  @Test func `a letter behind a result is its side`() throws {
    let signs = try mentions(
      .sacroiliacSign, "EXAM: FABER pos L. Thigh thrust pos L, Gaenslen neg R.")
    #expect(signs.map(\.side) == [.left, .left, .right])
    #expect(marked("MRI neg L spine").sides(in: 0..<4).isEmpty)
  }

  @Test func `the label of a side holds for the signs behind it`() throws {
    let signs = try mentions(
      .sacroiliacSign, "EXAM: Left: FABER +, thigh thrust +. Right: FABER -, Gaenslen -.")
    #expect(signs.map(\.side) == [.left, .left, .right, .right])
  }

  @Test func `a B behind a grade is both sides`() throws {
    let grades = try mentions(.motorStrength, "EXAM: hip flexors 5/5 B, ankle DF 5/5 B, EHL L 4/5.")
    #expect(grades.map(\.side) == [.bilateral, .bilateral, .left])
  }

  @Test func `what was counted in brackets does not move a weakness to the other leg`() throws {
    let grades = try mentions(
      .motorStrength, "EXAM: L gastroc 4+/5 (20 single heel raises R vs 9 L).")
    #expect(grades.map(\.side) == [.left])
    let named = try mentions(.motorStrength, "EXAM: EHL 4/5 (right).")
    #expect(named.map(\.side) == [.right])
  }

  @Test func `beats of clonus are clonus on their side`() throws {
    let signs = try mentions(.longTractSign, "EXAM: Clonus 4 beats R ankle, none L.")
    #expect(signs.first?.choice == "positive" && signs.first?.side == .right)
    let few = try mentions(.longTractSign, "EXAM: Clonus 2 beats bilaterally.")
    #expect(few.first?.choice == "equivocal")
    let none = try mentions(.longTractSign, "EXAM: Clonus 0 beats bilaterally.")
    #expect(none.first?.choice == "negative")
  }

  @Test func `pain down the back of one thigh is of that side`() throws {
    let pain = try mentions(.radicularPain, "HPI: LBP radiating L post thigh to calf.")
    #expect(pain.first?.side == .left)
  }

  @Test func `a scanner's S1 is a root`() throws {
    let pain = try mentions(.radicularPain, "HPI: radicular pain in right Sl distribution.")
    #expect(pain.first?.root?.rawValue == "S1")
    let joint = try mentions(.radicularPain, "HPI: pain over the right SI joint.")
    #expect(joint.allSatisfy { $0.root == nil })
  }

  @Test func `a weak quadriceps does not contradict an L4 root`() throws {
    let read = try reading(
      "HPI: Right L4 radiculopathy.\nEXAM: R quadriceps 4-/5, R hip flexion 4/5, others 5/5.")
    #expect(read.fact("exam.concordant")?.isConflict != true)
    let foot = try reading("HPI: Right L5 radiculopathy.\nEXAM: R hip flexion 4/5, others 5/5.")
    #expect(foot.fact("exam.concordant")?.isConflict == true)
  }

  @Test func `grades in a row without commas are each of their muscle, on the side that opens it`()
    throws
  {
    let grades = try mentions(
      .motorStrength,
      "Physical Exam: Motor: R HF 5 KE 5 DF 5 EHL 5 PF 5; L HF 5 KE 5 DF 4+ EHL 4 PF 5.")
    let left = grades.filter { $0.side == .left }
    #expect(grades.count == 10 && left.count == 5)
    #expect(left.map(\.value) == [.five, .five, .fourPlus, .four, .five].map { .motor($0) })
    let listed = try mentions(.motorStrength, "EXAM: Strength R TA 4/5, EHL 4+/5.")
    #expect(listed.map(\.side) == [.right, .right])
    let both = try mentions(.motorStrength, "EXAM: R TA 4/5 and left EHL 4/5, GS 5/5.")
    #expect(both.map(\.side) == [.right, .left, nil])
  }
}
