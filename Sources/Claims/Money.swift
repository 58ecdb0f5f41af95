/// An amount of money in whole cents of one currency.
///
/// Sums are exact; there is no division. A negative amount takes money back, as a reversal does.
public struct Money: Sendable, Hashable, Comparable, Codable, AdditiveArithmetic {
  /// The amount in cents.
  public var cents: Int

  public init(cents: Int) {
    self.cents = cents
  }

  public static let zero = Money(cents: 0)

  public static func < (lhs: Money, rhs: Money) -> Bool { lhs.cents < rhs.cents }
  public static func + (lhs: Money, rhs: Money) -> Money { Money(cents: lhs.cents + rhs.cents) }
  public static func - (lhs: Money, rhs: Money) -> Money { Money(cents: lhs.cents - rhs.cents) }
  public static prefix func - (amount: Money) -> Money { Money(cents: -amount.cents) }

  /// The share `fraction` of the amount, rounded half away from zero to a cent.
  public func share(_ fraction: Double) -> Money {
    Money(cents: Int((Double(cents) * fraction).rounded(.toNearestOrAwayFromZero)))
  }
}

extension Money {
  /// Reads a decimal number of dollars such as `1250`, `-3.5` or `.75` from ASCII bytes.
  ///
  /// - Returns: `nil` for anything else: a third decimal, letters, an exponent, a thousands mark,
  ///   no digit at all, or more dollars than nine hundred billion. Nothing is rounded.
  @inlinable
  public init?(decimal bytes: some Sequence<UInt8>) {
    var rest = bytes.makeIterator()
    var next = rest.next()
    let negative = next == UInt8(ascii: "-")
    if negative { next = rest.next() }
    var cents = 0
    var digits = 0
    func takeDigits() {
      while let byte = next, byte &- UInt8(ascii: "0") < 10 {
        digits += 1
        // What is too long is refused below.
        cents = cents &* 10 &+ Int(byte &- UInt8(ascii: "0"))
        next = rest.next()
      }
    }
    takeDigits()
    let whole = digits
    if next == UInt8(ascii: ".") {
      next = rest.next()
      takeDigits()
    }
    let decimals = digits - whole
    guard next == nil, digits > 0, digits <= 14, decimals <= 2 else { return nil }
    let scale = decimals == 2 ? 1 : decimals == 1 ? 10 : 100
    self.cents = (negative ? -cents : cents) * scale
  }
}

extension Money: CustomStringConvertible {
  /// Dollars with two decimals and no thousands mark, such as `-1250.00`.
  public var description: String {
    let magnitude = cents.magnitude
    let fraction = magnitude % 100
    return "\(cents < 0 ? "-" : "")\(magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

extension Money {
  /// Dollars as people write them: `$14,636.09`.
  public var words: String {
    let digits = String(cents.magnitude / 100)
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    let part = cents.magnitude % 100
    return "\(cents < 0 ? "-" : "")$\(grouped).\(part < 10 ? "0" : "")\(part)"
  }
}
