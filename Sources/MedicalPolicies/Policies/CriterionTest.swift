public import ClinicalRecords

/// A limit and which side of it is wanted.
public enum Comparison: String, Sendable, Hashable, CaseIterable {
  case atLeast = ">="
  case above = ">"
  case atMost = "<="
  case below = "<"

  /// Nothing is rounded: 5.9 is not at least 6.
  public func holds<Value: Comparable>(_ value: Value, _ limit: Value) -> Bool {
    switch self {
    case .atLeast: value >= limit
    case .above: value > limit
    case .atMost: value <= limit
    case .below: value < limit
    }
  }

  public var isLowerBound: Bool { self == .atLeast || self == .above }

  var words: String {
    switch self {
    case .atLeast: "at least"
    case .above: "more than"
    case .atMost: "at most"
    case .below: "less than"
    }
  }
}

/// What a criterion asks of its fact.
public enum CriterionTest: Sendable, Hashable {
  case isTrue, isFalse
  case documented
  case number(Comparison, Double, MeasureUnit)
  /// Both ends count.
  case between(Double, Double, MeasureUnit)
  case motor(Comparison, MotorGrade)
  case stenosis(Comparison, StenosisGrade)
  case choice([String])
  case contains([String])
  /// A medicine of one of these classes, told by its name.
  case medicine([MedicineClass])
  /// The criteria of another policy's pathway hold.
  case policyMet(file: String, pathway: String)
}

extension CriterionTest {
  /// The need in words, as it follows a fact's name: `at least 6 weeks`.
  public var words: String {
    switch self {
    case .isTrue: "yes"
    case .isFalse: "no"
    case .documented: "documented"
    case .number(let comparison, let grade, .grade):
      "\(comparison.words) grade \(Self.words(grade))"
    case .number(let comparison, let value, let unit):
      "\(comparison.words) \(Self.words(value)) \(unit.words)".trimmedEnd
    case .between(let low, let high, let unit):
      "\(Self.words(low)) to \(Self.words(high)) \(unit.words)".trimmedEnd
    case .motor(let comparison, let grade): "\(comparison.words) \(grade.rawValue)/5"
    case .stenosis(let comparison, let grade): "\(comparison.words) \(grade.rawValue)"
    case .choice(let words), .contains(let words):
      "one of " + words.joined(separator: ", ").replacing("_", with: " ")
    case .medicine(let classes): "one of " + classes.map(\.name).joined(separator: ", ")
    case .policyMet(let file, let pathway): "pathway \(pathway) of \(file) met"
    }
  }

  /// Whether more of the fact helps, so that several courses may each be enough.
  var isCourse: Bool {
    // One trial of the class is enough; a trial of another says nothing against it.
    if case .medicine = self { return true }
    guard case .number(let comparison, _, let unit) = self, comparison.isLowerBound else {
      return false
    }
    return unit.days != nil || [.count, .visits, .sessions].contains(unit)
  }

  /// Whether a smaller value is wanted, so that nothing found is no proof against it.
  var isUpperBound: Bool {
    switch self {
    case .number(let comparison, _, _): !comparison.isLowerBound
    case .motor(let comparison, _): !comparison.isLowerBound
    case .stenosis(let comparison, _): !comparison.isLowerBound
    case .between: true
    default: false
    }
  }

  /// 6, 5.9, 30.4: as short as it is exact.
  static func words(_ value: Double) -> String {
    if let whole = Int(exactly: value) { return String(whole) }
    return String(value)
  }
}

extension String {
  fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
