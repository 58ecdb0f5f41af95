import Claims
import Testing

@testable import ClinicalRecords

/// The day of notes that carry it without a label.
struct HeadDayTests {
  static let heads = [
    ("Orthopaedic Spine Surgery - New patient\n06/30/2026\nName: Doe, Ann", "2026-06-30"),
    (
      "DOE, ANN   DOB 05/05/1963\nMRI LUMBAR SPINE     04/02/2026\nHISTORY: Leg pain.", "2026-04-02"
    ),
    ("SPINE CENTER\n\nAugust 4, 2026\n\nAnn Roe, M.D.\n\nDear Ann:\n\nI saw him.", "2026-08-04"),
    ("EMERGENCY NOTE\nName: DOE   DOB: 06/30/1960   Arrival: 06/21/2026 0214", "2026-06-21"),
    ("Clinic | Provider: A. Tran | Visit: 02/26/2026 | DOB: 11/30/1972", "2026-02-26"),
    (
      "CT LUMBAR SPINE\nCroft, Ann   06/06/1957   Exam: 08-19-2026\nFINDINGS: Fusion.", "2026-08-19"
    ),
    ("CROFT, ANN    DOB 06/06/1957    Visit: 09/02/2026 2:30 PM    Chart: 55", "2026-09-02"),
    ("Final Report\nMRI Cervical Spine\nPerformed: 07/11/2026\nFindings: Normal.", "2026-07-11"),
    ("MR LUMBAR SPINE\nExam date/time: 07/30/2026 09:12\nFINDINGS:", "2026-07-30"),
    ("PAIN CONSULTATION\nStone, Karl | DOB 5/5/69 | 7/28/26\nHPI: Pain.", "2026-07-28"),
    ("LEAD REMOVAL VISIT\nStone, Karl, DOB 5/5/69, seen 9/21/26\nHPI: Pain.", "2026-09-21"),
    ("Nurse phone note 08/12/2026 09:40 - L. Rowe, DOB 2/2/72\nCalled.", "2026-08-12"),
    ("Ed Gray is a 67 y.o. male who presents on 9/10/2026.\nDOB: 1/1/1959", "2026-09-10"),
    ("PORTAL MESSAGE\nSent: 07/22/2026 8:15 PM\nHi", "2026-07-22"),
  ]

  @Test(arguments: heads)
  func `a day at the head of a note is the note's`(text: String, expected: String) {
    #expect(Note(name: "note", text: text).day == CalendarDay(expected))
  }

  static let others = [
    "Name: Doe   DOB 05/05/1963\nDate of injury 04/02/2026\nHPI: Pain.",
    "Fax received 04/02/2026\nHPI: Pain.",
    "SPINE CLINIC\n04/02/2026\n05/02/2026\nHPI: Pain.",
    "HPI: Pain since 04/02/2026.",
  ]

  @Test(arguments: others)
  func `a day of something else, or one of two, is none`(text: String) {
    #expect(Note(name: "note", text: text).day == nil)
  }
}
