public import Claims

/// How many days after a win its payment comes, as paid wins tell.
///
///     lag = max(0, payment day − decided day)
///
/// of won appeals with a logged decision and a remittance that pays it. Where the log is silent and the
/// remittance alone tells of the win, its day is the day of the decision too, here as in
/// ``DecisionCourse``: the lag is zero. Wins of the last ``settlingDays`` are left out, for the slow
/// ones among them are not paid yet.
public struct PaymentLag: Sendable, Hashable {
  /// With fewer paid wins nothing is said.
  public static let fewestPaid = 10
  /// A payer with fewer has the lag of all together.
  public static let fewestOfPayer = 20
  public static let settlingDays = 60

  /// Lags as observed, each as likely as it was often.
  public struct Distribution: Sendable, Hashable {
    /// Days after the decision, the shortest first.
    private let lags: [Int]

    /// - Parameter lags: In days, at least one, none below 0.
    public init(_ lags: [Int]) {
      precondition(!lags.isEmpty && lags.allSatisfy { $0 >= 0 }, "lags are at least 0 days")
      self.lags = lags.sorted()
    }

    public var count: Int { lags.count }
    public var longest: Int { lags[lags.count - 1] }

    /// The order statistic at ⌈n q⌉ (type 1 of R's `quantile`), q in 0...1.
    public func quantile(_ probability: Double) -> Int {
      let place = Int((Double(lags.count) * probability).rounded(.up))
      return lags[min(lags.count - 1, max(0, place - 1))]
    }

    /// Each lag there is with its share, the shortest first; shares add up to 1.
    var shares: [(days: Int, share: Double)] {
      Dictionary(grouping: lags, by: \.self).sorted { $0.key < $1.key }
        .map { ($0.key, Double($0.value.count) / Double(lags.count)) }
    }
  }

  /// `nil` with fewer than ``fewestPaid`` paid wins.
  public let pooled: Distribution?
  private let byPayer: [String: Distribution]
  /// Payers with a paid win.
  public let payers: Int
  /// The paid wins, and those of them that a remittance alone tells.
  public let paid: Int
  public let withoutLog: Int
  /// Wins in the log, decided as long ago, that no remittance pays: in no lag.
  public let unpaid: Int
  /// Wins decided before this day are looked at.
  public let decidedBefore: CalendarDay

  /// The denials are taken as known on the as-of day.
  public init(of denials: [Denial], asOf: CalendarDay) {
    let limit = asOf.adding(days: -Self.settlingDays)
    var (lags, withoutLog, unpaid) = ([String: [Int]](), 0, 0)
    for denial in denials {
      guard let win = AppealWin(of: denial), win.day < limit else { continue }
      guard let paidDay = denial.recoveryPaymentDay else {
        unpaid += 1
        continue
      }
      withoutLog += win.isLogged ? 0 : 1
      lags[denial.payer.key, default: []].append(max(0, paidDay.days(since: win.day)))
    }
    let all = lags.values.flatMap(\.self)
    pooled = all.count >= Self.fewestPaid ? Distribution(all) : nil
    byPayer = lags.filter { $0.value.count >= Self.fewestOfPayer }.mapValues(Distribution.init)
    payers = lags.count
    paid = all.count
    self.withoutLog = withoutLog
    self.unpaid = unpaid
    decidedBefore = limit
  }

  /// How many payers have a lag of their own.
  public var payersOfTheirOwn: Int { byPayer.count }

  /// The payer's own where enough is known, else that of all; `nil` where it is unknown.
  public func distribution(ofPayer key: String) -> Distribution? { byPayer[key] ?? pooled }

  /// In days; 0 where nothing is known.
  public var longest: Int { pooled?.longest ?? 0 }
}
