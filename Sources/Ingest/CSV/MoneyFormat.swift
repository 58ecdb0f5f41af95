import Claims

/// How an export writes amounts: `1250.5`, `$1,250.50`, `1.250,50 €`, `(1,250.50)`.
///
/// An amount has at most two decimals and fourteen digits; nothing is rounded. Thousands marks may
/// be left out, but where they stand they stand every three digits.
public struct MoneyFormat: Sendable, Hashable, Codable {
  /// The character before the cents.
  public var decimal: String
  /// The character between groups of three digits.
  public var thousands: String?
  /// A currency sign before or after the amount.
  public var sign: String?
  /// Whether parentheses make an amount negative, as accountants write it.
  public var parentheses: Bool

  public init(
    decimal: String = ".", thousands: String? = nil, sign: String? = nil,
    parentheses: Bool = false
  ) {
    self.decimal = decimal
    self.thousands = thousands
    self.sign = sign
    self.parentheses = parentheses
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case decimal, thousands, sign, parentheses
  }

  public init(from decoder: any Decoder) throws {
    try decoder.refuseKeys(notIn: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    decimal = try container.decodeIfPresent(String.self, forKey: .decimal) ?? "."
    thousands = try container.decodeIfPresent(String.self, forKey: .thousands)
    sign = try container.decodeIfPresent(String.self, forKey: .sign)
    parentheses = try container.decodeIfPresent(Bool.self, forKey: .parentheses) ?? false
    for (key, mark) in [(CodingKeys.decimal, decimal), (.thousands, thousands ?? " ")]
    where mark.utf8.count != 1 || mark.first?.isNumber == true || "-()".contains(mark) {
      throw MappingError.at(decoder.codingPath + [key], "expected one mark such as '.' or ','")
    }
    if thousands == decimal {
      throw MappingError.at(decoder.codingPath, "the decimal and the thousands mark are the same")
    }
  }
}

/// A ``MoneyFormat`` as bytes of a file's encoding, ready to read amounts.
struct MoneyScanner {
  let decimal: UInt8
  let thousands: UInt8?
  let sign: [UInt8]
  let parentheses: Bool

  /// Of dollars and cents together.
  static let mostDigits = 14

  private static let minus = UInt8(ascii: "-")
  private static let blank = UInt8(ascii: " ")

  init(_ format: MoneyFormat, encoding: TextEncoding) {
    decimal = format.decimal.utf8.first ?? UInt8(ascii: ".")
    thousands = format.thousands?.utf8.first
    sign = format.sign.flatMap(encoding.bytes(of:)) ?? []
    parentheses = format.parentheses
  }

  /// The amount written in `bytes[start..<end]`; `nil` for anything that is not an amount.
  func money(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Money? {
    var (start, end) = (start, end)
    let isNegative = peel(bytes, &start, &end)
    return digits(bytes, from: start, to: end, atMost: Self.mostDigits)
      .map { Money(cents: isNegative ? -$0 : $0) }
  }

  /// Whether `bytes[start..<end]` is written as an amount and only has too many digits.
  func isTooLong(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    var (start, end) = (start, end)
    _ = peel(bytes, &start, &end)
    return digits(bytes, from: start, to: end, atMost: Self.mostDigits) == nil
      && digits(bytes, from: start, to: end, atMost: .max) != nil
  }

  /// Takes minus, currency sign and parentheses off, each at most once.
  ///
  /// - Returns: Whether the amount is negative.
  private func peel(_ bytes: Span<UInt8>, _ start: inout Int, _ end: inout Int) -> Bool {
    var isNegative = false
    var isSigned = sign.isEmpty
    while start < end {
      if !isNegative, bytes[start] == Self.minus {
        isNegative = true
        start += 1
      } else if !isNegative, parentheses, bytes[start] == UInt8(ascii: "("),
        bytes[end - 1] == UInt8(ascii: ")")
      {
        isNegative = true
        start += 1
        end -= 1
      } else if !isSigned, holdsSign(bytes, at: start, before: end) {
        isSigned = true
        start += sign.count
        while start < end, bytes[start] == Self.blank { start += 1 }
      } else if !isSigned, holdsSign(bytes, at: end - sign.count, before: end) {
        isSigned = true
        end -= sign.count
        while start < end, bytes[end - 1] == Self.blank { end -= 1 }
      } else {
        break
      }
    }
    return isNegative
  }

  private func holdsSign(_ bytes: Span<UInt8>, at start: Int, before end: Int) -> Bool {
    guard start >= 0, start + sign.count <= end else { return false }
    for (offset, byte) in sign.enumerated() where bytes[start + offset] != byte { return false }
    return true
  }

  /// Cents of an amount without a sign; meaningless, but not `nil`, for more than ``mostDigits``.
  private func digits(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, atMost most: Int
  ) -> Int? {
    var cents = 0
    var digits = 0
    var decimals = -1
    // Digits since the last thousands mark; -1 before the first.
    var group = -1
    for position in start..<end {
      let byte = bytes[position]
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        digits += 1
        if decimals >= 0 { decimals += 1 } else if group >= 0 { group += 1 }
        guard digits <= most, decimals <= 2 else { return nil }
        cents = cents &* 10 &+ Int(byte - UInt8(ascii: "0"))
      } else if byte == decimal, decimals < 0, group < 0 || group == 3 {
        decimals = 0
      } else if byte == thousands, decimals < 0, group < 0 ? (1...3).contains(digits) : group == 3 {
        group = 0
      } else {
        return nil
      }
    }
    guard digits > 0, group < 0 || group == 3 else { return nil }
    return cents &* (decimals == 2 ? 1 : decimals == 1 ? 10 : 100)
  }
}
