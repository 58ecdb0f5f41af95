import Appeals
import MedicalPolicies

/// The number that a criterion sets, as a payer's text may state it: `6 weeks`, `six (6) weeks`, `42 days`.
struct StatedLimit {
  private let value: Double
  private let unit: MeasureUnit

  /// The numbers of a criterion; none where it asks for no number.
  static func all(of test: CriterionTest) -> [StatedLimit] {
    switch test {
    case .number(_, let value, let unit): [StatedLimit(value: value, unit: unit)]
    case .between(let low, let high, let unit):
      [StatedLimit(value: low, unit: unit), StatedLimit(value: high, unit: unit)]
    default: []
    }
  }

  var words: String {
    let number = Int(exactly: value).map(String.init) ?? String(value)
    return unit == .grade
      ? "grade \(number)" : [number, unit.words].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Whether a text has it: a length in its unit or, within a month's 30 or 31 days, in another; any
  /// other number by itself, for texts write units in many ways.
  func stands(in text: String) -> Bool {
    let words = text.lowercased().replacing(/[^a-z0-9.%]+/, with: " ").split(separator: " ")
    return words.indices.contains { index in
      guard let number = Self.number(words[index], isGrade: unit == .grade) else { return false }
      guard let days = unit.days else { return number == value }
      let units = words[(index + 1)...].prefix(4).compactMap { Self.duration($0) }
      guard let stated = units.first, let itsDays = stated.days else { return false }
      if stated == unit { return number == value }
      let ratio = number * itsDays / (value * days)
      return (0.91...1.1).contains(ratio)
    }
  }

  private static func number(_ word: Substring, isGrade: Bool) -> Double? {
    var bare = word.prefix { $0.isNumber || $0 == "." }
    if bare.last == "." { bare = bare.dropLast() }
    if let number = Double(bare) { return number }
    if isGrade, let roman = ["i", "ii", "iii", "iv", "v"].firstIndex(of: word) {
      return Double(roman + 1)
    }
    return WrittenNumber.value(of: word).map(Double.init)
  }

  private static func duration(_ word: Substring) -> MeasureUnit? {
    let bare = word.prefix(while: \.isLetter)
    return MeasureUnit.allCases.first {
      $0.days != nil && (bare == $0.rawValue || bare == $0.rawValue.dropLast())
    }
  }
}
