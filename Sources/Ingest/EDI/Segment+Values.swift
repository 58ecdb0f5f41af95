import Claims
import X12

extension Segment {
  /// The text of an element, empty when it is absent.
  func text(_ number: Int) -> String { self[number] ?? "" }

  func required(_ number: Int) throws(ElementFault) -> String {
    guard let text = self[number] else { throw ElementFault(self, number, .value) }
    return text
  }

  /// A number that something is known by: the blanks some senders leave around it are no part of it.
  func identifier(_ number: Int) -> String? {
    withElement(number) { bytes in
      guard let bytes, let first = bytes.firstIndex(where: { $0 != 0x20 }),
        let last = bytes.lastIndex(where: { $0 != 0x20 })
      else { return nil }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[first...last]), as: UTF8.self)
    }
  }

  func requiredIdentifier(_ number: Int) throws(ElementFault) -> String {
    guard let text = identifier(number) else { throw ElementFault(self, number, .value) }
    return text
  }

  /// Whether an element is exactly these characters.
  func element(_ number: Int, is text: StaticString) -> Bool {
    withElement(number) { bytes in
      guard let bytes, bytes.count == text.utf8CodeUnitCount else { return false }
      for index in bytes.indices where bytes[index] != text.utf8Start[index] { return false }
      return true
    }
  }

  func amount(_ number: Int) throws(ElementFault) -> Money? {
    let (isPresent, amount) = withElement(number) { bytes in
      (bytes != nil, bytes.flatMap { Money(decimal: $0) })
    }
    if isPresent, amount == nil {
      throw ElementFault(self, number, isLongAmount(number) ? .amountInRange : .amount)
    }
    return amount
  }

  /// Whether an element is well written as an amount and only has too many digits.
  private func isLongAmount(_ number: Int) -> Bool {
    let parts = (self[number] ?? "").split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first.map { $0.hasPrefix("-") ? $0.dropFirst() : $0 } ?? ""
    let decimals = parts.count == 2 ? parts[1] : ""
    let digits = whole + decimals
    return parts.count <= 2 && digits.utf8.count > 14 && decimals.utf8.count <= 2
      && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  func requiredAmount(_ number: Int) throws(ElementFault) -> Money {
    guard let amount = try amount(number) else { throw ElementFault(self, number, .amount) }
    return amount
  }

  func quantity(_ number: Int) throws(ElementFault) -> Double? {
    let (isPresent, quantity) = withElement(number) { bytes in
      (bytes != nil, bytes.flatMap(Self.quantity))
    }
    if isPresent, quantity == nil { throw ElementFault(self, number, .number) }
    return quantity
  }

  // Most quantities are one digit; the standard library reads the rest.
  private static func quantity(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if bytes.count == 1, (0x30...0x39).contains(bytes[0]) { return Double(bytes[0] - 0x30) }
    guard bytes.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }) else {
      return nil
    }
    return Double(String(decoding: bytes, as: UTF8.self))
  }

  func day(_ number: Int) throws(ElementFault) -> CalendarDay? {
    let (isPresent, day) = withElement(number) { bytes in
      (bytes != nil, bytes.flatMap { CalendarDay(digits: $0) })
    }
    if isPresent, day == nil { throw ElementFault(self, number, .day) }
    return day
  }

  func requiredDay(_ number: Int) throws(ElementFault) -> CalendarDay {
    guard let day = try day(number) else { throw ElementFault(self, number, .day) }
    return day
  }

  /// A day or a span of days: `20240105` (format D8), `20240105-20240107` (RD8), or a day with a
  /// time behind it (DT).
  func period(_ number: Int) throws(ElementFault) -> ServicePeriod {
    let period = withElement(number) { $0.flatMap(ServicePeriod.init(digits:)) }
    guard let period else { throw ElementFault(self, number, .days) }
    return period
  }

  /// The procedure of a composite element: qualifier, code, up to four modifiers.
  func procedure(_ number: Int) -> Procedure? {
    withElement(number) { bytes in
      guard let bytes else { return nil }
      var parts = ComponentIterator(bytes, separator: separators.component)
      guard let qualifier = parts.next(), let code = parts.next(), !code.isEmpty else {
        return nil
      }
      var procedure = Procedure(qualifier: qualifier, code: code)
      for _ in 0..<4 {
        guard let modifier = parts.next() else { break }
        if !modifier.isEmpty { procedure.modifiers.append(modifier) }
      }
      return procedure
    }
  }

  /// The person of an NM1 segment: NM103, NM104 and NM109.
  var person: Person {
    Person(lastName: text(3), firstName: text(4), memberNumber: text(9))
  }
}

extension ServicePeriod {
  init?(digits: UnsafeBufferPointer<UInt8>) {
    guard digits.count >= 8, let first = CalendarDay(digits: digits.prefix(8)) else { return nil }
    switch digits.count {
    case 8: self.init(first)
    case 12 where digits.allSatisfy({ (0x30...0x39).contains($0) }): self.init(first)
    case 17 where digits[8] == UInt8(ascii: "-"):
      guard let last = CalendarDay(digits: digits.suffix(8)), last >= first else { return nil }
      self.init(first: first, last: last)
    default: return nil
    }
  }

  /// The span of several periods; nil without any.
  init?(spanning periods: some Sequence<ServicePeriod>) {
    var span: ServicePeriod?
    for period in periods {
      let known = span ?? period
      span = ServicePeriod(
        first: min(known.first, period.first), last: max(known.last, period.last))
    }
    guard let span else { return nil }
    self = span
  }
}

/// The components of an element one after another, empty ones included.
private struct ComponentIterator: IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private var cursor = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
  }

  mutating func next() -> String? {
    guard cursor <= bytes.count else { return nil }
    let start = cursor
    while cursor < bytes.count, bytes[cursor] != separator { cursor += 1 }
    defer { cursor += 1 }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<cursor]), as: UTF8.self)
  }
}

extension String {
  /// `nil` where nothing is left.
  var withoutBlanks: String? {
    guard utf8.first == 0x20 || utf8.last == 0x20 else { return self }
    let inner = drop { $0 == " " }
    return inner.lastIndex { $0 != " " }.map { String(inner[...$0]) }
  }
}
