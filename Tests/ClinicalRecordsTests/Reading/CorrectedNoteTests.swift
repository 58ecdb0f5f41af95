import Claims
import Testing

@testable import ClinicalRecords

/// What an addendum, an attestation or a postscript takes back of its own note.
struct CorrectedNoteTests {
  private func strengths(_ read: ChartReading) -> [String] {
    read.mentions.filter { $0.concept == .motorStrength }.map {
      ($0.side?.rawValue ?? "-") + " " + ($0.value?.words ?? "-")
    }
  }

  @Test func `an attestation that grades a muscle anew takes the resident's grade back`() throws {
    let read = try reading(
      """
      EXAM: Motor: wrist extension 4/5 right, 5/5 left.
      Attestation: I was present and agree with the above except that wrist extension is 4-/5 on the \
      right.
      """)
    #expect(strengths(read) == ["left 5/5", "right 4-/5"])
    let flag = try #require(read.flags.first { $0.text.contains("addendum") })
    #expect(flag.quotes.contains { $0.text.contains("4-/5") })
    #expect(flag.quotes.contains { $0.text.contains("4/5 right") })
  }

  @Test func `sides that were changed for each other are read as corrected`() throws {
    let read = try reading(
      """
      EXAM: EHL is 4/5 on the left and 4+/5 on the right.

      ADDENDUM, 08/14/2026: On review of this dictation the sides were transposed. EHL is 4/5 on the \
      right and 4+/5 on the left.
      """)
    #expect(strengths(read) == ["right 4/5", "left 4+/5"])
  }

  @Test func `a weakness that is on the left, not the right, leaves no grade on the right`() throws
  {
    let read = try reading(
      """
      HPI: Right leg pain for 8 months.
      EXAM: EHL 4/5 on the right.
      ADDENDUM 8/14/2026: Correction: leg pain and EHL weakness are on the left, not the right.
      """)
    #expect(read.mentions.allSatisfy { $0.side != .right })
    #expect(read.mentions.contains { $0.concept == .radicularPain && $0.side == .left })
  }

  @Test func `a grade and a side that an attestation corrects are its own`() throws {
    let read = try reading(
      """
      IMAGING: MRI lumbar 6/30/26: L4-5 moderate central stenosis with right lateral recess narrowing.
      ATTESTATION: I reviewed the MRI myself; the L4-5 central stenosis is severe, not moderate, and \
      the recess narrowing is on the left, not the right.
      """, levels: ["L4-5"])
    let grade = try #require(read.fact("imaging.stenosis_grade", at: "L4-5"))
    #expect(grade.value == .stenosis(.severe))
    let recess = read.mentions.filter { $0.choice(.location) == "lateral recess" }
    #expect(recess.map(\.side) == [.left])
    #expect(recess.map(\.value) == [nil])
  }

  @Test func `an attending who agrees takes nothing back`() throws {
    let read = try reading(
      """
      EXAM: EHL 4/5 on the right.
      ATTESTATION: I saw and examined the patient and agree with the note. EHL is 4/5 on the right.
      """)
    #expect(read.flags.isEmpty)
    #expect(strengths(read) == ["right 4/5", "right 4/5"])
  }

  @Test func `an addendum of a later event corrects nothing`() throws {
    let read = try reading(
      """
      HPI: Completed 6 weeks of PT. Pain 7/10.
      ADDENDUM 8/14/2026: Patient called, pain 9/10, PT resumed.
      """)
    #expect(read.flags.isEmpty)
    #expect(read.mentions.filter { $0.concept == .painScore }.count == 2)
  }

  @Test func `a measure that is one number, not another, is flagged`() throws {
    let read = try reading(
      """
      IMAGING: Flex/ext 8/6/26: L3-4 retrolisthesis 3 mm.
      Addendum by Tanaka MD on August 07, 2026
      Films reviewed: 5 mm translation L3-4, not 3.
      """)
    #expect(read.flags.contains { $0.text.contains("addendum") })
  }
}
