public import Claims

/// A proportion in 0...1 to four decimals, as it is printed.
///
/// Dollars are multiplied by the printed figure, not by the digits behind it, so that a person with
/// a calculator gets the same cent.
public struct Share: Sendable, Hashable, Comparable {
  public let tenThousandths: Int

  /// Rounds half away from zero.
  ///
  /// - Returns: `nil` for what is not in 0...1.
  public init?(_ value: Double) {
    guard value >= 0, value <= 1 else { return nil }
    tenThousandths = Int((value * 10_000).rounded(.toNearestOrAwayFromZero))
  }

  public var value: Double { Double(tenThousandths) / 10_000 }

  /// 1 − this share, exact.
  public var complement: Share { Share(tenThousandths: 10_000 - tenThousandths) }

  private init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

  public static func < (lhs: Share, rhs: Share) -> Bool {
    lhs.tenThousandths < rhs.tenThousandths
  }

  /// This share of `amount`, rounded half away from zero to the cent.
  public func of(_ amount: Money) -> Money {
    Money(cents: amount.cents.scaled(by: tenThousandths, over: 10_000))
  }
}

extension Share: CustomStringConvertible {
  /// Four decimals, `0.4231`.
  public var description: String {
    let digits = String(tenThousandths % 10_000 + 10_000).dropFirst()
    return "\(tenThousandths / 10_000).\(digits)"
  }
}

extension Int {
  /// self × factor ÷ divisor, exact, rounded half away from zero; `divisor` is positive.
  func scaled(by factor: Int, over divisor: Int) -> Int {
    let product = Int128(self) * Int128(factor)
    let half = Int128(divisor / 2) * product.signum()
    return Int((product + half) / Int128(divisor))
  }
}
