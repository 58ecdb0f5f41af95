import Foundation

extension Cell {
  /// The cell as a person reads it, its mark before the value: `est. $1,200.00`, `unknown`.
  ///
  /// The mark stands in front so that right-aligned digits stay under one another.
  public var words: String {
    [mark.prefix, value.words].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Cell.Value {
  /// The value in words, without a mark: `$1,200.00`, `42.3%`, `1 day`.
  var words: String {
    switch self {
    case .text(let text), .day(let text), .link(let text, _), .badge(_, let text): text
    case .count(let count): grouped(count)
    case .dollars(let cents): inDollars(cents)
    case .share(let share): fixed(100 * share, digits: 1) + "%"
    case .number(let number, let digits): fixed(number, digits: digits)
    case .days(let days): grouped(days) + (days == 1 ? " day" : " days")
    case .interval(let lower, let upper): "\(lower.words) to \(upper.words)"
    case .empty: ""
    }
  }
}

/// An integer with a comma between thousands: `-1,234`.
private func grouped(_ number: Int) -> String {
  (number < 0 ? "-" : "") + grouped(digits: String(number.magnitude))
}

/// Dollars and cents from cents: `-$1,234.56`.
private func inDollars(_ cents: Int) -> String {
  let (whole, part) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
  let sign = cents < 0 ? "-" : ""
  return "\(sign)$\(grouped(digits: String(whole))).\(part < 10 ? "0" : "")\(part)"
}

/// A number to so many places, its whole part grouped: `1,234.50`.
private func fixed(_ number: Double, digits: Int) -> String {
  let text = String(format: "%.\(max(0, digits))f", number.magnitude)
  let whole = text.prefix { $0 != "." }
  // A value that rounds to zero carries no sign.
  let isZero = !text.contains { ("1"..."9").contains($0) }
  return (number < 0 && !isZero ? "-" : "")
    + grouped(digits: String(whole)) + text.dropFirst(whole.count)
}

private func grouped(digits: String) -> String {
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0 && (digits.count - index) % 3 == 0 { result.append(",") }
    result.append(digit)
  }
  return result
}
