import ClinicalRecords
import StrictJSON

/// Tests and side conditions.
extension PolicyReader {
  mutating func test(_ node: JSONNode) throws(FormatError) -> CriterionTest {
    let fields = try Fields(node, file: file, known: ["cmp", "value", "unit", "pathway"])
    switch try fields.text("cmp") {
    case "is_true": return .isTrue
    case "is_false": return .isFalse
    case "documented": return .documented
    case "in": return .choice(try list(fields))
    case "contains_any": return .contains(try list(fields))
    case "medicine_class": return .medicine(try classes(fields))
    case "between":
      let ends = try fields.items("value")
      guard ends.count == 2, let low = ends.first, let high = ends.last,
        try fields.number(low) <= fields.number(high)
      else { throw fields.expected("two numbers, the smaller first", node) }
      return .between(try fields.number(low), try fields.number(high), try unit(fields))
    case "policy_met":
      let reference = Reference(
        file: try fields.text("value"), pathway: try fields.text("pathway"), line: node.line,
        place: node.place)
      references.append(reference)
      return .policyMet(file: reference.file, pathway: reference.pathway)
    case let sign:
      guard let comparison = Comparison(rawValue: sign) else {
        throw FormatError(file: file, node: try fields.require("cmp"), .unknownComparator)
      }
      return try measured(fields, comparison)
    }
  }

  private func measured(
    _ fields: Fields, _ comparison: Comparison
  ) throws(FormatError) -> CriterionTest {
    let value = try fields.require("value")
    switch try fields.text("unit") {
    case "mrc":
      let text =
        switch value.value {
        case .integer, .number: CriterionTest.words(try fields.number(value))
        default: try fields.text(value)
        }
      guard let grade = MotorGrade(rawValue: text) else {
        throw fields.expected("0, 1, 2, 3, \"4-\", 4, \"4+\" or 5", value)
      }
      return .motor(comparison, grade)
    case "stenosis_grade":
      guard let grade = StenosisGrade(rawValue: try fields.text(value)) else {
        throw fields.expected("a grade of stenosis, none to severe", value)
      }
      return .stenosis(comparison, grade)
    default: return .number(comparison, try fields.number(value), try unit(fields))
    }
  }

  private func list(_ fields: Fields) throws(FormatError) -> [String] {
    let words = try fields.texts("value")
    guard !words.isEmpty else { throw fields.expected("a list of words", fields.node) }
    return words
  }

  private func classes(_ fields: Fields) throws(FormatError) -> [MedicineClass] {
    var classes: [MedicineClass] = []
    for name in try list(fields) {
      guard let known = MedicineClass(rawValue: name) else {
        let names = MedicineClass.allCases.map(\.rawValue).joined(separator: ", ")
        throw fields.expected("classes of medicine (\(names))", try fields.require("value"))
      }
      classes.append(known)
    }
    return classes
  }

  private func unit(_ fields: Fields) throws(FormatError) -> MeasureUnit {
    try required(fields, "unit")
  }

  /// `lab`, `evidence`, `requires` and `same_scale_required` as further facts.
  mutating func conditions(_ fields: Fields) throws(FormatError) -> [SideCondition] {
    var conditions: [SideCondition] = []
    if let node = fields.find("lab") {
      let lab = try Fields(node, file: file, known: ["analyte", "max_ng_ml", "max_age_days"])
      conditions.append(
        SideCondition(
          fact: "labs.cotinine_ng_ml",
          test: .number(.atMost, try lab.number("max_ng_ml"), .nanograms),
          maximumAgeDays: try lab.positive("max_age_days")))
    } else if try fields.texts("evidence").contains("cotinine_lab") {
      conditions.append(
        SideCondition(fact: "labs.cotinine_normal", test: .isTrue, maximumAgeDays: nil))
    }
    // A baseline that is only to be documented is one measurement: there is nothing to compare.
    if try fields.flag("same_scale_required"),
      try test(fields.require("test")) != .documented
    {
      conditions.append(
        SideCondition(fact: "function.same_scale", test: .isTrue, maximumAgeDays: nil))
    }
    return try conditions + required(fields)
  }

  private func required(_ fields: Fields) throws(FormatError) -> [SideCondition] {
    guard let node = fields.find("requires") else { return [] }
    let requires = try Fields(
      node, file: file, known: ["duration_weeks", "same_scale", "dates_of_measurement", "gain"])
    var conditions: [SideCondition] = []
    if let weeks = try requires.positive("duration_weeks") {
      conditions.append(
        SideCondition(
          fact: "injections.esi.relief_weeks", test: .number(.atLeast, Double(weeks), .weeks),
          maximumAgeDays: nil))
    }
    if try requires.flag("same_scale") {
      conditions.append(
        SideCondition(fact: "injections.esi.same_scale", test: .isTrue, maximumAgeDays: nil))
    }
    if try requires.flag("gain") {
      conditions.append(
        SideCondition(
          fact: "injections.esi.function_or_medicine_gain", test: .isTrue, maximumAgeDays: nil))
    }
    if try requires.flag("dates_of_measurement") {
      conditions.append(
        SideCondition(fact: "injections.esi.relief_dated", test: .isTrue, maximumAgeDays: nil))
    }
    return conditions
  }
}

extension SideCondition {
  fileprivate init(fact: String, test: CriterionTest, maximumAgeDays: Int?) {
    self.init(fact: FactPath(fact), test: test, maximumAgeDays: maximumAgeDays)
  }
}
