public import Claims

/// What a payer would allow for a procedure: by contract, else by what it allowed before.
///
///     expected = units × rate      the contract rate in force on the service day: known; on the
///                                  day of the denial, where no day of service is told: estimated
///              = units × median    of n ≥ 5 paid lines of this payer and procedure: estimated
///
/// and otherwise unknown: never the billed charge, and never zero. Reductions for a second
/// procedure of the same session are not in a rate and so not in the figure.
public struct ExpectedAllowed: Sendable {
  /// The median allowed amount of one payer and procedure.
  public struct Median: Sendable, Hashable {
    public var payer: Payer
    /// CPT or HCPCS code, as `63047` or with a modifier as `63047-AS`.
    public var procedure: String
    /// For one unit.
    public var allowed: Money
    /// n, the paid lines behind it.
    public var lines: Int
    /// The last day of those lines; a denial known earlier does not see the median. `nil` for one
    /// that any denial may see, which lets later payments into a backtest.
    public var knownDay: CalendarDay?

    public init(
      payer: Payer, procedure: String, allowed: Money, lines: Int, knownDay: CalendarDay? = nil
    ) {
      self.payer = payer
      self.procedure = procedure
      self.allowed = allowed
      self.lines = lines
      self.knownDay = knownDay
    }
  }

  /// Below five lines a median is one or two payments, which may themselves be odd.
  public static let leastLines = 5

  /// Modifiers that change a price, so that the rate of the plain code is not the line's: parts of
  /// a service (26, TC, 52-56), both sides (50), several surgeons and assistants (62, 66, 80-82,
  /// AS), a return to the operating room (78), the surgery center's own part (SG). Source: general
  /// knowledge, not confirmed.
  public static let pricingModifiers: Set<String> = [
    "26", "TC", "50", "52", "53", "54", "55", "56", "62", "66", "78", "80", "81", "82", "AS", "SG",
  ]

  private struct Place: Hashable {
    var payer: String
    var procedure: String
  }

  private let rates: [Place: [ContractRate]]
  private let medians: [Place: [Median]]

  /// - Parameters:
  ///   - rates: Contract rates by payer and procedure; where two are in force the later begun wins.
  ///   - medians: Several of one payer and procedure differ by ``Median/knownDay``.
  public init(rates: [ContractRate], medians: [Median] = []) {
    self.rates = Dictionary(grouping: rates) {
      Place(payer: $0.payer.key, procedure: $0.procedure)
    }
    self.medians = Dictionary(grouping: medians) {
      Place(payer: $0.payer.key, procedure: $0.procedure)
    }
  }

  /// - Parameters:
  ///   - payer: Whose contract or payments.
  ///   - procedure: With its modifiers: a rate for `63047-AS` goes before one for `63047`.
  ///   - units: More than zero.
  ///   - serviceDay: Chooses the rate; without it `knownDay` does, and the rate is an estimate.
  ///   - knownDay: Nothing known later is used.
  /// - Returns: The expected allowed amount of the line.
  public func allowed(
    payer: Payer, procedure: Procedure, units: Double, serviceDay: CalendarDay?,
    knownDay: CalendarDay
  ) -> Estimate<Money> {
    guard !procedure.code.isEmpty else { return .unknown(reason: "no procedure named") }
    let pricing = procedure.modifiers.filter(Self.pricingModifiers.contains)
    let codes = pricing.map { "\(procedure.code)-\($0)" } + [procedure.code]
    for code in codes {
      let isPlain = code == procedure.code
      let found = oneUnit(
        of: Place(payer: payer.key, procedure: code), serviceDay: serviceDay, knownDay: knownDay)
      guard let found else { continue }
      let line = found.map { $0.share(units) }
      guard isPlain, !pricing.isEmpty, let value = line.value else { return line }
      return .estimated(
        value, basis: "\(line.ground); not priced for modifier \(pricing.joined(separator: ", "))")
    }
    return .unknown(
      reason: "no contract rate in force and no median of \(Self.leastLines) paid lines")
  }

  private func oneUnit(of place: Place, serviceDay: CalendarDay?, knownDay: CalendarDay)
    -> Estimate<Money>?
  {
    let told = rate(at: place, on: serviceDay ?? knownDay).map { rate in
      serviceDay == nil
        ? rate.estimated("in force on the day of the denial, for no day of service is told") : rate
    }
    return told ?? median(at: place, knownDay: knownDay)
  }

  private func rate(at place: Place, on day: CalendarDay) -> Estimate<Money>? {
    let inForce = (rates[place] ?? []).filter { rate in
      rate.firstDay <= day && rate.lastDay.map { day <= $0 } != false
    }
    guard let last = inForce.map(\.firstDay).max() else { return nil }
    let latest = inForce.filter { $0.firstDay == last }
    guard let rate = latest.first else { return nil }
    guard latest.allSatisfy({ $0.allowed == rate.allowed }) else {
      return .unknown(reason: "two contract rates are in force on one day; remove one")
    }
    let known = Estimate.known(rate.allowed, source: rate.source)
    return latest.contains { $0.isContradicted == true }
      ? known.estimated("the lowest of several rates that one file gives for this day") : known
  }

  private func median(at place: Place, knownDay: CalendarDay) -> Estimate<Money>? {
    let known = (medians[place] ?? []).filter { median in
      median.lines >= Self.leastLines && median.knownDay.map { $0 <= knownDay } != false
    }
    let latest = known.max { one, other in
      guard let day = one.knownDay else { return other.knownDay != nil }
      return other.knownDay.map { day < $0 } ?? false
    }
    return latest.map {
      .estimated($0.allowed, basis: "median of \($0.lines) paid lines of this payer and procedure")
    }
  }
}
