/// A value with its unit and its mark, so that each renderer can write it its own way and a
/// spreadsheet can add it up.
///
/// A cell that is unknown holds no value: `Cell(.dollars(cents: 0), mark: .unknown)` equals
/// ``unknown``. A number that is not finite is unknown too.
public struct Cell: Sendable, Hashable {
  public let value: Value
  public let mark: Mark

  public indirect enum Value: Sendable, Hashable {
    case text(String)
    case count(Int)
    case dollars(cents: Int)
    /// A proportion in 0...1.
    case share(Double)
    /// A number shown with this many decimal places; CSV and JSON keep all of it.
    case number(Double, digits: Int)
    /// A calendar day as the text that is shown, by convention `2026-03-14`.
    case day(String)
    /// A duration in calendar days.
    case days(Int)
    /// The two ends of an interval, each a quantity.
    case interval(lower: Value, upper: Value)
    /// A reference to a row or heading of the same report, by its anchor.
    case link(String, anchor: String)
    case badge(Badge, String)
    /// Nothing is meant to stand here. What is not known is ``Cell/unknown`` instead.
    case empty
  }

  /// The urgency of a badge. Its text says the same in words.
  public enum Badge: String, Sendable, Hashable, CaseIterable {
    case neutral, good, info, warning, danger
  }

  public init(_ value: Value, mark: Mark = .known) {
    self.mark = value.isFinite ? mark : .unknown
    self.value = self.mark == .unknown ? .empty : value
  }

  public static let unknown = Cell(.empty, mark: .unknown)
  public static let empty = Cell(.empty)

  /// The same value under another mark.
  public func marked(_ mark: Mark) -> Cell { Cell(value, mark: mark) }
}

extension Cell {
  public static func text(_ text: String, mark: Mark = .known) -> Cell {
    Cell(.text(text), mark: mark)
  }

  public static func count(_ count: Int, mark: Mark = .known) -> Cell {
    Cell(.count(count), mark: mark)
  }

  public static func dollars(cents: Int, mark: Mark = .known) -> Cell {
    Cell(.dollars(cents: cents), mark: mark)
  }

  /// A proportion in 0...1.
  public static func share(_ share: Double, mark: Mark = .known) -> Cell {
    Cell(.share(share), mark: mark)
  }

  public static func number(_ number: Double, digits: Int, mark: Mark = .known) -> Cell {
    Cell(.number(number, digits: digits), mark: mark)
  }

  public static func day(_ day: String, mark: Mark = .known) -> Cell {
    Cell(.day(day), mark: mark)
  }

  public static func days(_ days: Int, mark: Mark = .known) -> Cell {
    Cell(.days(days), mark: mark)
  }

  public static func interval(lower: Value, upper: Value, mark: Mark = .known) -> Cell {
    Cell(.interval(lower: lower, upper: upper), mark: mark)
  }

  public static func link(_ text: String, anchor: String, mark: Mark = .known) -> Cell {
    Cell(.link(text, anchor: anchor), mark: mark)
  }

  public static func badge(_ badge: Badge, _ text: String, mark: Mark = .known) -> Cell {
    Cell(.badge(badge, text), mark: mark)
  }
}

extension Cell.Value {
  var isFinite: Bool {
    switch self {
    case .share(let value), .number(let value, _): value.isFinite
    case .interval(let lower, let upper): lower.isFinite && upper.isFinite
    default: true
    }
  }
}
