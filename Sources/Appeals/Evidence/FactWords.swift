import Claims
import ClinicalRecords
import Documents
import MedicalPolicies

extension FactValue {
  /// The value as a letter prints it; `nil` for a bare yes or no, which its label says.
  var words: String? {
    switch self {
    case .truth: nil
    case .number(let number, let unit): Self.words(number, unit)
    case .motor(let grade): "\(grade.rawValue)/5"
    case .stenosis(.none): "no stenosis"
    case .stenosis(let grade): "\(grade.rawValue) stenosis"
    case .choice(let choice): choice
    // Pieces of sentences, which may have lost a "not": only the quote says them.
    case .words: nil
    }
  }

  private static func words(_ number: Double, _ unit: String) -> String {
    // Months in the record became weeks in the fact, at 30.4 days: said as they were written.
    let months = number * 7 / 30.4
    if unit == "weeks", number != number.rounded(), abs(months - months.rounded()) < 0.02 {
      return words(months.rounded(), "months")
    }
    let figure =
      number == number.rounded() && number.magnitude < 1e9
      ? String(Int(number)) : String((number * 10).rounded() / 10)
    switch unit {
    case "": return figure
    case "percent", "%": return figure + "%"
    case "vas10": return figure + "/10"
    case "count", "grade": return figure
    case _ where number == 1 && unit.hasSuffix("s"): return "\(figure) \(unit.dropLast())"
    default: return "\(figure) \(unit)"
    }
  }
}

extension Fact {
  /// Whether it may be said: present, not in conflict, and quoted.
  var isSayable: Bool {
    assertion == .present && !isConflict && concordance != .disagrees && !support.isEmpty
      && value != .truth(false)
  }

  /// The value as a letter prints it. Of things found only names of medicines stand for themselves.
  var valueWords: String? {
    if path == FactPath("conservative.rx_any"), case .words(let names)? = value, !names.isEmpty {
      return names.joined(separator: ", ")
    }
    return value?.words
  }

  /// Whether the record denies it, where a criterion asks for its absence.
  var isSayableDenial: Bool {
    !isConflict && !support.isEmpty
      && (assertion == .absent || (assertion == .present && value == .truth(false)))
  }

  /// Value, level, side and days, in words: `8 weeks, 2026-03-03 to 2026-04-28`, `16 months as of
  /// 2026-09-22`, `severe stenosis at L4-5 on 2026-08-12`.
  var particulars: String { particulars(days: \.description) }

  /// The same with days written by `words`, as a letter writes them: `March 3, 2026`.
  func particulars(days words: (CalendarDay) -> String) -> String {
    let place = level.map { "at \($0)" }
    let said = [valueWords, place].compactMap(\.self).joined(separator: " ")
    let what = [said, side?.rawValue ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    guard let days = dayWords(words) else { return what }
    guard !what.isEmpty else { return days }
    // A side, or days from one to another, would run into what stands before them.
    return what + (side != nil || isRun || isSeveral ? ", " : " ") + days
  }

  private var isRun: Bool {
    if let firstDay, let last = statedLastDay { firstDay != last } else { false }
  }

  /// Of a length the one day is when it was told, or began.
  private func dayWords(_ words: (CalendarDay) -> String) -> String? {
    switch (firstDay, statedLastDay) {
    case (let first?, let last?) where first != last: "\(words(first)) to \(words(last))"
    case (let first?, nil) where isLength: "from \(words(first))"
    case (_, let day?) where isLength: "as of \(words(day))"
    case (_, let day?) where isSeveral: "the last on \(words(day))"
    case (let day?, _), (nil, let day?): "on \(words(day))"
    default: nil
    }
  }

  /// Things counted, of which the day is the last one's.
  private var isSeveral: Bool {
    if case .number(let count, "count")? = value { count > 1 } else { false }
  }

  /// A time, and not a score or a count.
  var isLength: Bool {
    guard case .number(_, let unit)? = value else { return false }
    return MeasureUnit(rawValue: unit)?.days != nil
  }

  /// What a slot takes from it; `nil` where it does not say.
  func words(_ take: Objection.Slot.Take) -> String? {
    switch take {
    case .value: valueWords
    case .level: level?.description
    case .side: side?.rawValue
    case .firstDay: firstDay?.description
    case .lastDay: (lastDay == nil ? firstDay : statedLastDay)?.description
    case .words: support.first.map { "“\($0.oneLine)”" }
    }
  }
}
