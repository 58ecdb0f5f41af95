import Claims
import Testing

@testable import ClinicalRecords

/// Exports that give a name on one line and its value on the next, and tables parted by tabs.
struct FlowsheetTests {
  @Test func `a name answered no on the next line is no finding`() throws {
    let chart = try reading(
      """
      Ambulatory Intake Flowsheet
      Patient reports bowel or bladder changes
      No
      Prior spine surgery
      None
      """)
    #expect(chart.fact("neuro.bowel_bladder")?.assertion == .absent)
    #expect(chart.fact("prior_surgery.history")?.assertion == .absent)
    #expect(!chart.flags.contains { $0.kind == .safety })
  }

  @Test func `a name answered yes is one`() throws {
    let chart = try reading("Bowel or bladder incontinence\nYes\nFever\nNo")
    #expect(chart.fact("neuro.bowel_bladder")?.assertion == .present)
  }

  @Test(arguments: ["Not assessed", "Unknown", "N/A"])
  func `a name that was not answered says nothing`(answer: String) throws {
    let chart = try reading("Bowel or bladder incontinence\n\(answer)\nPain score\n7")
    #expect(chart.facts("neuro.bowel_bladder").isEmpty)
  }

  @Test func `values on the lines behind their names are read`() throws {
    let chart = try reading(
      """
      BMI
      33.0
      Numeric pain score
      7
      Hemoglobin A1c
      7.4 %
      Cotinine, serum
      <2.0 ng/mL
      """)
    #expect(chart.fact("patient.bmi")?.value == .number(33, unit: "kg/m2"))
    #expect(chart.fact("pain.max_vas")?.value == .number(7, unit: "vas10"))
    #expect(chart.fact("labs.hba1c")?.value == .number(7.4, unit: "percent"))
    #expect(chart.fact("labs.cotinine_ng_ml")?.value == .number(2, unit: "ng/mL"))
  }

  @Test func `a grade on the line behind its muscle is that muscle's`() throws {
    let chart = try reading("Strength\nLeft EHL\n4/5\nRight EHL\n5/5")
    #expect(chart.fact("neuro.motor_mrc_min")?.value == .motor(.four))
    #expect(chart.fact("neuro.motor_mrc_min")?.side == .left)
    #expect(chart.fact("neuro.motor_mrc_min")?.isConflict == false)
  }

  @Test func `a medicine declined in one row of a table declines no other`() throws {
    let chart = try reading(
      "Medication\tStart\tStop\tReason\n"
        + "Gabapentin 300 mg TID\t03/21/2026\t07/15/2026\tIneffective\n"
        + "Duloxetine 30 mg\tnot started\t\tPatient declined")
    #expect(
      chart.facts("conservative.rx_any").contains {
        $0.assertion == .present && $0.value == .words(["Gabapentin"])
      })
  }

  @Test func `a sign in brackets before a reflex of the cord is its result`() throws {
    let chart = try reading("EXAM: (-) Hoffman, (-) clonus.")
    #expect(chart.fact("exam.myelopathic_sign")?.assertion == .absent)
    #expect(!chart.flags.contains { $0.kind == .safety })
  }

  @Test func `a day on which cotinine is to be measured is no value`() throws {
    let chart = try reading("PLAN: Smoking cessation x 6 wks, cotinine 2 wks pre-op.")
    #expect(chart.facts("labs.cotinine_ng_ml").allSatisfy { $0.value == nil })
  }

  @Test func `therapy twice a week is not two visits`() throws {
    let chart = try reading("She finished 6 weeks of PT on 7/28, went twice a week.")
    #expect(chart.facts("conservative.pt.visits").isEmpty)
  }

  @Test func `an operation told behind a denied defect was had`() throws {
    let chart = try reading("IMAGING: CT 7/5/26: no pars defect, prior L4-5 laminectomy.")
    #expect(!chart.facts("prior_surgery.history").contains { $0.assertion == .absent })
  }
}
