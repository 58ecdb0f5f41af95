import Claims
import Testing

@testable import ClinicalRecords

/// Reviews of records, letters to payers, messages of patients, notes of emergencies.
struct ReviewAndLetterTests {
  private static let review = """
    REVIEW OF RECORDS:
    06/12/2025, Dr. Liu: neck strain. No radicular symptoms. Spurling negative.
    08/20/2025, MRI cervical spine: C5-6 severe right foraminal stenosis.
    03/14/2026, Dr. Ames, CESI C6-7, 50% x 6 weeks.
    06/15/2026, MRI cervical spine: C5-6 moderate right foraminal stenosis.
    EXAM: Spurling positive on the right. Biceps 4/5 on the right.
    DISCUSSION: Right C6 radiculopathy.
    """

  @Test func `each line of a review of records is of its own day`() throws {
    let read = try reading(Self.review, levels: ["C5-6"])
    let stenoses = read.mentions.filter { $0.concept == .stenosis }
    #expect(stenoses.map(\.statedDay) == [day("2025-08-20"), day("2026-06-15")])
    #expect(read.fact("injections.esi.count_region_12mo")?.assertion == .present)
    #expect(read.fact("injections.esi.relief_pct")?.lastDay == day("2026-03-14"))
    #expect(read.fact("symptom.radicular_arm")?.isConflict == false)
    #expect(read.fact("exam.cervical_root_sign")?.value == .truth(true))
  }

  @Test func `what is examined today is not of the line before`() throws {
    let read = try reading(Self.review)
    let strength = read.mentions.first { $0.concept == .motorStrength }
    #expect(strength?.begin == nil)
  }

  @Test func `a note that begins with its own day is no review`() throws {
    let read = try reading("08/12/2026: MRI L4-5 severe stenosis.\nSeen for leg pain.")
    #expect(read.mentions.first { $0.concept == .stenosis }?.statedDay == day("2026-08-12"))
  }

  @Test func `a letter tells its story behind the name of the procedure`() throws {
    let read = try reading(
      """
      To Whom It May Concern:
      Procedure: L3-L5 laminectomy (63047)
      Ms. Example is a 71 year old woman. She received an L4-5 epidural on February 20, 2026 which \
      helped for about ten days. MRI of May 2, 2026 demonstrates severe central stenosis at L4-5.
      """, levels: ["L4-5"], kind: .letter)
    #expect(read.fact("imaging.stenosis_grade", at: "L4-5")?.value == .stenosis(.severe))
    #expect(
      read.fact("injections.esi.count_at_level", at: "L4-5")?.value == .number(1, unit: "count"))
  }

  @Test func `who writes of my sister and her fusion had none`() throws {
    let read = try reading(
      "My sister says she was fine after her fusion so I would like to go ahead.")
    #expect(read.facts("prior_surgery.history").isEmpty)
  }

  @Test func `a study behind a list of medicines is no medicine`() throws {
    let read = try reading(
      """
      Meds: pregabalin 75 bid, baclofen 10 tid.
      MRI C-spine 4/30/26: C6-7 moderate to severe L foraminal stenosis; C5-6 mild.
      """, levels: ["C6-7"])
    #expect(read.fact("imaging.stenosis_grade", at: "C6-7")?.value == .stenosis(.moderateSevere))
    #expect(read.fact("imaging.stenosis_grade", at: "C5-6")?.value == .stenosis(.mild))
  }

  @Test func `what a bracket says ends with it`() throws {
    let read = try reading(
      "IMAGING: CT myelogram 3/9/26 (MRI not possible, pacemaker): large left extrusion at L4-5.")
    let extrusion = read.mentions.first { $0.concept == .discHerniation }
    #expect(extrusion?.context.assertion == .present)
  }

  @Test func `a bladder that is shut is lost, whatever the bowel keeps`() throws {
    let read = try reading(
      """
      HPI: Unable to urinate since yesterday. No incontinence of stool.
      EXAM: Rectal tone decreased. Decreased perianal pinprick.
      """)
    let fact = try #require(read.fact("neuro.bowel_bladder"))
    #expect(fact.value == .truth(true) && fact.isConflict == false)
    #expect(read.flags.contains { $0.kind == .safety })
  }

  @Test func `that one medicine was never taken contradicts no other`() throws {
    let read = try reading(
      "HPI: Gabapentin x 8 wks no help. No NSAIDs.\n", levels: ["L4-5"])
    let had = read.facts("conservative.rx_any").filter { $0.assertion == .present }
    #expect(!had.isEmpty && had.allSatisfy { !$0.isConflict })
  }

  @Test func `an angle of years ago is not the curve of today`() throws {
    let read = try reading(
      """
      HPI: Scoliosis, curve 28 deg in 2021.
      IMAGING: Films 6/22/26: L1-L4 levoscoliosis Cobb 41 degrees.
      """)
    #expect(read.fact("imaging.cobb_deg")?.value == .number(41, unit: "deg"))
  }

  @Test func `the lowest of a table of bone densities counts`() throws {
    let read = try reading(
      """
      DEXA:
         Site          BMD      T-score    Z-score
         L1-L4         0.988    -1.5       -0.2
         Fem neck L    0.701    -2.3       -0.6
      """)
    #expect(read.fact("labs.t_score")?.value == .number(-2.3, unit: "sd"))
  }
}
