import ClinicalRecords
import Testing

struct SpineTests {
  @Test func `every level reads its own name`() {
    let names = (0..<24).compactMap { SpinalLevel(upper: $0)?.description }
    #expect(names.count == 24)
    #expect(names.allSatisfy { SpinalLevel($0)?.description == $0 })
  }

  @Test(arguments: ["L4-5", "L5-S1", "T12-L1", "C7-T1"])
  func `levels across regions name both`(name: String) {
    #expect(SpinalLevel(name) != nil)
  }

  @Test(arguments: ["L5", "L4-6", "L45", "S1-2", ""])
  func `a root, a jump and a slip are no level`(name: String) {
    #expect(SpinalLevel(name) == nil)
  }

  @Test func `mild to moderate is below moderate`() {
    #expect(StenosisGrade.mildModerate < .moderate)
    #expect(StenosisGrade.moderateSevere > .moderate)
  }

  @Test func `four minus is between three and four`() {
    #expect(MotorGrade.three < .fourMinus && MotorGrade.fourMinus < .four)
  }
}
