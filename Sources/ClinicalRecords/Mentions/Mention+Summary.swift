import Claims

extension Mention {
  /// What it says, part by part, as extractors' examples write it.
  ///
  /// Defaults stay unsaid: present, current, of the patient, plain.
  public var summary: [String] {
    var parts = [concept.rawValue]
    if let value { parts.append(value.words) }
    if !levels.isEmpty { parts.append(levels.map(\.description).joined(separator: " ")) }
    if let root { parts.append("root \(root.rawValue)") }
    if let side { parts.append(side.rawValue) }
    if let status { parts.append(status.rawValue) }
    if context.assertion != .present { parts.append(context.assertion.rawValue) }
    if context.temporality != .current { parts.append(context.temporality.rawValue) }
    if context.experiencer != .patient { parts.append(context.experiencer.rawValue) }
    if let outcome { parts.append(outcome.rawValue) }
    if let begin { parts.append("from \(begin.words)") }
    if let end { parts.append("to \(end.words)") }
    for (detail, value) in details.sorted(by: { $0.key < $1.key }) {
      parts.append("\(detail.rawValue) \(value.words)")
    }
    if confidence == .low { parts.append("low confidence") }
    return parts
  }
}

extension StatedDate {
  /// `2026-03-02`, `2026-03`, `2026`, or `~2026-03-02` for the earliest day of a relative date.
  var words: String {
    switch precision {
    case .day: first.description
    case .month: String(first.description.prefix(7))
    case .year: String(first.description.prefix(4))
    case .relative: "~\(first)"
    }
  }
}

extension FactValue {
  /// `6 weeks`, `yes`, `4-/5`.
  var words: String {
    switch self {
    case .truth(let isTrue): isTrue ? "yes" : "no"
    case .number(let number, let unit):
      (number == number.rounded() ? String(Int(number)) : String(number))
        + (unit.isEmpty ? "" : " \(unit)")
    case .motor(let grade): "\(grade.rawValue)/5"
    case .stenosis(let grade): grade.rawValue
    case .choice(let choice): choice
    case .words(let words): words.joined(separator: " + ")
    }
  }
}
