import ClinicalRecords
import MedicalPolicies

extension AppealCase {
  /// Whom the request is for, as far as codes and facts say it, to find studies that fit.
  ///
  /// Source of the codes: ICD-10-CM. M48.06 is lumbar stenosis, M51.16 and M51.17 disc disorder with
  /// radiculopathy, M51.26 and M51.27 displacement, M50.0 and M47.12 cervical myelopathy, M43.1 slip.
  var population: StudyPopulation {
    var diagnoses: Set<Study.Diagnosis> = []
    for code in request.diagnosisCodes {
      if code.hasPrefix("M48.06") { diagnoses.insert(.stenosis) }
      if ["M51.16", "M51.17", "M51.26", "M51.27"].contains(where: { code.hasPrefix($0) }) {
        diagnoses.insert(.herniation)
      }
      if code.hasPrefix("M50.0") || code == "M47.12" { diagnoses.insert(.myelopathy) }
    }
    return StudyPopulation(
      diagnoses: diagnoses, slip: slip, symptomWeeks: symptomWeeks, age: age, families: families)
  }

  private var symptomWeeks: Double? {
    let fact = facts[FactPath("symptom.duration_weeks")].first { $0.isSayable }
    guard case .number(let number, let unit)? = fact?.value,
      let unit = MeasureUnit(rawValue: unit)
    else { return nil }
    return unit.convert(number, to: .weeks)
  }

  /// Whether there is a slip, by its measure or grade; a code alone says yes, silence says nothing.
  private var slip: Study.Slip? {
    let measures = [FactPath("imaging.listhesis_mm"), FactPath("imaging.meyerding")]
      .flatMap { facts[$0] }
    if measures.contains(where: { $0.assertion == .absent && !$0.isConflict }) { return .no }
    let numbers = measures.filter(\.isSayable).compactMap { fact -> Double? in
      if case .number(let number, _)? = fact.value { return number }
      return nil
    }
    guard numbers.contains(where: { $0 > 0 }) else {
      if !numbers.isEmpty { return .no }
      return request.diagnosisCodes.contains { $0.hasPrefix("M43.1") } ? .yes : nil
    }
    let isStill = facts[FactPath("imaging.dynamic_instability")].contains {
      ($0.assertion == .absent || $0.value == .truth(false)) && !$0.isConflict
    }
    return isStill ? .stable : .yes
  }
}
